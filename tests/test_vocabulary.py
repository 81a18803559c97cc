"""Every code has its words, in three languages and their own letters."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from helpers.dataset import Dataset
from helpers.labels import LANGUAGES
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

CYRILLIC = "а-яёәғқңөұүһі"
#: Letters of the Latin alphabet that look like Cyrillic ones.
LOOKALIKES = set("aceopxyiABCEHKMOPTXYI")


def known(dataset: Dataset) -> set[tuple[str, str]]:
    return set(zip(dataset.vocabulary["field"], dataset.vocabulary["code"], strict=True))


def cyrillic_labels(dataset: Dataset) -> list[tuple[str, str, str]]:
    """Where a label stands and its words, without what is filled in later."""
    return [
        (f"{row.field}/{row.code}", lang, re.sub(r"\{[^}]*\}|https?://\S+", " ", getattr(row, f"label_{lang}")))
        for row in dataset.vocabulary.itertuples() for lang in ("ru", "kk")
    ]


def test_every_code_of_a_table_is_in_the_vocabulary(dataset):
    used = {(field, code) for (name, column), field in CODED.items()
            for code in dataset.tables[name][column].unique() if code}
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


def test_no_code_stands_twice(dataset):
    assert not dataset.vocabulary.duplicated(["field", "code"]).any()


def test_every_code_has_its_words_in_the_three_languages(dataset):
    blank = [(row.field, row.code, lang) for row in dataset.vocabulary.itertuples()
             for lang in LANGUAGES if not getattr(row, f"label_{lang}").strip()]
    assert blank == []


def test_every_rule_is_defined_in_one_sentence(dataset):
    rules = dataset.vocabulary.query("field == 'rule'")
    wrong = [row.code for row in rules.itertuples() if not re.fullmatch(r"[A-Z].+\.", row.definition)]
    assert wrong == []


def test_no_word_mixes_latin_and_cyrillic_letters(dataset):
    word = re.compile(rf"[A-Za-z{CYRILLIC}]+", re.IGNORECASE)
    mixed = [
        (place, lang, found) for place, lang, label in cyrillic_labels(dataset) for found in word.findall(label)
        if re.search("[A-Za-z]", found) and re.search(f"[{CYRILLIC}]", found, re.IGNORECASE)
    ]
    assert mixed == []


def test_no_latin_letter_stands_alone_for_a_cyrillic_one(dataset):
    alone = [
        (place, lang, found) for place, lang, label in cyrillic_labels(dataset)
        for found in re.findall(r"(?<![\w.])[A-Za-z](?![\w.])", label) if found in LOOKALIKES
    ]
    assert alone == []


def test_russian_labels_have_no_letter_of_the_kazakh_alphabet(dataset):
    own = re.compile("[әғқңөұүһі]", re.IGNORECASE)
    # The name of Kazakhstan's legal information system is Kazakh in every language.
    foreign = [(place, label) for place, lang, label in cyrillic_labels(dataset)
               if lang == "ru" and own.search(label.replace("«Әділет»", ""))]
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
    differ = [(row.field, row.code) for row in captions.itertuples()
              if not asked(row.label_en) == asked(row.label_ru) == asked(row.label_kk)]
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
