"""A folder is read whole, or refused by the file and the column that are wrong."""

import gc
import json
import shutil
import weakref

import pandas as pd
import pytest
import small

from helpers.dataset import DatasetError, load
from helpers.network import ties
from helpers.paths import DATA
from helpers.status import spells
from helpers.validation import validate

FIELDS = {"name": "string", "parties": "integer", "share": "number"}
NUMBERS = "name,parties,share,unnamed\nNA,2,0.5,x\n,,,y\n"


@pytest.fixture
def folder(tmp_path):
    """The small dataset and a table with numbers."""
    small.write_dataset(tmp_path / "data")
    (tmp_path / "data" / "numbers.csv").write_text(NUMBERS, "utf-8")
    schema = {"fields": [{"name": name, "type": kind} for name, kind in FIELDS.items()]}
    path = tmp_path / "data" / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    package["resources"].append({"name": "numbers", "path": "numbers.csv", "schema": schema})
    path.write_text(json.dumps(package), "utf-8")
    return tmp_path / "data"


def test_a_dataset_is_as_of_the_day_and_of_the_version_that_its_package_names(folder):
    data = load(folder)
    assert (data.version, data.as_of) == ("1.2.0", pd.Timestamp("2026-01-01"))


def test_a_blank_text_is_a_blank_and_the_letters_na_are_a_text(folder):
    assert load(folder).numbers["name"].tolist() == ["NA", ""]


def test_a_whole_number_stays_whole_beside_an_unknown_one(folder):
    table = load(folder).numbers
    assert table.dtypes.astype(str).to_dict() == {"name": "str", "parties": "Int64", "share": "float64"}
    assert table["parties"].isna().tolist() == table["share"].isna().tolist() == [False, True]


def test_a_column_that_the_package_does_not_name_is_left_out(folder):
    assert list(load(folder).numbers.columns) == list(FIELDS)


def test_a_missing_table_is_told_by_its_file(folder):
    (folder / "states.csv").unlink()
    with pytest.raises(DatasetError, match=r"states\.csv: no such file; `python run\.py validate`"):
        load(folder)


def test_a_missing_column_is_told_by_file_and_name(folder):
    path = folder / "states.csv"
    path.write_text(path.read_text("utf-8").replace("name_ru", "name_rus").replace("name_kk", "name_kz"), "utf-8")
    with pytest.raises(DatasetError, match=r"states\.csv: no column name_ru, name_kk;"):
        load(folder)


@pytest.mark.parametrize("content", ["name,parties,share\na,two,0.5\n", "", 'name,parties,share\n"a'])
def test_a_table_that_cannot_be_read_is_told_by_its_file(folder, content):
    (folder / "numbers.csv").write_text(content, "utf-8")
    with pytest.raises(DatasetError, match=r"numbers\.csv: .+; `python run\.py validate`"):
        load(folder)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name,parties,share\na,2,0.5,\nb,3,0.5,\n", "line 2 has 4 cells and the header 3"),
        ("name,parties,share\na,2,0.5\nb,3\n", "line 3 has 2 cells and the header 3"),
    ],
)
def test_a_row_with_another_number_of_cells_than_the_header_shifts_no_column_and_is_told(folder, content, line):
    (folder / "numbers.csv").write_text(content, "utf-8")
    with pytest.raises(DatasetError, match=rf"numbers\.csv: {line}"):
        load(folder)


def test_a_fraction_in_a_column_of_whole_numbers_is_told_by_file_and_column(folder):
    (folder / "numbers.csv").write_text("name,parties,share\na,30.5,1\n", "utf-8")
    with pytest.raises(DatasetError, match=r"numbers\.csv: column parties: .*cast"):
        load(folder)


def test_a_folder_in_place_of_a_table_is_told_by_its_name(folder):
    (folder / "numbers.csv").unlink()
    (folder / "numbers.csv").mkdir()
    with pytest.raises(DatasetError, match=r"numbers\.csv: "):
        load(folder)


def test_a_folder_in_place_of_the_package_is_told_by_its_name(folder):
    (folder / "datapackage.json").unlink()
    (folder / "datapackage.json").mkdir()
    with pytest.raises(DatasetError, match=r"datapackage\.json: "):
        load(folder)


def test_a_folder_without_a_package_holds_no_dataset(tmp_path):
    with pytest.raises(DatasetError, match=r"datapackage\.json: no such file, so the folder holds no dataset"):
        load(tmp_path)


def test_a_package_that_is_no_json_is_told_by_its_file_and_line(folder):
    (folder / "datapackage.json").write_text('{"name":\n', "utf-8")
    with pytest.raises(DatasetError, match=r"datapackage\.json: .* line 2 "):
        load(folder)


def test_a_table_that_is_none_is_named(folder):
    with pytest.raises(AttributeError, match="the dataset has no table 'treaties'"):
        _ = load(folder).treaties


def test_what_if_replaces_one_table_and_leaves_the_others_and_the_first_dataset_alone(folder):
    data = load(folder)
    other = data.with_tables(states=data.states.iloc[:1])
    assert len(other.states) == 1 and len(data.states) == 2
    assert other.instruments is data.instruments and other.as_of == data.as_of


def test_two_readings_of_one_folder_are_two_datasets_that_can_be_kept_apart(folder):
    one, other = load(folder), load(folder)
    assert one != other and len({one, other}) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", "list indices"),
        ('{"as_of": "2026-01-01", "resources": []}', "no 'version'"),
        ('{"version": "1", "as_of": "2026", "resources": []}', "is not one day"),
        ('{"version": "1", "as_of": "2026-01-01", "resources": [{"name": "a", "path": "a.csv"}]}', "no 'schema'"),
        (
            '{"version": "1", "as_of": "2026-01-01", "resources":'
            ' [{"name": "a", "path": "a.csv", "schema": {"fields": [{"name": "b"}]}}]}',
            "no 'type'",
        ),
        ("{", "Expecting"),
    ],
)
def test_a_package_that_describes_no_tables_is_told_by_its_file(folder, text, reason):
    (folder / "datapackage.json").write_text(text, "utf-8")
    with pytest.raises(DatasetError, match=rf"datapackage\.json: .*{reason}"):
        load(folder)


def test_what_is_derived_is_handed_out_as_a_copy(dataset):
    before = spells(dataset, "signed")
    before["rule"] = "mine"
    before.loc[0, "state"] = "ZZZ"
    again = spells(dataset, basis="signed")
    assert "mine" not in set(again["rule"]) and "ZZZ" not in set(again["state"])


def test_what_is_derived_goes_with_its_dataset(dataset):
    other = dataset.with_tables(events=dataset.events.head(50))
    kept = weakref.ref(other)
    spells(other)
    del other
    gc.collect()
    assert kept() is None


def test_a_dataset_with_another_table_derives_anew(dataset):
    fewer = dataset.with_tables(events=dataset.events.head(50))
    assert 0 < len(spells(fewer)) < len(spells(dataset)) and fewer.version == dataset.version


def test_an_id_says_the_day_of_conclusion_where_a_page_shows_it_and_none_where_none_does(dataset):
    table = dataset.instruments
    said = table["instrument_id"].str.extract(r"-(\d{4}-\d{2}-\d{2})-")[0].fillna("")
    shown = table["concluded"].where(table["concluded"].str.fullmatch(r"\d{4}-\d{2}-\d{2}"), "")
    assert table.loc[said != shown, "instrument_id"].tolist() == []


def test_the_tables_cut_down_to_their_headers_are_a_dataset_for_agreements_of_others(tmp_path):
    """The three steps of the codebook, section 13."""
    own = tmp_path / "own"
    shutil.copytree(DATA, own, ignore=shutil.ignore_patterns("*.md"))
    for path in own.rglob("*.csv"):
        if path.name != "vocabulary.csv":
            path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8", newline="\n")
    assert validate(own) == []
    act, shown = "esp-mar-2001-07-25-labour", "boe-es-001,exact"
    rows = {
        "states": [f"{state},{state},{state},{state},,,,yes,," for state in ("ESP", "MAR")],
        "instruments": [f"{act},A,,,agreement,treaty,substantive,adopted,bilateral,bilateral,2001-07-25,,2005-09-01,"
                        "unknown,,,,,,,,,high,"],
        "topics": [f"{act},labour_migration"],
        "sources": ["boe-es-001,https://example.org/1,BOE,official,es,2026-01-01,"],
        "events": [f"{act}/{state}/signature,{act},{state},signature,2001-07-25,,," for state in ("ESP", "MAR")],
        "evidence": [*(f"events,{act}/{state}/signature,date,{shown}" for state in ("ESP", "MAR")),
                     *(f"instruments,{act},{column},{shown}" for column in ("concluded", "entry_into_force"))],
    }  # fmt: skip
    for name, lines in rows.items():
        with (own / f"{name}.csv").open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    assert validate(own) == []
    data = load(own)
    assert list(ties(data, "2005-09-01", states=["ESP", "MAR"]).edges(data="level")) == [("ESP", "MAR", "certain")]
    assert ties(data, "2005-08-31", states=["ESP", "MAR"]).number_of_edges() == 0
