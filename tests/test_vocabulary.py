"""Every code has its words, in three languages and their own letters."""

import re
import string
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
import words

from helpers import paths
from helpers.dataset import Dataset
from helpers.labels import LANGUAGES, state_name, title
from helpers.network.choice import CORE, REGIONAL
from helpers.paths import DATA
from helpers.status import READINGS, Basis, pair_spells, spells
from helpers.status.steps import RANK
from helpers.validation.codes import CODED

#: Rules that status can give, whether or not a case of them stands in the record today.
RULES = """own_date general_date on_signature last_notification nth_deposit own_date_of_one force_not_seen deposit
no_deposit signature adoption joined_later bilateral_conclusion later_step consent force_proves_consent
consent_not_seen provisional_application resumption withdrawal withdrawal_notice denunciation exit_of_the_other
period_over displacement suspension refusal not_yet entry_into_force ended""".split()

#: Fields of words for readers. All others hold codes, and a code has a definition.
WORDS = {"alt", "caption", "text", "short_title"}

#: Second words for one thing, and the one that the glossary has.
STRAYS = {
    "ru": {
        r"труд\w*\.? мигрант": "трудящийся-мигрант",
        r"нелегальн\w+ мигра": "незаконная миграция",
        r"депонирован": "сдача на хранение",
        r"нотификац": "уведомление",
        r"расторж": "прекращение действия",
    },
    "kk": {
        r"еңбекші-?[ -]мигрант|еңбекші-көшіп|көшіп-қонушы еңбекші": "еңбекші көшіп-қонушы",
        r"\bмиграция": "көші-қон",
        r"ратификация(?!л)": "ратификациялау",
        r"денонсация(?!л)": "денонсациялау",
        r"мақұлдау": "бекіту",
        r"депозитк": "депозитарий",
        r"нотификация": "хабарлама",
        r"қайта қабылдау": "реадмиссия",
    },
}

CYRILLIC = "а-яёәғқңөұүһі"
#: Letters of the Latin alphabet that look like Cyrillic ones.
LOOKALIKES = set("aceopxyiABCEHKMOPTXYI")


def known(dataset: Dataset) -> set[tuple[str, str]]:
    return set(zip(dataset.vocabulary["field"], dataset.vocabulary["code"], strict=True))


def cyrillic_labels(dataset: Dataset) -> list[tuple[str, str, str]]:
    """Where a label stands and its words, without what is filled in later."""
    return [
        (f"{row.field}/{row.code}", lang, re.sub(r"\{[^}]*\}|https?://\S+", " ", getattr(row, f"label_{lang}")))
        for row in dataset.vocabulary.itertuples()
        for lang in ("ru", "kk")
    ]


def test_every_code_of_a_table_is_in_the_vocabulary(dataset):
    used = {
        (field, code)
        for (name, column), field in CODED.items()
        for code in dataset.tables[name][column].unique()
        if code
    }
    assert sorted(used - known(dataset)) == []


@pytest.mark.parametrize("basis", get_args(Basis))
def test_every_rule_and_column_that_status_gives_is_in_the_vocabulary(dataset, basis):
    for frame in (spells(dataset, basis), pair_spells(dataset, basis)):
        given = {("rule", code) for code in {*frame["rule"], *frame["end_rule"]} - {""}}
        given |= {("column", name) for name in frame.columns}
        assert sorted(given - known(dataset)) == []


def test_rules_that_the_record_does_not_show_today_have_words_too(dataset):
    reasons = dataset.vocabulary.query("field == 'end_reason'")["code"]
    assert sorted({("rule", code) for code in [*RULES, *reasons]} - known(dataset)) == []


def test_every_event_reading_basis_topic_and_framework_of_the_code_has_words(dataset):
    wanted = {("event", code) for code in (*RANK, "seen_not_in_force")}
    wanted |= {("level", code) for code in (*READINGS, "none")} | {("basis", code) for code in get_args(Basis)}
    wanted |= {("topic", code) for code in CORE} | {("framework", code) for code in REGIONAL}
    assert sorted(wanted - known(dataset)) == []


@pytest.fixture(scope="module")
def said() -> words.Said:
    """What helpers and notebooks say, read from their source."""
    return words.of_the_study(paths.ROOT)


def idle(dataset: Dataset, said: words.Said) -> set[tuple[str, str]]:
    """Field and code of the rows that no table holds and no code asks for."""
    rows = dataset.vocabulary
    fields = set(rows["field"])
    used = {(field, code) for (name, column), field in CODED.items() for code in dataset.tables[name][column].unique()}
    used |= {
        (column, str(code))
        for table in dataset.tables.values()
        for column in fields & set(table.columns)
        for code in table[column].unique()
    }
    # A rule of status, and with it a cell of the matrix, may be the reason that a table gives.
    used |= {(field, code) for field in ("rule", "matrix") for code in dataset.instruments["end_reason"].unique()}
    used |= {("term_kind", code) for code in dataset.glossary["kind"].unique()}
    used |= {("short_title", code) for code in dataset.instruments["instrument_id"]}
    used |= {(field, name) for field in ("caption", "alt") for _, name in said.published}
    pairs = words.joined(set(rows.loc[rows["field"].isin(["layer", "measure"]), "code"]))
    states = frozenset(dataset.states["state"])
    spoken = rows.loc[~rows["field"].isin(["caption", "alt"]), ["field", "code"]].itertuples(index=False, name=None)
    used |= {(field, code) for field, code in spoken if said.says(code, states) or code in pairs}
    return known(dataset) - used


def test_no_code_stands_twice(dataset):
    assert not dataset.vocabulary.duplicated(["field", "code"]).any()


def test_every_code_has_its_words_in_the_three_languages(dataset):
    blank = [
        (row.field, row.code, lang)
        for row in dataset.vocabulary.itertuples()
        for lang in LANGUAGES
        if not getattr(row, f"label_{lang}").strip()
    ]
    assert blank == []


def test_every_code_is_defined_in_a_sentence(dataset):
    codes = dataset.vocabulary[~dataset.vocabulary["field"].isin(WORDS)]
    wrong = [f"{row.field}/{row.code}" for row in codes.itertuples() if not re.fullmatch(r"[A-Z].+\.", row.definition)]
    assert wrong == []


def test_no_row_is_idle(dataset, said):
    assert sorted(idle(dataset, said)) == []


@pytest.mark.parametrize(
    "row",
    [
        ("topic", "tourism"),
        ("text", "fig05.tourism"),
        ("column", "tourism"),
        ("caption", "fig99"),
        ("short_title", "kaz-uzb-1900"),
        ("rule", "tourism"),
    ],
)
def test_an_idle_row_is_named(dataset, said, row):
    more = pd.DataFrame([row], columns=["field", "code"])
    rows = pd.concat([dataset.vocabulary, more], ignore_index=True).fillna("")
    assert idle(dataset.with_tables(vocabulary=rows), said) - idle(dataset, said) == {row}


def test_every_word_that_the_code_asks_for_is_in_the_vocabulary(dataset, said):
    codes = dataset.vocabulary.groupby("field")["code"].agg(list)
    missing = [
        (field, code)
        for field, code in sorted(said.asked)
        if not any(re.fullmatch(code, known) for known in codes.get(field, []))
    ]
    assert len(said.asked) > 5
    assert missing == []


def test_every_published_figure_has_caption_and_alternative_text_and_every_table_a_caption(dataset, said):
    wanted = {("caption", name) for _, name in said.published}
    wanted |= {("alt", name) for kind, name in said.published if kind == "figure"}
    assert len(wanted) > 10
    assert sorted(wanted - known(dataset)) == []


def test_what_code_says_is_read_from_literals_queries_names_and_f_strings():
    said = words.read(
        [
            """def f(a):
    'nobody says docstring'
    text(dataset, "text", f"fig05.{a}", lang)
    label(dataset, "tier", "press", "en")
    outputs.figure("fig05_network", draw, frame.assign(stale=1).query("level == 'certain'"), dataset)
"""
        ]
    )
    assert said.asked == {("text", rf"fig05\.({words.HOLE})"), ("tier", "press")}
    assert said.published == {("figure", "fig05_network")}
    assert all(said.says(code) for code in ("stale", "level", "certain", "fig05.certain", "press"))
    assert said.says("fig05.bel_nld", frozenset({"BEL", "NLD"})) and not said.says("fig05.bel_nld", frozenset({"BEL"}))
    assert not any(said.says(code) for code in ("docstring", "fig05.tourism", "fig06.certain"))


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_one_thing_has_one_word(dataset, lang):
    # The names of single instruments follow their official titles.
    rows = dataset.vocabulary[dataset.vocabulary["field"] != "short_title"]
    labels = [(f"{row.field}/{row.code}", getattr(row, f"label_{lang}")) for row in rows.itertuples()]
    labels += [
        (row.term_id, f"{getattr(row, f'term_{lang}')}. {getattr(row, f'definition_{lang}')}")
        for row in dataset.glossary.itertuples()
    ]
    strays = [
        (place, label, word)
        for place, label in labels
        for stray, word in STRAYS[lang].items()
        if re.search(stray, label, re.IGNORECASE)
    ]
    assert strays == []


def published(lang: str) -> list[tuple[str, pd.DataFrame]]:
    files = sorted(paths.FIGURES.glob(f"*.{lang}.csv"))
    return [(path.name, pd.read_csv(path, dtype=str, keep_default_na=False)) for path in files]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_heading_of_a_published_table_is_a_word_of_the_vocabulary(dataset, lang):
    headings = set(dataset.vocabulary.loc[dataset.vocabulary["field"] == "column", f"label_{lang}"])
    headings |= set(dataset.states[f"name_{lang}"])
    tables = published(lang)
    strange = [
        (name, column)
        for name, table in tables
        for column in table.columns
        if column not in headings and not column.isdigit()
    ]
    assert len(tables) > 6
    assert strange == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_published_title_is_official_or_a_short_name_or_says_of_which_language_it_is(dataset, lang):
    own = set(dataset.instruments[f"title_{lang}"]) - {""}
    own |= set(dataset.vocabulary.loc[dataset.vocabulary["field"] == "short_title", f"label_{lang}"])
    allowed = {title(dataset, name, lang) for name in dataset.instruments["instrument_id"]}
    marked = {name for name in allowed if re.search(r" \[(en|ru|kk)\]$", name)}
    heading = dataset.vocabulary.set_index(["field", "code"]).at[("column", "instrument"), f"label_{lang}"]
    cells = {cell for _, table in published(lang) if heading in table.columns for cell in table[heading]} - {""}
    assert len(cells) > 30
    assert sorted(cells - own - marked) == []
    assert not own & marked


def test_titles_of_states_and_instruments_fall_back_in_the_languages_that_lack_them_only(dataset):
    lacking = {lang: (dataset.instruments[f"title_{lang}"] == "").sum() for lang in LANGUAGES}
    fallen = {
        lang: sum(
            title(dataset, name, lang).endswith(tuple(f"[{other}]" for other in LANGUAGES))
            for name in dataset.instruments["instrument_id"]
        )
        for lang in LANGUAGES
    }
    assert fallen == lacking
    assert all(state_name(dataset, state, lang) for state in dataset.states["state"] for lang in LANGUAGES)


def test_no_word_mixes_latin_and_cyrillic_letters(dataset):
    word = re.compile(rf"[A-Za-z{CYRILLIC}]+", re.IGNORECASE)
    mixed = [
        (place, lang, found)
        for place, lang, label in cyrillic_labels(dataset)
        for found in word.findall(label)
        if re.search("[A-Za-z]", found) and re.search(f"[{CYRILLIC}]", found, re.IGNORECASE)
    ]
    assert mixed == []


def test_no_latin_letter_stands_alone_for_a_cyrillic_one(dataset):
    alone = [
        (place, lang, found)
        for place, lang, label in cyrillic_labels(dataset)
        for found in re.findall(r"(?<![\w.])[A-Za-z](?![\w.])", label)
        if found in LOOKALIKES
    ]
    assert alone == []


def test_russian_labels_have_no_letter_of_the_kazakh_alphabet(dataset):
    own = re.compile("[әғқңөұүһі]", re.IGNORECASE)
    # The name of Kazakhstan's legal information system is Kazakh in every language.
    foreign = [
        (place, label)
        for place, lang, label in cyrillic_labels(dataset)
        if lang == "ru" and own.search(label.replace("«Әділет»", ""))
    ]
    assert foreign == []


def test_kazakh_labels_are_kazakh(dataset):
    labels = dataset.vocabulary[["label_ru", "label_kk"]]
    kazakh = labels["label_kk"].str.contains("[әғқңөұүһі]", case=False)
    same = labels["label_ru"] == labels["label_kk"]
    assert kazakh.mean() > 0.6
    assert same.mean() < 0.15
    topics = dataset.vocabulary.query("field == 'topic'").set_index("code")["label_kk"]
    assert topics["illegal_migration"] == "заңсыз көші-қон"
    assert topics["labour_migration"] == "еңбек көші-қоны"


def test_a_label_asks_for_the_same_values_in_every_language(dataset):
    def asked(label: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(label) if name is not None}

    captions = dataset.vocabulary[dataset.vocabulary["field"].isin(["caption", "alt", "text"])]
    differ = [
        (row.field, row.code)
        for row in captions.itertuples()
        if not asked(row.label_en) == asked(row.label_ru) == asked(row.label_kk)
    ]
    assert differ == []


def test_the_codebook_names_only_rows_that_exist(dataset):
    text = Path(DATA, "CODEBOOK.md").read_text("utf-8")
    named = {code for code in re.findall(r"`([^`\s]+)`", text) if re.match(r"[a-z0-9]+-[a-z0-9]+-[a-z0-9]+", code)}
    named = {code for code in named if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", code)}
    rows = {*dataset.instruments["instrument_id"], *dataset.aliases["old_id"], *dataset.events["event_id"]}
    assert len(named) > 40
    assert sorted(named - rows) == []


def test_the_codebook_names_every_event_relation_tier_and_rule_of_status(dataset):
    text = Path(DATA, "CODEBOOK.md").read_text("utf-8")
    fields = ["event", "relation", "tier", "rule", "basis", "verdict"]
    codes = dataset.vocabulary.loc[dataset.vocabulary["field"].isin(fields), "code"]
    assert [code for code in codes if f"`{code}`" not in text] == []
