"""A small dataset in which nothing is wrong, and every way in which it can be spoilt."""

# ruff: noqa: E501 - a row of a table stays one line

import hashlib
import json
import re
from pathlib import Path

import pytest

from helpers.validation import main, validate

TABLES = {
    "instruments": """\
instrument_id,title_en,kind,legal_form,role,stage,scope,framework,concluded,entry_into_force,force_rule,force_n,applies_from,applies_until,ended,end_reason,signatories_complete,confidence
cis-1998-03-06-migration,Agreement on migration,agreement,treaty,substantive,adopted,multilateral,CIS,1998-03-06,[1998-05..1998-12],nth_deposit,3,,,2015,replaced,yes,high
cis-1999-01-10-programme,Programme,programme,soft,substantive,adopted,multilateral,CIS,1999-01-10,,unknown,,1999,2003,,,no,medium
cis-2005-protocol,Protocol,protocol,treaty,substantive,adopted,multilateral,CIS,2005-11-25,,unknown,,,,,,no,high
cis-nd-draft,Draft,agreement,treaty,substantive,draft,multilateral,CIS,,,unknown,,,,,,no,low
kaz-1998-09-01-law,Law that ratifies,law,national_act,substantive,adopted,national,national,1998-09-01,,unknown,,,,,,,high
kaz-uzb-2006-stay,Agreement on stay,agreement,treaty,substantive,adopted,bilateral,bilateral,2006-09-04,2007,last_notification,,,,,,,high
kaz-uzb-2010-stay-protocol,Protocol on stay,protocol,treaty,substantive,adopted,bilateral,bilateral,2010,,unknown,,,,,,,high
""",
    "events": """\
event_id,instrument_id,state,event,date,towards,act_id,note
e01,cis-1998-03-06-migration,KAZ,signature,1998-03-06,,,
e02,cis-1998-03-06-migration,KAZ,ratification,1998-09-01,,kaz-1998-09-01-law,
e03,cis-1998-03-06-migration,KAZ,deposit,1998-10,,,
e04,cis-1998-03-06-migration,KAZ,entry_into_force,[1998-10-20..1998-12],,,
e05,cis-1998-03-06-migration,KAZ,withdrawal_notice,2010-02-01,,,
e06,cis-1998-03-06-migration,KAZ,withdrawal,2011-02-01,,,
e07,cis-1998-03-06-migration,KAZ,accession,2012-05-05,,,
e08,cis-1998-03-06-migration,UZB,not_signed,1998-03-06,,,
e09,cis-1998-03-06-migration,UZB,signature,1998-04-01,,,
e10,cis-1998-03-06-migration,UZB,suspension,1999,KAZ,,
e11,cis-1998-03-06-migration,UZB,resumption,2000,KAZ,,
e12,cis-nd-draft,KAZ,special_opinion,,,,
e13,kaz-1998-09-01-law,KAZ,adoption,1998-09-01,,,
e14,kaz-uzb-2006-stay,KAZ,adoption,2006-08-20,,,
e15,kaz-uzb-2006-stay,KAZ,signature,2006-09-04,,,
e16,kaz-uzb-2006-stay,UZB,signature,2006-09,,,
e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,
""",
    "topics": """\
instrument_id,topic
cis-1998-03-06-migration,visa
""",
    "relations": """\
instrument_id,relation,target_id
cis-2005-protocol,protocol_to,cis-1998-03-06-migration
kaz-uzb-2006-stay,protocol_to,cis-1998-03-06-migration
kaz-uzb-2010-stay-protocol,amends,kaz-uzb-2006-stay
""",
    "cited_acts": """\
instrument_id,relation,title,date
cis-2005-protocol,amends,An act that nobody keeps,[..2004]
""",
    "identifiers": """\
instrument_id,scheme,value
cis-1998-03-06-migration,UNTS,41234
""",
    "aliases": """\
old_id,instrument_id
cis-1998-migration,cis-1998-03-06-migration
""",
    "sources": """\
source_id,url,tier,accessed
page-1,https://example.org/one,official,2026-02-01
page-2,https://example.org/two,press,2026-02-02
""",
    "evidence": """\
table,key,field,source_id,grade
events,e01,date,page-1,exact
events,e02,date,page-1,exact
events,e03,date,page-1,exact
events,e04,date,page-1,exact
events,e05,date,page-1,exact
events,e06,date,page-1,exact
events,e07,date,page-1,exact
events,e08,date,page-1,exact
events,e09,date,page-1,exact
events,e10,date,page-1,exact
events,e11,date,page-1,exact
events,e12,date,page-1,record
events,e13,date,page-1,exact
events,e14,date,page-1,exact
events,e15,date,page-1,exact
events,e16,date,page-1,exact
events,e17,date,page-1,exact
instruments,cis-1998-03-06-migration,concluded,page-1,exact
instruments,cis-1998-03-06-migration,ended,page-2,record
instruments,cis-1998-03-06-migration,entry_into_force,page-1,exact
instruments,cis-1999-01-10-programme,concluded,page-1,exact
instruments,cis-2005-protocol,concluded,page-1,exact
instruments,kaz-1998-09-01-law,concluded,page-1,exact
instruments,kaz-uzb-2006-stay,concluded,page-1,exact
instruments,kaz-uzb-2006-stay,entry_into_force,page-1,exact
instruments,kaz-uzb-2010-stay-protocol,concluded,page-1,exact
memberships,CIS/KAZ/1991-12-21,from,page-1,exact
""",
    "disagreements": """\
table,key,field,value,source_id
events,e13,date,1998-09-02,page-2
""",
    "states": """\
state,name_en,since,of_the_twelve
KAZ,Kazakhstan,1991-12-16,yes
RUS,Russia,1945-10-24,yes
UZB,Uzbekistan,1991-08-31,yes
BEL,Belgium,,no
NLD,Netherlands,,no
""",
    "memberships": """\
organisation,state,status,from,to
CIS,KAZ,member,1991-12-21,
""",
    "paper_claims": """\
claim_id,section,kind,verdict,instrument_id
c01,bilateral,agreement,confirmed,cis-1998-03-06-migration kaz-uzb-2006-stay
""",
    "gdp": """\
state,year,value
KAZ,1998,-1.9
KAZ,1999,2.7
""",
    "vocabulary": "field,code\n"
    + "".join(
        f"{field},{code}\n"
        for field, codes in {
            "claim_kind": "agreement",
            "confidence": "high low medium",
            "end_reason": "replaced",
            "event": "accession adoption approval denunciation deposit entry_into_force not_signed notification "
            "provisional_application ratification refusal reservation resumption seen_in_force seen_not_in_force signature "
            "special_opinion suspension withdrawal withdrawal_notice",
            "force_rule": "last_notification nth_deposit on_signature signature_or_notification unknown",
            "framework": "CIS bilateral national",
            "grade": "exact record",
            "kind": "agreement law programme protocol",
            "legal_form": "national_act soft treaty",
            "membership_status": "member",
            "organisation": "CIS",
            "relation": "amends implements protocol_to supersedes",
            "role": "substantive",
            "scheme": "UNTS",
            "scope": "bilateral multilateral national",
            "section": "bilateral",
            "signatories_complete": "no yes",
            "stage": "adopted draft",
            "tier": "official press",
            "topic": "visa",
            "verdict": "confirmed",
        }.items()
        for code in codes.split()
    ),
}

KEYS = {
    "topics": ["instrument_id", "topic"],
    "relations": ["instrument_id", "relation", "target_id"],
    "cited_acts": ["instrument_id", "relation", "title"],
    "identifiers": ["instrument_id", "scheme", "value"],
    "evidence": ["table", "key", "field", "source_id"],
    "disagreements": ["table", "key", "field", "value"],
    "memberships": ["organisation", "state", "status", "from"],
    "gdp": ["state", "year"],
    "vocabulary": ["field", "code"],
}
TYPES = {"force_n": "integer", "year": "integer", "value": "string", "accessed": "date", "since": "date"}
REFERENCES = {
    "instrument_id": "instruments", "target_id": "instruments", "act_id": "instruments", "state": "states",
    "towards": "states", "source_id": "sources",
}  # fmt: skip
#: A problem as it is printed: file, line, what names the row, column.
PRINTED = re.compile(r"(?P<file>\S+?)(?:, row (?P<row>\d+))?(?: \(.*?\))?(?:, column (?P<column>.+?))?: ")
KEY_OF = {"instruments": "instrument_id", "states": "state", "sources": "source_id"}


def description() -> dict:
    resources = []
    for name, text in TABLES.items():
        columns = text.partition("\n")[0].split(",")
        fields = [{"name": column, "type": TYPES.get(column, "string"), "constraints": {}} for column in columns]
        for field in fields:
            if field["name"] == "value" and name == "gdp":
                field["type"] = "number"
            if field["name"] in ("title_en", "url", "grade", "name_en"):
                field["constraints"]["required"] = True
            if field["name"] == "url":
                field["constraints"] |= {"unique": True, "pattern": "https?://.+"}
        keys = [
            {"fields": [column], "reference": {"resource": REFERENCES[column], "fields": [KEY_OF[REFERENCES[column]]]}}
            for column in columns
            if column in REFERENCES and KEY_OF.get(name) != column and name != "paper_claims"
        ]
        schema = {"fields": fields, "primaryKey": KEYS.get(name, columns[:1]), "foreignKeys": keys}
        path = "context/gdp.csv" if name == "gdp" else f"{name}.csv"
        resources.append({"name": name, "path": path, "schema": schema})
    return {"name": "small", "version": "0.1.0", "as_of": "2026-03-01", "resources": resources}


class Small:
    """The small dataset in a folder, to be spoilt and judged."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture):
        self.folder, self.capsys = folder, capsys
        (folder / "context").mkdir(parents=True)
        for name, text in TABLES.items():
            self.path(name).write_bytes(text.encode())
        self.describe(lambda package: None)

    def path(self, name: str) -> Path:
        return self.folder / ("context/gdp.csv" if name == "gdp" else f"{name}.csv")

    def describe(self, change) -> None:
        package = description()
        change(package)
        (self.folder / "datapackage.json").write_text(json.dumps(package), "utf-8")

    def change(self, name: str, old: str, new: str) -> "Small":
        text = self.path(name).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.path(name).write_bytes(text.replace(old, new).encode())
        return self

    def after(self, name: str, line: str, *new: str) -> "Small":
        """Put rows below one, and give new events their evidence."""
        self.change(name, f"{line}\n", "".join(f"{one}\n" for one in (line, *new)))
        if name == "events":
            keys = [one.partition(",")[0] for one in new]
            before = line.partition(",")[0]
            self.after("evidence", next(row for row in TABLES["evidence"].splitlines() if f"events,{before}," in row),
                       *(f"events,{key},date,page-1,exact" for key in keys))  # fmt: skip
        return self

    def digest(self) -> str:
        parts = [path.relative_to(self.folder).as_posix().encode() + path.read_bytes()
                 for path in sorted(self.folder.rglob("*")) if path.is_file()]  # fmt: skip
        return hashlib.sha256(b"".join(parts)).hexdigest()

    def wrong(self, *expected: tuple) -> None:
        """Main names these, (table or file, row, column, words of the message), and nothing else; it writes nothing."""
        before = self.digest()
        status, lines = main(self.folder), self.capsys.readouterr().out.splitlines()
        assert self.digest() == before
        assert status == 1
        assert lines.pop().startswith(f"{len(lines)} problem")
        found = [PRINTED.match(line) for line in lines]
        assert all(found), lines
        places = [(one["file"], one["row"] and int(one["row"]), one["column"] or "") for one in found]
        assert places == [(self.file(name), row, column) for name, row, column, _ in expected], "\n".join(lines)
        for line, (*_, words) in zip(lines, expected, strict=True):
            assert words in line

    def file(self, name: str) -> str:
        return f"data/{name if '.' in name else self.path(name).relative_to(self.folder).as_posix()}"


@pytest.fixture
def record(tmp_path, capsys) -> Small:
    return Small(tmp_path / "data", capsys)


# The whole


def test_a_valid_dataset_has_nothing_wrong_and_one_line_says_so(record):
    before = record.digest()
    assert validate(record.folder) == []
    assert main(record.folder) == 0
    rows = sum(text.count("\n") - 1 for text in TABLES.values())
    assert record.capsys.readouterr().out == f"15 tables, {rows} rows: nothing wrong\n"
    assert record.digest() == before


def test_a_problem_knows_file_line_column_and_row(record):
    record.change("topics", ",visa", ",vissa")
    (problem,) = validate(str(record.folder))
    assert problem[:3] == ("data/topics.csv", 2, "topic")
    assert problem.about == "cis-1998-03-06-migration, vissa"
    assert problem.message.startswith("'vissa' is no topic")


def test_a_problem_reads_as_the_study_writes_errors(record):
    record.change("events", "UZB,ratification,2006,", "UZB,ratification,2006-09-03,")
    record.change("events", "UZB,signature,2006-09,", "UZB,signature,2006-09-04,")
    record.change("instruments", "bilateral,bilateral,2006-09-04", "bilateral,bilateral,2006-09-02")
    assert [str(problem) for problem in validate(record.folder)] == [
        "data/events.csv, row 18 (kaz-uzb-2006-stay, UZB), column date: ratification 2006-09-03 comes before signature "
        "2006-09-04. Check the source, or record the second reading in disagreements.csv."
    ]


def test_several_faults_are_reported_at_once_sorted_by_file_and_row(record):
    record.change("events", "KAZ,deposit,1998-10,", "KAZ,deposit,1998-13,")
    record.change("events", "KAZ,signature,1998-03-06,", "KAZ,signatur,1998-03-06,")
    record.change("gdp", "KAZ,1999,2.7", "KAZ,1999,much")
    record.change("sources", "page-2,https", "page-2,=https")
    record.change("relations", "amends,kaz-uzb-2006-stay", "amends,kaz-uzb-2006")
    record.path("topics").unlink()
    record.wrong(
        ("gdp", 3, "value", "'much' is no number"),
        ("events", 2, "event", "'signatur' is no event of vocabulary.csv. Did you mean 'signature'?"),
        ("events", 4, "date", "'1998-13' is no date: write 1998-03-06"),
        ("relations", 4, "target_id", "'kaz-uzb-2006' stands in no row of data/instruments.csv"),
        ("sources", 3, "url", "is a formula"),
        ("topics", None, "", "no such file"),
    )


def test_a_sentence_with_letters_that_the_console_lacks_is_printed_all_the_same(record, monkeypatch, tmp_path):
    record.change("topics", ",visa", ",виза")
    with open(tmp_path / "console", "w", encoding="ascii") as console:
        monkeypatch.setattr("sys.stdout", console)
        assert main(record.folder) == 1
    assert r"'\u0432\u0438\u0437\u0430' is no topic" in (tmp_path / "console").read_text("ascii")


# datapackage.json


def test_a_folder_without_a_description_is_no_dataset(record):
    (record.folder / "datapackage.json").unlink()
    assert "no such file" in str(validate(record.folder)[0])
    assert validate(record.folder / "nowhere")[0].file == "nowhere/datapackage.json"
    assert main(record.folder) == 1


@pytest.mark.parametrize("text", ["{", "[]", "null", "\ufeff{}"])
def test_a_description_that_is_no_object_is_named(record, text):
    (record.folder / "datapackage.json").write_text(text, "utf-8")
    record.wrong(("datapackage.json", None, "", "data/datapackage.json: "))


def test_a_description_that_frictionless_refuses_is_named_and_the_tables_are_still_judged(record):
    record.describe(lambda package: package.update(created="yesterday"))
    record.change("topics", ",visa", ",vissa")
    record.wrong(("datapackage.json", None, "", '"created"'), ("topics", 2, "topic", "'vissa' is no topic"))


@pytest.mark.parametrize("as_of", [None, "2026", "2026-02-30", 2026])
def test_a_record_without_a_last_day_is_named(record, as_of):
    record.describe(lambda package: package.update(as_of=as_of))
    record.wrong(("datapackage.json", None, "as_of", "the last day of the record is missing or no day"))


def test_a_dataset_without_a_version_is_named(record):
    record.describe(lambda package: package.pop("version"))
    record.wrong(("datapackage.json", None, "version", "is missing"))


def test_a_table_that_the_description_leaves_out_is_named_twice(record):
    record.describe(lambda package: package["resources"].pop(0))
    record.wrong(
        ("datapackage.json", None, "", "names no table 'instruments'"),
        ("instruments", None, "", "is no table of datapackage.json"),
    )


@pytest.mark.parametrize("resources", [None, 1, {}, ["topics"]])
def test_a_description_without_tables_is_named(record, resources):
    record.describe(lambda package: package.update(resources=resources))
    assert main(record.folder) == 1
    assert "data/datapackage.json: names no table 'events'" in record.capsys.readouterr().out


def test_a_study_without_a_paper_needs_no_claims(record):
    record.describe(lambda package: package["resources"].pop(-3))
    record.path("paper_claims").unlink()
    assert validate(record.folder) == []


def test_a_column_that_the_description_leaves_out_is_named(record):
    record.describe(lambda package: package["resources"][1]["schema"]["fields"].pop(5))
    record.wrong(
        ("datapackage.json", None, "", "foreign key"),
        ("datapackage.json", None, "", "table 'events' has no column 'towards'"),
        ("events", 1, "towards", "is not in datapackage.json"),
    )


def test_a_table_without_a_schema_is_named(record):
    record.describe(lambda package: package["resources"][2].pop("schema"))
    assert any("number 3 needs a name" in str(problem) for problem in validate(record.folder))


def test_malformed_keys_are_named_and_break_nothing(record):
    record.describe(lambda package: package["resources"][2]["schema"].update(foreignKeys=["instrument_id"]))
    assert any("number 3 needs a name" in str(problem) for problem in validate(record.folder))


def test_a_schema_that_frictionless_cannot_use_is_named_at_its_table_too(record):
    record.describe(lambda package: package["resources"][2]["schema"]["fields"][1].update(type="code"))
    record.change("topics", ",visa", ",vissa")
    record.wrong(
        ("datapackage.json", None, "", "code"),
        ("topics", None, "", "cannot be judged by its schema"),
        ("topics", 2, "topic", "'vissa' is no topic"),
    )


def test_a_column_without_a_type_is_named(record):
    record.describe(lambda package: package["resources"][2]["schema"]["fields"][1].pop("type"))
    record.wrong(("datapackage.json", None, "", "column 'topic' of 'topics' has no type"))


def test_a_table_without_a_key_is_named(record):
    record.describe(lambda package: package["resources"][2]["schema"].pop("primaryKey"))
    record.wrong(("datapackage.json", None, "", "table 'topics' has no primary key"))


@pytest.mark.parametrize("change", [{"resource": "acts"}, {"fields": ["id"]}])
def test_a_reference_to_what_is_not_described_is_named(record, change):
    record.describe(lambda package: package["resources"][2]["schema"]["foreignKeys"][0]["reference"].update(change))
    record.wrong(("datapackage.json", None, "", "table 'topics' refers to"))


# Files


def test_a_missing_table_is_named(record):
    record.path("identifiers").unlink()
    record.wrong(("identifiers", None, "", "no such file, though datapackage.json names it"))


def test_without_its_main_table_the_rest_is_still_judged(record):
    record.path("instruments").unlink()
    record.change("events", "KAZ,deposit,1998-10,", "KAZ,deposit,October,")
    record.wrong(("events", 4, "date", "'October' is no date"), ("instruments", None, "", "no such file"))


def test_a_missing_column_is_named_and_the_other_columns_are_still_judged(record):
    text = record.path("topics").read_text("utf-8")
    record.path("topics").write_text("instrument_id\n" + text.splitlines()[1].split(",")[0] + "\ngone\n", "utf-8")
    record.wrong(
        ("topics", 1, "topic", "is missing, though datapackage.json names it"),
        ("topics", 3, "instrument_id", "'gone' stands in no row"),
    )


def test_without_the_second_readings_no_order_is_judged(record):
    record.change("events", "KAZ,deposit,1998-10,", "KAZ,deposit,1998-08,")
    record.path("disagreements").unlink()
    record.wrong(("disagreements", None, "", "no such file"))


def test_without_its_key_a_table_has_no_order_of_rows(record):
    text = record.path("vocabulary").read_text("utf-8").splitlines()
    record.path("vocabulary").write_text("".join(line.partition(",")[2] + "\n" for line in text), "utf-8")
    record.wrong(("vocabulary", 1, "field", "is missing"))


def test_a_column_too_many_is_named(record):
    record.path("topics").write_text("instrument_id,topic,weight\ncis-1998-03-06-migration,visa,1\n", "utf-8")
    record.wrong(("topics", 1, "weight", "is not in datapackage.json"))


def test_a_column_without_a_name_is_named_once(record):
    record.path("topics").write_text("instrument_id,topic,\ncis-1998-03-06-migration,vissa,1\n", "utf-8")
    record.wrong(("topics", 1, "(blank)", "is not in datapackage.json"), ("topics", 2, "topic", "'vissa' is no topic"))


def test_a_column_that_stands_twice_is_named(record):
    record.path("topics").write_text("instrument_id,topic,topic\ncis-1998-03-06-migration,visa,visa\n", "utf-8")
    record.wrong(("topics", 1, "topic", "stands twice"))


def test_columns_in_another_order_are_named(record):
    record.path("topics").write_text("topic,instrument_id\nvisa,cis-1998-03-06-migration\n", "utf-8")
    record.wrong(("topics", 1, "", "another order"))


def test_a_table_that_nothing_describes_is_named(record):
    (record.folder / "context" / "more.csv").write_text("a\n1\n", "utf-8")
    record.wrong(("context/more.csv", None, "", "is no table of datapackage.json"))


def test_an_empty_file_is_named(record):
    record.path("topics").write_bytes(b"")
    record.wrong(("topics", None, "", "is empty"))


def test_a_file_in_another_encoding_is_named_with_its_first_cell(record):
    record.change("instruments", "Protocol on stay", "Протокол")
    record.change("instruments", "Agreement on stay", "Соглашение")
    record.path("instruments").write_bytes(record.path("instruments").read_text("utf-8").encode("cp1251"))
    record.wrong(("instruments", 7, "title_en", "cannot be read as UTF-8, nor can 1 other cells"))


def test_a_header_in_another_encoding_is_named(record):
    record.path("topics").write_bytes("instrument_id,тема\ncis-1998-03-06-migration,visa\n".encode("cp1251"))
    record.wrong(("topics", 1, "topic", "is missing"), ("topics", 1, "\ufffd" * 4, "cannot be read as UTF-8"))


def test_utf_16_is_named(record):
    record.path("topics").write_bytes(record.path("topics").read_text("utf-8").encode("utf-16"))
    record.wrong(("topics", 1, "", "is UTF-16"))


def test_a_byte_order_mark_is_named(record):
    record.path("topics").write_bytes(b"\xef\xbb\xbf" + record.path("topics").read_bytes())
    record.wrong(("topics", 1, "", "byte order mark"))


def test_windows_line_ends_are_named(record):
    record.path("topics").write_bytes(record.path("topics").read_bytes().replace(b"\n", b"\r\n"))
    record.wrong(("topics", 1, "", "carriage return"))


def test_a_quotation_mark_without_its_pair_is_named(record):
    record.change("identifiers", "UNTS,41234", 'UNTS,"41234')
    record.wrong(("identifiers", 2, "", "is no CSV from here on"))


def test_a_blank_row_is_named(record):
    record.change("states", "RUS,", ",,,\nRUS,")
    record.wrong(("states", 3, "", "is blank"))


def test_a_row_with_a_cell_too_many_is_named(record):
    record.change("states", "1945-10-24,yes", "1945-10-24,yes,no")
    record.wrong(("states", 3, "", "has more cells than the header"))


def test_a_row_with_a_cell_too_few_is_named(record):
    record.change("states", "BEL,Belgium,,no", "BEL,Belgium,")
    record.wrong(("states", 5, "of_the_twelve", "fewer cells than the header"))


def test_rows_are_counted_as_an_editor_counts_lines(record):
    record.change("instruments", "Agreement on migration", '"Agreement\non\nmigration"')
    record.change("instruments", "2010,,unknown", "2010,,unknwn")
    record.wrong(("instruments", 10, "force_rule", "Did you mean 'unknown'?"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_cell_that_a_spreadsheet_would_run_is_named(record, start):
    record.change("instruments", ",Protocol,protocol", f",{start}Protocol,protocol")
    record.wrong(("instruments", 4, "title_en", "is a formula to a spreadsheet"))


def test_a_number_below_zero_is_no_formula_but_only_in_a_column_of_numbers(record):
    record.change("identifiers", ",41234", ",-41234")
    record.wrong(("identifiers", 2, "value", "is a formula"))


@pytest.mark.parametrize("cell", [" Protocol", "Protocol ", "Protocol\u00a0"])
def test_a_blank_at_the_edge_of_a_cell_is_named(record, cell):
    record.change("instruments", ",Protocol,protocol", f",{cell},protocol")
    record.wrong(("instruments", 4, "title_en", "begins or ends with a blank"))


def test_rows_out_of_order_are_named_once_for_a_table(record):
    rows = TABLES["vocabulary"].splitlines(keepends=True)
    record.path("vocabulary").write_text("".join([rows[0], *reversed(rows[1:])]), "utf-8")
    record.wrong(("vocabulary", 3, "field", "comes before the row above it (60 other rows too). Sort by field, code"))


def test_third_states_stand_below_the_states_of_the_study(record):
    rows = TABLES["states"].splitlines(keepends=True)
    record.path("states").write_text("".join([rows[0], *sorted(rows[1:])]), "utf-8")
    record.wrong(("states", 3, "state", "comes before the row above it"))


# Types, constraints, keys


def test_a_text_where_a_number_should_be_is_named(record):
    record.change("instruments", "nth_deposit,3", "nth_deposit,three")
    record.wrong(("instruments", 2, "force_n", "'three' is no integer"))


def test_a_blank_cell_that_must_be_filled_is_named(record):
    record.change("states", "RUS,Russia", "RUS,")
    record.wrong(("states", 3, "name_en", "is blank, and must not be"))


def test_every_blank_cell_of_a_table_is_named(record):
    record.change("states", "RUS,Russia", "RUS,").change("states", "UZB,Uzbekistan", "UZB,")
    record.wrong(*(("states", row, "name_en", "is blank, and must not be") for row in (3, 4)))


def test_a_cell_that_breaks_its_pattern_is_named(record):
    record.change("sources", "https://example.org/two", "example.org/two")
    record.wrong(("sources", 3, "url", "is not allowed: constraint pattern"))


def test_a_duplicate_key_is_named_with_the_row_it_repeats(record):
    record.change("sources", "page-2,", "page-1,")
    record.change("evidence", "ended,page-2", "ended,page-1")
    record.change("disagreements", "page-2", "page-1")
    record.wrong(("sources", 3, "source_id", "the key page-1 stands in row 2 already"))


def test_a_duplicate_key_that_must_be_unique_besides_is_named_once(record):
    record.describe(lambda package: package["resources"][7]["schema"]["fields"][0]["constraints"].update(unique=True))
    record.change("sources", "page-2,", "page-1,")
    record.change("evidence", "ended,page-2", "ended,page-1")
    record.change("disagreements", "page-2", "page-1")
    record.wrong(("sources", 3, "source_id", "stands in row 2 already"))


def test_a_duplicate_key_of_several_columns_is_named(record):
    row = "cis-2005-protocol,protocol_to,cis-1998-03-06-migration"
    record.after("relations", row, row)
    record.wrong(("relations", 3, "instrument_id", "stands in row 2 already"))


def test_a_blank_key_is_named(record):
    record.change("aliases", "cis-1998-migration,", ",")
    record.wrong(("aliases", 2, "old_id", "the key is blank"))


# Codes, dates, references


@pytest.mark.parametrize(
    ("table", "row", "column", "old", "new"),
    [
        ("instruments", 2, "kind", "migration,agreement,", "migration,agrement,"),
        ("instruments", 2, "legal_form", "agreement,treaty,substantive,adopted,multilateral,CIS,1998", "agreement,treat,substantive,adopted,multilateral,CIS,1998"),
        ("instruments", 2, "role", "treaty,substantive,adopted,multilateral,CIS,1998", "treaty,minor,adopted,multilateral,CIS,1998"),
        ("instruments", 2, "stage", "adopted,multilateral,CIS,1998", "adoptd,multilateral,CIS,1998"),
        ("instruments", 2, "scope", "multilateral,CIS,1998", "lateral,CIS,1998"),
        ("instruments", 2, "framework", "CIS,1998", "SIC,1998"),
        ("instruments", 3, "force_rule", "1999-01-10,,unknown", "1999-01-10,,never"),
        ("instruments", 2, "end_reason", "replaced", "misplaced"),
        ("instruments", 2, "signatories_complete", "yes,high", "maybe,high"),
        ("instruments", 3, "confidence", "medium", "middling"),
        ("events", 5, "event", "entry_into_force", "entry"),
        ("topics", 2, "topic", "visa", "visas"),
        ("relations", 4, "relation", "amends", "changes"),
        ("cited_acts", 2, "relation", "amends", "changes"),
        ("identifiers", 2, "scheme", "UNTS", "UNO"),
        ("sources", 3, "tier", "press", "pres"),
        ("evidence", 13, "grade", "e12,date,page-1,record", "e12,date,page-1,recrod"),
        ("memberships", 2, "organisation", "CIS", "SIC"),
        ("memberships", 2, "status", "member", "membre"),
        ("paper_claims", 2, "section", "bilateral", "lateral"),
        ("paper_claims", 2, "kind", "agreement", "agrement"),
        ("paper_claims", 2, "verdict", "confirmed", "confirm"),
    ],
)  # fmt: skip
def test_an_unknown_code_is_named_in_every_coded_column(record, table, row, column, old, new):
    record.change(table, old, new)
    if (table, column) == ("memberships", "organisation"):
        record.change("evidence", "CIS/KAZ", "SIC/KAZ")
    record.wrong((table, row, column, "of vocabulary.csv"))


@pytest.mark.parametrize(
    ("table", "row", "column", "old", "new"),
    [
        ("instruments", 8, "concluded", "bilateral,2010", "bilateral,2010-1"),
        ("instruments", 7, "entry_into_force", "2006-09-04,2007", "2006-09-04,07.2007"),
        ("instruments", 3, "applies_from", "1999,2003", "in 1999,2003"),
        ("instruments", 3, "applies_until", "1999,2003", "1999,2003?"),
        ("instruments", 2, "ended", "2015,replaced", "[2015],replaced"),
        ("events", 17, "date", "signature,2006-09,", "signature,2006-09-31,"),
        ("cited_acts", 2, "date", "[..2004]", "[2005..2004]"),
        ("memberships", 2, "from", "1991-12-21", "21.12.1991"),
        ("memberships", 2, "to", "1991-12-21,", "1991-12-21,now"),
    ],
)
def test_a_bad_date_is_named_in_every_column_of_dates(record, table, row, column, old, new):
    record.change(table, old, new)
    if column == "from":
        record.change("evidence", "1991-12-21", "21.12.1991")
    record.wrong((table, row, column, "ends before it begins" if ".." in new else "is no date"))


def test_a_bad_date_is_reported_once_although_the_schema_refuses_it_too(record):
    def pattern(package):
        package["resources"][1]["schema"]["fields"][4]["constraints"] = {"pattern": r"(?:|[\d.\[\]-]+)"}

    record.describe(pattern)
    record.change("events", "KAZ,deposit,1998-10,", "KAZ,deposit,October,")
    record.wrong(("events", 4, "date", "'October' is no date"))


@pytest.mark.parametrize(
    ("table", "row", "column", "old", "new"),
    [
        ("events", 3, "act_id", ",,kaz-1998-09-01-law", ",,kaz-1998-law"),
        ("events", 6, "towards", "2010-02-01,,", "2010-02-01,KAS,"),
        ("topics", 2, "instrument_id", "cis-1998-03-06-migration", "cis-1998-03-07-migration"),
        ("disagreements", 2, "source_id", "page-2", "page-3"),
        ("gdp", 2, "state", "KAZ,1998", "KAS,1998"),
    ],
)
def test_a_reference_to_nothing_is_named(record, table, row, column, old, new):
    if table == "gdp":
        record.describe(lambda package: None)
    record.change(table, old, new)
    record.wrong((table, row, column, "stands in no row of data/"))


def test_a_reference_by_a_former_id_is_told_the_present_one(record):
    record.change("topics", "cis-1998-03-06-migration", "cis-1998-migration")
    record.wrong(("topics", 2, "instrument_id", "It is a former id: write 'cis-1998-03-06-migration'"))


def test_a_claim_about_no_instrument_is_named(record):
    record.change("paper_claims", "kaz-uzb-2006-stay", "kaz-uzb-2006,")
    record.change("paper_claims", "migration kaz-uzb-2006,", "migration kaz-uzb-2006")
    record.wrong(("paper_claims", 2, "instrument_id", "kaz-uzb-2006 stands in no row of instruments.csv"))


def test_a_former_id_that_is_still_in_use_is_named(record):
    record.change("aliases", "cis-1998-migration", "cis-2005-protocol")
    record.wrong(("aliases", 2, "old_id", "so it is no former id"))


@pytest.mark.parametrize(
    ("old", "new", "column", "words"),
    [
        ("events,e13,date", "event,e13,date", "table", "'event' is no table of datapackage.json"),
        ("events,e13,date", "events,e99,date", "key", "'e99' stands in no row of data/events.csv. Write its event_id"),
        ("events,e13,date", "events,e13,day", "field", "'day' is no column of data/events.csv"),
        ("events,e13,date", "memberships,CIS/KAZ,from", "key", "Write its organisation/state/from"),
    ],
)
def test_a_disagreement_about_nothing_is_named(record, old, new, column, words):
    record.change("disagreements", old, new)
    record.wrong(("disagreements", 2, column, words))


@pytest.mark.parametrize(
    ("old", "new", "column", "words"),
    [
        ("memberships,CIS/KAZ/1991-12-21,from", "organisations,CIS/KAZ/1991-12-21,from", "table", "is no table"),
        ("memberships,CIS/KAZ/1991-12-21,from", "memberships,CIS/KAZ/1991-12-22,from", "key", "stands in no row"),
        ("memberships,CIS/KAZ/1991-12-21,from", "memberships,CIS/KAZ/1991-12-21,since", "field", "is no column"),
    ],
)
def test_evidence_for_nothing_is_named(record, old, new, column, words):
    record.after("evidence", f"{old},page-1,exact", f"{new},page-2,exact")
    record.wrong(("evidence", 29, column, words))


@pytest.mark.parametrize("url", ["https://example.org/one", "http://example.org/one", "https://www.example.org/one/"])
def test_a_page_that_stands_twice_among_the_sources_is_named_once(record, url):
    record.change("sources", "https://example.org/two", url)
    record.wrong(("sources", 3, "url", "is the page of row 2"))


# Legal order


@pytest.mark.parametrize(
    ("row", "old", "new", "words"),
    [
        (3, "KAZ,ratification,1998-09-01", "KAZ,ratification,1998-03-05", "ratification 1998-03-05 comes before signature 1998-03-06"),
        (4, "KAZ,deposit,1998-10,", "KAZ,deposit,1998-08,", "deposit 1998-08 comes before ratification 1998-09-01"),
        (5, "[1998-10-20..1998-12]", "[1998-05..1998-09]", "entry into force [1998-05..1998-09] comes before deposit 1998-10"),
        (6, "2010-02-01", "1998-09-30", "withdrawal notice 1998-09-30 comes before entry into force"),
        (7, "KAZ,withdrawal,2011-02-01", "KAZ,withdrawal,2010-01-31", "withdrawal 2010-01-31 comes before withdrawal notice 2010-02-01"),
        (6, "withdrawal_notice,2010-02-01", "denunciation,2011-02-02", ""),
    ],
)  # fmt: skip
def test_a_step_before_one_that_it_presupposes_is_named(record, row, old, new, words):
    record.change("instruments", "CIS,1998-03-06,[1998-05..1998-12]", "CIS,1998-03,[1998-03..1998-12]")
    record.change("events", old, new)
    if not words:
        row, words = 7, "withdrawal 2011-02-01 comes before denunciation 2011-02-02"
    record.wrong(("events", row, "date", words))


@pytest.mark.parametrize("date", ["[1998-09-30..1998-10-20]", "1998", "", "[..1998-10-20]", "[1998-09-01..]"])
def test_an_uncertain_date_is_no_fault_while_some_day_of_it_is_in_order(record, date):
    record.change("events", "[1998-10-20..1998-12]", date)
    assert validate(record.folder) == []


@pytest.mark.parametrize("value", ["1998-11-02", "in autumn", "[1998-09..]"])
def test_a_second_reading_that_is_in_order_or_no_date_leaves_the_order_open(record, value):
    record.change("events", "KAZ,deposit,1998-10,", "KAZ,deposit,1998-08,")
    record.change("disagreements", "e13,date,1998-09-02", "e03,date,1998-08-02")
    record.wrong(("events", 4, "date", "deposit 1998-08 comes before ratification 1998-09-01"))
    record.change("disagreements", "1998-08-02", value)
    assert validate(record.folder) == []


def test_the_second_reading_may_be_one_of_the_earlier_step(record):
    record.change("events", "KAZ,deposit,1998-10,", "KAZ,deposit,1998-08,")
    record.change("disagreements", "e13,date,1998-09-02", "e02,date,1998-07-01")
    assert validate(record.folder) == []


def test_a_second_reading_of_something_else_leaves_the_date_as_it_is(record):
    record.change("events", "KAZ,deposit,1998-10,", "KAZ,deposit,1998-08,")
    record.change("disagreements", "e13,date,1998-09-02", "e03,event,notification")
    record.wrong(("events", 4, "date", "deposit 1998-08 comes before ratification 1998-09-01"))


def test_a_step_taken_twice_is_in_order_by_its_first_time(record):
    record.after(
        "events",
        "e02,cis-1998-03-06-migration,KAZ,ratification,1998-09-01,,kaz-1998-09-01-law,",
        "e02b,cis-1998-03-06-migration,KAZ,ratification,2000,,,",
    )
    assert validate(record.folder) == []


def test_steps_towards_different_states_have_no_order(record):
    record.change("events", "KAZ,withdrawal_notice,2010-02-01,", "KAZ,withdrawal_notice,2012-02-01,RUS")
    record.change("events", "KAZ,withdrawal,2011-02-01,", "KAZ,withdrawal,2011-02-01,UZB")
    assert validate(record.folder) == []
    record.change("events", "KAZ,withdrawal,2011-02-01,UZB", "KAZ,withdrawal,2011-02-01,RUS")
    record.wrong(("events", 7, "date", "withdrawal 2011-02-01 comes before withdrawal notice 2012-02-01"))


def test_a_state_that_came_back_may_have_joined_first_in_a_way_not_known(record):
    for event in ("signature,1998-03-06", "ratification,1998-09-01", "deposit,1998-10"):
        record.change("events", f"KAZ,{event}", "KAZ,special_opinion,1998-10")
    assert validate(record.folder) == []


def test_a_state_that_came_back_has_each_step_anew(record):
    """It withdrew, acceded, and is in force for it again; when it was first in force is not known."""
    record.change("events", "e04,cis-1998-03-06-migration,KAZ,entry_into_force,[1998-10-20..1998-12],,,\n", "")
    record.change("evidence", "events,e04,date,page-1,exact\n", "")
    record.after("events", "e07,cis-1998-03-06-migration,KAZ,accession,2012-05-05,,,",
                 "e07b,cis-1998-03-06-migration,KAZ,entry_into_force,2012-06-04,,,")  # fmt: skip
    assert validate(record.folder) == []
    record.change("events", "KAZ,accession,2012-05-05", "KAZ,special_opinion,2012-05-05")
    record.wrong(
        ("events", 5, "date", "withdrawal notice 2010-02-01 comes before entry into force 2012-06-04"),
        ("events", 6, "date", "withdrawal 2011-02-01 comes before entry into force 2012-06-04"),
    )


def test_a_signature_that_binds_needs_no_ratification_before_force(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2006-stay,UZB,approval,2009,,,", "e19,kaz-uzb-2006-stay,UZB,entry_into_force,2007,,,")  # fmt: skip
    record.wrong(("events", 20, "date", "entry into force 2007 comes before approval 2009"))
    record.change("instruments", "last_notification", "on_signature")
    assert validate(record.folder) == []


def test_a_signature_that_binds_changes_nothing_about_the_order_of_leaving(record):
    record.change("instruments", "nth_deposit,3", "on_signature,")
    record.change("events", "KAZ,withdrawal,2011-02-01", "KAZ,withdrawal,2010-01-31")
    record.wrong(("events", 7, "date", "withdrawal 2010-01-31 comes before withdrawal notice 2010-02-01"))


def test_a_step_before_the_conclusion_is_named(record):
    record.change("events", "UZB,signature,2006-09,", "UZB,signature,2006-08,")
    record.wrong(("events", 17, "date", "signature 2006-08 comes before the conclusion of the instrument 2006-09-04"))


def test_a_treaty_seen_not_in_force_after_it_entered_into_force_is_named(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2006-stay,KAZ,seen_not_in_force,2009,,,")  # fmt: skip
    record.wrong(("events", 19, "date", "seen not in force 2009 comes after the entry into force 2007"))


def test_a_bilateral_treaty_has_one_day_of_force_for_both_sides_unless_two_readings_are_told(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2006-stay,KAZ,entry_into_force,2008-01-01,,,")  # fmt: skip
    record.wrong(("events", 19, "date", "entry into force 2008-01-01 is not that of both sides, 2007"))
    record.change("events", "KAZ,entry_into_force,2008-01-01", "KAZ,entry_into_force,2007-03-01")
    assert validate(record.folder) == []
    record.change("events", "KAZ,entry_into_force,2007-03-01", "KAZ,entry_into_force,2008-01-01")
    record.after("disagreements", "events,e13,date,1998-09-02,page-2", "events,e18,date,2007-05-05,page-2")
    assert validate(record.folder) == []


def test_a_treaty_may_be_seen_not_in_force_in_the_year_of_force_and_for_one_party_of_many_ever_after(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2006-stay,KAZ,seen_not_in_force,2007-06,,,")  # fmt: skip
    record.after("events", "e11,cis-1998-03-06-migration,UZB,resumption,2000,KAZ,,",
                  "e11b,cis-1998-03-06-migration,UZB,seen_not_in_force,2009,,,")  # fmt: skip
    assert validate(record.folder) == []


def test_a_treaty_of_which_no_day_of_force_is_known_may_be_seen_not_in_force(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2010-stay-protocol,KAZ,seen_not_in_force,2012,,,",
                  "e19,kaz-uzb-2010-stay-protocol,UZB,signature,2010,,,")  # fmt: skip
    assert validate(record.folder) == []


def test_a_state_bound_before_the_instrument_is_in_force_is_named(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2006-stay,UZB,entry_into_force,2006-12,,,")  # fmt: skip
    record.wrong(("events", 19, "date", "entry into force 2006-12 comes before the general entry into force 2007"))


@pytest.mark.parametrize(
    ("table", "row", "column", "old", "new"),
    [
        ("instruments", 7, "entry_into_force", "2006-09-04,2007", "2006-09-04,2006-08"),
        ("instruments", 2, "ended", "2015,replaced", "1997,replaced"),
        ("instruments", 3, "applies_until", "1999,2003", "1999,1998"),
        ("memberships", 2, "to", "1991-12-21,", "1991-12-21,1991-12-20"),
    ],
)
def test_an_end_before_its_beginning_is_named(record, table, row, column, old, new):
    record.change(table, old, new)
    record.wrong((table, row, column, "comes before"))


def test_an_accession_by_a_state_that_signed_is_named(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2006-stay,UZB,accession,2010,,,")  # fmt: skip
    record.wrong(("events", 19, "event", "accession beside a signature (row 17)"))


def test_an_accession_before_the_signature_is_named_once(record):
    record.after(
        "events",
        "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
        "e18,kaz-uzb-2006-stay,RUS,accession,2006-10,,,",
        "e19,kaz-uzb-2006-stay,RUS,signature,2007,,,",
    )
    record.change("instruments", "adopted,bilateral,bilateral,2006-09-04", "adopted,multilateral,bilateral,2006-09-04")
    record.wrong(("events", 19, "event", "accession beside a signature (row 20)"))


def test_an_accession_after_a_withdrawal_joins_anew_and_one_before_it_does_not(record):
    record.change("events", "KAZ,accession,2012-05-05", "KAZ,accession,2011-01-31")
    record.wrong(("events", 8, "event", "accession beside a signature (row 2)"))


def test_a_state_that_did_not_sign_and_signed_on_one_day_is_named(record):
    record.change("events", "UZB,signature,1998-04-01", "UZB,signature,1998")
    record.wrong(("events", 9, "event", "not signed beside a signature (row 10)"))


def test_not_signed_without_a_day_is_of_the_day_of_conclusion(record):
    record.change("events", "UZB,not_signed,1998-03-06", "UZB,not_signed,")
    assert validate(record.folder) == []
    record.change("events", "UZB,signature,1998-04-01", "UZB,signature,1998-03-06")
    record.wrong(("events", 9, "event", "not signed beside a signature"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("UZB,suspension,1999,KAZ", "UZB,seen_in_force,1999,KAZ"), ("UZB,suspension,1999,KAZ", "UZB,suspension,1999,RUS"),
     ("UZB,suspension,1999,KAZ", "UZB,suspension,2001,KAZ")],
)  # fmt: skip
def test_a_resumption_of_what_was_not_suspended_is_named(record, old, new):
    record.change("events", old, new)
    record.wrong(("events", 12, "event", "resumption 2000 without a suspension before it"))


def test_a_draft_that_binds_a_state_is_named(record):
    record.change("events", "KAZ,special_opinion", "KAZ,ratification")
    record.wrong(("events", 13, "event", "ratification of a draft"))


@pytest.mark.parametrize("event", ["signature", "reservation", "refusal"])
def test_a_draft_may_have_been_signed_reserved_on_or_refused(record, event):
    record.change("events", "KAZ,special_opinion", f"KAZ,{event}")
    assert validate(record.folder) == []


def test_a_draft_in_force_is_named(record):
    record.change("instruments", "draft,multilateral,CIS,,", "draft,multilateral,CIS,,2001")
    record.after("evidence", "instruments,cis-2005-protocol,concluded,page-1,exact",
                  "instruments,cis-nd-draft,entry_into_force,page-1,exact")  # fmt: skip
    record.wrong(("instruments", 5, "entry_into_force", "of a draft"))


def test_a_national_act_that_is_none_is_named(record):
    record.change("events", ",,kaz-1998-09-01-law", ",,cis-2005-protocol")
    record.wrong(("events", 3, "act_id", "is no national act (treaty)"))


def test_a_national_act_with_a_step_of_a_treaty_is_named(record):
    record.change("events", "KAZ,adoption,1998-09-01", "KAZ,ratification,1998-09-01")
    record.wrong(("events", 14, "event", "ratification of a national act"))


def test_a_third_side_of_a_bilateral_instrument_is_named(record):
    record.after("events", "e17,kaz-uzb-2006-stay,UZB,ratification,2006,,,",
                  "e18,kaz-uzb-2006-stay,RUS,signature,2006-09-04,,,")  # fmt: skip
    record.wrong(("events", 19, "state", "is a third side of a bilateral instrument, beside KAZ, UZB"))


def test_third_states_may_be_one_side_together(record):
    text = record.path("events").read_text("utf-8").replace("stay,UZB,signature", "stay,BEL,signature")
    record.path("events").write_text(text.replace("stay,UZB,ratification", "stay,NLD,ratification"), "utf-8")
    assert validate(record.folder) == []


def test_a_state_that_acts_before_it_could_is_named(record):
    record.change("states", "1991-08-31", "2006-10-01")
    record.wrong(
        *(("events", row, "date", "comes before UZB could act (2006-10-01)") for row in (9, 10, 11, 12, 17)),
    )


# What stands behind a fact


@pytest.mark.parametrize(
    ("table", "row", "column", "line", "words"),
    [
        ("events", 4, "date", "events,e03,date,page-1,exact\n", "no row of evidence.csv supports 'e03'"),
        ("instruments", 4, "concluded", "instruments,cis-2005-protocol,concluded,page-1,exact\n", "supports concluded 2005-11-25"),
        ("instruments", 7, "entry_into_force", "instruments,kaz-uzb-2006-stay,entry_into_force,page-1,exact\n", "supports entry_into_force 2007"),
        ("instruments", 2, "ended", "instruments,cis-1998-03-06-migration,ended,page-2,record\n", "supports ended 2015"),
        ("memberships", 2, "from", "memberships,CIS/KAZ/1991-12-21,from,page-1,exact\n", "supports 'CIS/KAZ/1991-12-21'"),
    ],
)  # fmt: skip
def test_a_fact_without_evidence_is_named(record, table, row, column, line, words):
    record.change("evidence", line, "")
    record.wrong((table, row, column, words))


@pytest.mark.parametrize(
    ("table", "row", "column", "old", "new"),
    [
        ("events", 8, "date", "accession,2012-05-05", "accession,2026-03-02"),
        ("instruments", 2, "ended", "2015,replaced", "2027,replaced"),
        ("memberships", 2, "to", "1991-12-21,", "1991-12-21,[2026-04..]"),
        ("sources", 3, "accessed", "2026-02-02", "2026-03-02"),
    ],
)
def test_a_date_after_the_last_day_of_the_record_is_named(record, table, row, column, old, new):
    record.change(table, old, new)
    record.wrong((table, row, column, "comes after the last day of the record, 2026-03-01"))


def test_a_programme_may_run_beyond_the_record_and_a_date_may_be_its_last_day(record):
    record.change("instruments", "1999,2003", "1999,2030")
    record.change("events", "accession,2012-05-05", "accession,2026-03-01")
    assert validate(record.folder) == []


def test_a_count_of_deposits_that_is_not_given_is_named(record):
    record.change("instruments", "nth_deposit,3", "nth_deposit,")
    record.wrong(("instruments", 2, "force_n", "is blank under nth_deposit"))


def test_a_count_of_deposits_that_no_rule_asks_for_is_named(record):
    record.change("instruments", "last_notification,", "last_notification,2")
    record.wrong(("instruments", 7, "force_n", "2 deposits under the rule last_notification"))


def test_signature_or_notification_may_count_deposits(record):
    record.change("instruments", "last_notification,", "signature_or_notification,2")
    assert validate(record.folder) == []


def test_an_instrument_related_to_itself_is_named(record):
    record.change("relations", "amends,kaz-uzb-2006-stay", "amends,kaz-uzb-2010-stay-protocol")
    record.wrong(("relations", 4, "target_id", "'kaz-uzb-2010-stay-protocol' amends itself"))


def test_a_link_from_the_earlier_act_is_named(record):
    record.change("instruments", "bilateral,2010", "bilateral,2005")
    record.wrong(("relations", 4, "target_id", "2006-09-04 is later than 2005: the later act has the link"))


def circle(record: Small, relation: str) -> None:
    """The protocol of 2005, made without a day, in a circle with the agreement of 1998 that it belongs to."""
    record.change("instruments", "CIS,2005-11-25", "CIS,")
    record.change("evidence", "instruments,cis-2005-protocol,concluded,page-1,exact\n", "")
    row = f"cis-1998-03-06-migration,{relation},cis-2005-protocol"
    record.change("relations", "cis-2005-protocol,protocol_to", f"{row}\ncis-2005-protocol,protocol_to")


@pytest.mark.parametrize("relation", ["supersedes", "amends", "protocol_to"])
def test_instruments_that_change_one_another_in_a_circle_are_named(record, relation):
    circle(record, relation)
    record.wrong(("relations", 3, "target_id", "closes a circle: cis-1998-03-06-migration -> cis-2005-protocol -> "))


def test_a_family_that_crosses_bilateral_and_multilateral_closes_no_circle(record):
    circle(record, "amends")
    record.change("instruments", "adopted,multilateral,CIS,,", "adopted,bilateral,CIS,,")
    assert validate(record.folder) == []


def test_a_circle_of_replacements_may_cross_bilateral_and_multilateral(record):
    circle(record, "supersedes")
    record.change("relations", "cis-2005-protocol,protocol_to", "cis-2005-protocol,supersedes")
    record.change("instruments", "adopted,multilateral,CIS,,", "adopted,bilateral,CIS,,")
    record.wrong(("relations", 3, "target_id", "closes a circle"))


def test_instruments_may_carry_one_another_out(record):
    circle(record, "implements")
    assert validate(record.folder) == []
