import pandas as pd
import pytest
import small

from helpers import labels
from helpers.dataset import load


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("labels") / "data"
    small.write_dataset(folder)
    return load(folder)


def test_a_code_has_a_word_in_each_language(dataset):
    words = [labels.label(dataset, "topic", "visa", lang) for lang in labels.LANGUAGES]
    assert words == ["visas", "визы", "визалар"]


@pytest.mark.parametrize(("code", "lang"), [("tourism", "en"), ("untranslated", "kk")])
def test_a_missing_label_is_named_by_field_code_and_language(dataset, code, lang):
    with pytest.raises(LookupError, match=f"{lang} label for field 'topic', code '{code}'"):
        labels.label(dataset, "topic", code, lang)


def test_another_language_is_refused(dataset):
    with pytest.raises(ValueError, match="'de' is none of en, ru, kk"):
        labels.label(dataset, "topic", "visa", "de")


def test_values_fill_a_text(dataset):
    assert labels.text(dataset, "alt", "fig_ties", "kk", n=2) == "Бағандар: 2 мемлекет."


def test_a_value_that_is_not_given_is_named(dataset):
    with pytest.raises(LookupError, match="ru label for field 'alt', code 'fig_ties' asks for the value 'n'"):
        labels.text(dataset, "alt", "fig_ties", "ru")


def test_a_state_has_a_name_and_an_unknown_one_is_named(dataset):
    assert labels.state_name(dataset, "UZB", "kk") == "Өзбекстан"
    with pytest.raises(LookupError, match="field 'state', code 'ZZZ'"):
        labels.state_name(dataset, "ZZZ", "en")


@pytest.mark.parametrize(
    ("instrument", "lang", "title"),
    [
        ("kaz-uzb-1998", "ru", "Соглашение о визах"),
        ("kaz-uzb-2001", "en", "Протокол [ru]"),
        ("kaz-uzb-2001", "kk", "Протокол [ru]"),
        ("kaz-uzb-2002", "kk", "Memorandum [en]"),
    ],
)
def test_a_title_from_another_language_is_marked(dataset, instrument, lang, title):
    assert labels.title(dataset, instrument, lang) == title


def test_an_instrument_without_any_title_is_named(dataset):
    with pytest.raises(LookupError, match="code 'kaz-uzb-2003', language kk"):
        labels.title(dataset, "kaz-uzb-2003", "kk")


def test_a_table_is_localised_in_headings_and_codes(dataset):
    frame = pd.DataFrame(
        {
            "state": ["KAZ", ""],
            "topic": ["visa; readmission", None],
            "instrument": ["kaz-uzb-1998", "kaz-uzb-2002"],
            "share": [0.25, 0.5],
            "UZB": [1, 2],
            "1998": [3, 4],
        },
        index=[7, 8],
    )
    localised = labels.localise(frame, "ru", dataset)
    assert list(localised.columns) == ["Государство", "Тема", "Документ", "Доля", "Узбекистан", "1998"]
    assert localised.values.tolist() == [
        ["Казахстан", "визы; реадмиссия", "Соглашение о визах", 0.25, 1, 3],
        ["", "", "Memorandum [en]", 0.5, 2, 4],
    ]


def test_a_named_index_is_a_column_and_a_column_may_be_coded_under_another_name(dataset):
    frame = pd.DataFrame({"ties": ["visa"]}, index=pd.Index(["KAZ"], name="partner"))
    localised = labels.localise(frame, "en", dataset, coded={"ties": "topic"})
    assert localised.to_dict("list") == {"Partner": ["Kazakhstan"], "Ties": ["visas"]}


def test_a_heading_without_a_label_is_named(dataset):
    with pytest.raises(LookupError, match="kk label for field 'column', code 'degree'"):
        labels.localise(pd.DataFrame({"degree": [1]}), "kk", dataset)


def test_two_columns_of_one_heading_are_refused(dataset):
    columns = dataset.vocabulary.replace({"label_ru": {"Доля": "Связи"}})
    frame = pd.DataFrame({"ties": [1], "share": [0.5]})
    with pytest.raises(ValueError, match="two columns are both headed 'Связи' in ru"):
        labels.localise(frame, "ru", dataset.with_tables(vocabulary=columns))


def test_a_code_without_a_label_is_named(dataset):
    with pytest.raises(LookupError, match="ru label for field 'topic', code 'untranslated'"):
        labels.localise(pd.DataFrame({"topic": ["untranslated"]}), "ru", dataset)


def test_a_replaced_vocabulary_is_read_anew(dataset):
    shouted = dataset.vocabulary.assign(label_en=dataset.vocabulary["label_en"].str.upper())
    assert labels.label(dataset, "topic", "visa", "en") == "visas"
    assert labels.label(dataset.with_tables(vocabulary=shouted), "topic", "visa", "en") == "VISAS"


def test_an_instrument_without_a_short_name_keeps_its_title(dataset):
    code = dataset.instruments["instrument_id"].iloc[0]
    assert labels.short_title(dataset, code, "en") == labels.title(dataset, code, "en")
    words = dict.fromkeys(dataset.vocabulary.columns, "") | {"field": "short_title", "code": code, "label_en": "Short"}
    named = dataset.with_tables(vocabulary=pd.concat([dataset.vocabulary, pd.DataFrame([words])], ignore_index=True))
    assert labels.short_title(named, code, "en") == "Short"
    shown = labels.localise(pd.DataFrame({"topic": [code]}), "en", named, coded={"topic": "short_title"})
    assert shown.iloc[0, 0] == "Short"
