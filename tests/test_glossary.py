"""The glossary: one word for one thing, in three languages, by the usage of official texts."""

import re

import pandas as pd
import pytest

from helpers.labels import LANGUAGES, localise
from helpers.paths import DATA
from helpers.tables import glossary

OTHERS = ("ru", "kk")
#: Fields of the vocabulary of which a code may be a term of the glossary as well.
SHARED = ("event", "kind", "legal_form", "level", "measure", "topic")


def stems(words: str) -> list[str]:
    """Beginnings of words, since endings follow the sentence; some official titles write a Latin i."""
    return [word[:5].lower() for word in re.findall(r"[\w-]+", words.replace("i", "і"))]


def official(dataset, lang: str) -> list[str]:
    return [title.replace("i", "і").lower() for title in dataset.instruments[f"title_{lang}"] if title]


def shared_words(dataset) -> list[tuple[str, str, str]]:
    """Term and label of one thing, where the glossary and the vocabulary both name it."""
    both = dataset.glossary.merge(dataset.vocabulary, left_on="term_id", right_on="code")
    both = both[both["field"].isin(SHARED)]
    return [
        (f"{row.field}/{row.code}/{lang}", getattr(row, f"term_{lang}"), getattr(row, f"label_{lang}"))
        for row in both.itertuples()
        for lang in LANGUAGES
    ]


def test_every_definition_is_one_sentence(dataset):
    wrong = [
        (row.term_id, lang)
        for row in dataset.glossary.itertuples()
        for lang in LANGUAGES
        if not re.fullmatch(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^.!?]*\.", getattr(row, f"definition_{lang}"))
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_stands_for_two_terms(dataset, lang):
    assert not dataset.glossary[f"term_{lang}"].duplicated().any()
    assert not dataset.glossary[f"definition_{lang}"].duplicated().any()


def test_russian_and_kazakh_keep_to_their_own_letters(dataset):
    own = re.compile("[әғқңөұүһі]", re.IGNORECASE)
    russian = dataset.glossary[["term_ru", "definition_ru"]].agg(" ".join, axis=1)
    kazakh = dataset.glossary[["term_kk", "definition_kk"]].agg(" ".join, axis=1)
    assert [text for text in russian if own.search(text)] == []
    assert [text for text in kazakh if not own.search(text)] == []
    latin = [text for text in [*russian, *kazakh] if re.search("[A-Za-z]", text.replace("QAP", ""))]
    assert latin == []


def test_every_basis_can_be_looked_up(dataset):
    sections = {int(number) for number in re.findall(r"^## (\d+)\.", (DATA / "CODEBOOK.md").read_text("utf-8"), re.M)}
    ids = set(dataset.instruments["instrument_id"])

    def found(basis: str) -> bool:
        what, _, place = basis.partition(" ")
        if what in ("VCLT", "VCST"):
            return bool(re.fullmatch(r"\d+(\(\w\))*([–, ]+\d+(\(\w\))*)*", place))
        if what == "Codebook":
            return int(place) in sections
        return what in ids or bool(re.fullmatch(r".+ (19|20)\d\d, .+", basis))

    assert [basis for basis in dataset.glossary["basis"] if not found(basis)] == []


def test_the_convention_on_the_law_of_treaties_is_the_basis_of_the_steps(dataset):
    basis = dataset.glossary.set_index("term_id")["basis"]
    steps = set(basis.index) & set(dataset.vocabulary.query("field == 'event'")["code"])
    assert len(steps) >= 12
    assert [step for step in steps if not basis[step].startswith(("VCLT", "VCST"))] == ["special_opinion"]


@pytest.mark.parametrize("lang", OTHERS)
def test_a_term_taken_from_an_instrument_is_a_word_of_official_titles(dataset, lang):
    titles = official(dataset, lang)
    own = dataset.instruments.set_index("instrument_id")[f"title_{lang}"]
    taken = [
        (row.term_id, getattr(row, f"term_{lang}"))
        for row in dataset.glossary.itertuples()
        if own.get(row.basis.partition(" ")[0])
    ]
    strange = [name for name, term in taken if not any(all(stem in title for stem in stems(term)) for title in titles)]
    assert len(taken) > 5
    assert strange == []


def test_glossary_and_vocabulary_use_the_same_word_for_one_thing(dataset):
    both = shared_words(dataset)
    assert len(both) > 60
    differ = [(place, term, label) for place, term, label in both if not set(stems(term)) & set(stems(label))]
    assert differ == []


def test_the_published_glossary_has_one_language_beside_english(dataset):
    frames = {lang: glossary.frame(dataset, lang) for lang in LANGUAGES}
    assert list(frames["en"].columns) == ["term_kind", "term", "definition", "term_basis"]
    for lang in OTHERS:
        assert list(frames[lang]["term_en"]) == list(frames["en"]["term"])
        assert set(frames[lang]["definition"]) == set(dataset.glossary[f"definition_{lang}"])
        assert localise(frames[lang], lang, dataset).shape == (len(dataset.glossary), 5)


def test_a_basis_is_named_in_the_language_of_the_reader(dataset):
    basis = {
        lang: glossary.frame(dataset, lang).set_index("term_en" if lang != "en" else "term")["term_basis"]
        for lang in LANGUAGES
    }
    assert basis["ru"]["ratification"] == "Венская конвенция о праве международных договоров, 1969: 14(1)"
    assert basis["kk"]["readmission"].endswith("реадмиссия туралы келісім")
    assert basis["kk"]["degree"] == basis["en"]["degree"]


def test_a_title_that_the_language_lacks_is_marked_in_the_basis(dataset):
    acts = dataset.instruments.assign(title_kk="")
    row = dataset.glossary.query("term_id == 'readmission'")
    basis = glossary.frame(dataset.with_tables(instruments=acts, glossary=row), "kk")["term_basis"]
    assert isinstance(basis, pd.Series)
    assert basis.iloc[0].endswith("[en]")
