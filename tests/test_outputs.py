import io
import itertools
import json
import os
import zipfile
from pathlib import Path

import docx
import matplotlib
import pandas as pd
import pytest
import small
from matplotlib import font_manager
from matplotlib.figure import Figure
from PIL import Image

from helpers import outputs, paths
from helpers.dataset import load
from helpers.files import write
from helpers.labels import text
from helpers.outputs import formats, word
from helpers.outputs.publish import ENTRIES

TIES = pd.DataFrame({"state": ["KAZ", "UZB"], "ties": [3, 4], "share": [0.25, 0.5]})


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outputs") / "data"
    small.write_dataset(folder)
    return load(folder)


@pytest.fixture
def staging(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.STAGING_VARIABLE, str(tmp_path))
    return tmp_path


def bars(frame, *, lang, dataset):
    drawn = Figure(figsize=outputs.size(1, 40))
    axes = drawn.subplots()
    axes.bar(frame["state"], frame["ties"])
    axes.set_ylabel(text(dataset, "axis", "ties", lang))
    return drawn


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def published(dataset, tmp_path_factory):
    """A folder with one figure and one table in all languages and formats."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.STAGING_VARIABLE, str(folder))
        values = {"en": {"n": 2}, "ru": {"n": "двух"}, "kk": {"n": "екі"}}
        assert outputs.figure("fig_ties", bars, TIES, dataset, values=values.get, sources=["S2", "S1", "S2"]) is None
        assert outputs.table("tab_ties", TIES, dataset) is None
    return folder


def test_a_figure_is_published_in_three_languages_and_four_formats(published):
    languages = ("en", "kk", "ru")
    expected = [f"fig_ties.{lang}.{kind}" for lang in languages for kind in ("csv", "png", "svg")]
    expected += [f"print/fig_ties.{lang}.pdf" for lang in languages]
    assert [path for path in files(published) if "fig_ties" in path] == sorted([*expected, f"{ENTRIES}/fig_ties.json"])
    entry = json.loads((published / ENTRIES / "fig_ties.json").read_text("utf-8"))
    assert entry["files"] == sorted(expected)
    assert entry["sources"] == ["S1", "S2"]


def test_each_language_has_its_own_picture_and_words(published):
    pictures = {(published / f"fig_ties.{lang}.png").read_bytes() for lang in ("en", "ru", "kk")}
    assert len(pictures) == 3
    assert (published / "fig_ties.ru.csv").read_bytes().decode() == (
        "Государство,Связи,Доля\nКазахстан,3,0.25\nУзбекистан,4,0.5\n"
    )
    assert "Бағандар: екі мемлекет." in (published / "fig_ties.kk.svg").read_text("utf-8")
    entry = json.loads((published / ENTRIES / "fig_ties.json").read_text("utf-8"))
    assert entry["alt"]["ru"] == "Столбцы: двух государства."
    assert entry["caption"]["en"] == "Ties of 2 states, 2020_21"


def test_a_picture_is_one_column_wide_at_300_dots_an_inch(published):
    picture = Image.open(io.BytesIO((published / "fig_ties.en.png").read_bytes()))
    assert picture.width == pytest.approx(85 / 25.4 * 300, abs=1)
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_files_name_no_date_and_no_tool(published):
    picture = Image.open(io.BytesIO((published / "fig_ties.en.png").read_bytes()))
    assert set(picture.info) == {"Title", "Description", "dpi"}
    for path in (published / "fig_ties.en.svg", published / "print" / "fig_ties.en.pdf"):
        content = path.read_bytes().lower()
        assert b"date" not in content, path
        assert matplotlib.__version__.encode() not in content, path
    with zipfile.ZipFile(published / "print" / "tab_ties.en.docx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_the_same_input_gives_the_same_bytes(dataset, tmp_path, monkeypatch):
    runs = []
    for run in ("one", "two"):
        monkeypatch.setenv(paths.STAGING_VARIABLE, str(tmp_path / run))
        outputs.figure("fig_ties", bars, TIES, dataset, values={"n": 2})
        outputs.table("tab_ties", TIES, dataset)
        runs.append({path: (tmp_path / run / path).read_bytes() for path in files(tmp_path / run)})
        # What a user has set for other work has no part in it.
        monkeypatch.setitem(matplotlib.rcParams, "font.size", 30)
        monkeypatch.setitem(matplotlib.rcParams, "axes.facecolor", "red")
    assert runs[0] == runs[1]


def test_a_figure_of_another_width_is_refused_and_nothing_is_written(dataset, staging):
    with pytest.raises(ValueError, match="fig_ties is 100 mm wide"):
        outputs.figure("fig_ties", lambda *_, **__: Figure(figsize=(100 / 25.4, 2)), TIES, dataset, values={"n": 2})
    assert files(staging) == []


def test_a_missing_caption_is_named_and_nothing_is_written(dataset, staging):
    with pytest.raises(LookupError, match="en label for field 'caption', code 'fig_other'"):
        outputs.figure("fig_other", bars, TIES, dataset)
    assert files(staging) == []


def test_a_name_is_published_once_in_a_run(dataset, staging):
    outputs.table("tab_ties", TIES, dataset)
    with pytest.raises(ValueError, match="tab_ties is published twice"):
        outputs.table("tab_ties", TIES, dataset)


@pytest.mark.parametrize("name", ["../fig", "Fig", "fig 1", "fig.en", ""])
def test_a_name_that_is_no_plain_file_name_is_refused(dataset, staging, name):
    with pytest.raises(ValueError, match="cannot name a published file"):
        outputs.flat(name, TIES)


def test_a_person_at_work_writes_to_the_figures_and_leaves_no_entry(dataset, tmp_path, monkeypatch):
    monkeypatch.delenv(paths.STAGING_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "FIGURES", tmp_path)
    outputs.flat("status", TIES)
    outputs.flat("status", TIES)
    assert files(tmp_path) == ["status.csv"]


def test_a_table_is_published_as_csv_latex_and_word(published):
    assert (published / "tab_ties.kk.csv").read_text("utf-8").splitlines()[0] == "Мемлекет,Байланыстар,Үлес"
    latex = (published / "print" / "tab_ties.ru.tex").read_text("utf-8")
    assert latex == "\n".join(
        [
            r"\begin{table}",
            r"\centering",
            r"\caption{Связи и доли}",
            r"\label{tab:tab_ties}",
            r"\begin{tabular}{lrr}",
            r"\toprule",
            r"Государство & Связи & Доля \\",
            r"\midrule",
            r"Казахстан & 3 & 0,25 \\",
            r"Узбекистан & 4 & 0,50 \\",
            r"\bottomrule",
            r"\end{tabular}",
            r"\end{table}",
            "",
        ]
    )
    document = docx.Document(published / "print" / "tab_ties.en.docx")
    assert document.paragraphs[0].text == "Ties & shares"
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["State", "Ties", "Share"], ["Kazakhstan", "3", "0.25"], ["Uzbekistan", "4", "0.50"]]


def test_latex_escapes_what_it_would_take_for_commands():
    frame = pd.DataFrame({"a_b": [r"50% of A&B \ {x} #1 $2 ~ ^ [3]"]})
    latex = formats.tex(frame, caption="A & B", name="tab", lang="en").decode()
    assert r"a\_b \\" in latex
    assert r"\caption{A \& B}" in latex
    cell = r"50\% of A\&B \textbackslash{} \{x\} \#1 \$2 \textasciitilde{} \textasciicircum{} {[}3{]} \\"
    assert cell in latex


def test_a_long_table_runs_over_pages_and_long_text_is_wrapped():
    frame = pd.DataFrame({"text": ["word " * 20] * (formats.PAGE_ROWS + 1), "n": 1})
    latex = formats.tex(frame, caption="c", name="tab", lang="en").decode()
    assert latex.startswith(r"\begin{longtable}{p{0.94\linewidth}r}")
    assert r"\endhead" in latex


def test_numbers_have_equal_decimals_down_a_column_and_blanks_stay_blank():
    frame = pd.DataFrame(
        {
            "float": [1.0, 2.125, None],
            "small": [1e-7, 0.0, 1.0],
            "whole": pd.array([1, None, 3], dtype="Int64"),
            "text": ["a", None, ""],
        }
    )
    cells = formats.cells(frame, "kk")
    assert cells.values.tolist() == [
        ["1,000", "0,0000001", "1", "a"],
        ["2,125", "0,0000000", "", ""],
        ["", "1,0000000", "3", ""],
    ]


def test_a_word_table_keeps_its_language_and_repeats_its_heading():
    content = word.docx_bytes(TIES, caption="Подпись", lang="ru")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert 'w:val="ru-RU"' in archive.read("word/styles.xml").decode()
        assert b"<w:tblHeader" in archive.read("word/document.xml")
    assert len(content) < 150_000


def test_csv_has_line_feeds_and_numbers_as_given():
    frame = pd.DataFrame({"ə": ["ұ"], "x": [0.1 + 0.2]})
    assert formats.csv(frame) == "ə,x\nұ,0.30000000000000004\n".encode()


def test_letters_come_from_the_plotting_library(dataset):
    font = Path(font_manager.findfont("DejaVu Sans"))
    assert font.is_relative_to(matplotlib.get_data_path())
    letters = font_manager.get_font(font).get_charmap()
    assert all(ord(letter) in letters for letter in "ӘәҒғҚқҢңӨөҰұҮүҺһІі")


def test_every_colour_of_the_palette_differs_in_lightness():
    for colours in (outputs.PALETTE, tuple(outputs.READINGS.values()), tuple(outputs.TIES.values())):
        for one, other in itertools.combinations(colours, 2):
            assert abs(lightness(one) - lightness(other)) > 12, (one, other)


def lightness(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in matplotlib.colors.to_rgb(colour)]
    return 116 * (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]) ** (1 / 3) - 16


def test_type_is_7_to_9_points():
    sizes = [value for key, value in outputs.style.HOUSE.items() if key.endswith("size") and key != "figure.figsize"]
    assert sizes
    assert all(7 <= size <= 9 for size in sizes)


def test_a_size_is_of_one_or_two_columns():
    assert outputs.size(2, 100) == pytest.approx((175 / 25.4, 100 / 25.4))
    with pytest.raises(ValueError, match="1 or 2 columns wide, not 3"):
        outputs.size(3)


def test_a_write_that_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "figures" / "a.csv"
    write(target, b"old")

    def breaks_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        write(target, b"new")
    assert target.read_bytes() == b"old"
    assert files(tmp_path) == ["figures/a.csv"]


def test_a_drawing_gets_its_own_copy_of_the_data(dataset, staging):
    frame = TIES.copy()

    def greedy(frame, *, lang, dataset):
        drawn = bars(frame, lang=lang, dataset=dataset)
        frame["ties"] = 0
        return drawn

    outputs.figure("fig_ties", greedy, frame, dataset, values={"n": 2})
    assert frame.equals(TIES)
    assert "Kazakhstan,3" in (staging / "fig_ties.en.csv").read_text("utf-8")


def test_a_table_of_words_may_have_a_frame_for_each_language(staging, dataset):
    frames = {"en": TIES[["state"]], "ru": TIES[["state", "ties"]], "kk": TIES[["ties"]]}
    outputs.table("tab_ties", frames.get, dataset)
    headings = {lang: (staging / f"tab_ties.{lang}.csv").read_text("utf-8").splitlines()[0] for lang in frames}
    assert headings == {"en": "State", "ru": "Государство,Связи", "kk": "Байланыстар"}
