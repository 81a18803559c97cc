"""A sentence that states a number holds, fails or cannot be told; and the study prints which."""

import ast
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from helpers import claims
from helpers.claims import CheckError, judge
from helpers.paths import ROOT

NOTEBOOKS = sorted(Path(ROOT, "notebooks").glob("[0-9]*.ipynb"))
KNOWN = {"ten": 10, "few": (3, 5), "many": (4, 9), "unknown": None, "zero": (0, 2)}


def verdict(check):
    return judge(check, lambda name, *arguments: KNOWN[name] if not arguments else arguments[0]).verdict


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("ten() >= 10", "holds"), ("ten() > 10", "fails"), ("ten() < 11", "holds"), ("ten() <= 9", "fails"),
        ("ten() == 10", "holds"), ("few() == 4", "undecided"), ("few() == 6", "fails"), ("few() > 2", "holds"),
        ("few() > 3", "undecided"), ("few() > 5", "fails"), ("few() >= 5", "undecided"), ("few() <= 5", "holds"),
        ("many() > few()", "undecided"), ("ten() > many()", "holds"), ("few() >= many()", "undecided"),
        ("few() < many()", "undecided"), ("few() < ten()", "holds"), ("2 < few() < 6", "holds"),
        ("2 < few() < 4", "undecided"),
        ("3 < 4 < 4", "fails"), ("few() == 3", "undecided"), ("few() == few()", "undecided"), ("few() == 2", "fails"),
    ],
)  # fmt: skip
def test_a_comparison_holds_for_every_number_of_both_intervals_or_fails_for_all(check, expected):
    assert verdict(check) == expected


def test_of_several_comparisons_the_worst_speaks():
    assert verdict("ten() > 1 and few() > 3") == "undecided"
    assert verdict("ten() > 1 and few() > 3 and ten() < 1") == "fails"
    assert verdict("ten() > 1 and few() > 2") == "holds"


def test_what_cannot_be_told_decides_nothing():
    checks = ("unknown() > 0", "ten() / zero() > 0", "ten() / (few() - 4) > 0")
    assert [verdict(check) for check in checks] == ["undecided"] * 3
    for nothing in (float("nan"), (float("nan"), 2.0), (1, None), None):
        assert judge("unknown() > 0", lambda *_, nothing=nothing: nothing) == ("undecided", "unknown: not known > 0")


def test_intervals_are_reckoned_by_their_ends():
    assert judge("few() - many() <= 1", lambda name: KNOWN[name]).values == "few − many: -6–1 ≤ 1"
    assert judge("ten() > 1 and ten() > 1", lambda name: KNOWN[name]).values == "ten: 10 > 1"
    assert judge("open() > 8", lambda name: (9, float("inf"))) == ("holds", "open: 9 or more > 8")
    assert judge("2 * few() / ten() < 1.01", lambda name: KNOWN[name]).values == "2 × few / ten: 0.6–1 < 1.01"


def test_a_number_or_a_quantity_may_be_negative():
    assert judge("-few() < -2 * -1", lambda name: KNOWN[name]) == ("holds", "− few: -5–-3 < 2")
    assert verdict("-few() == -4") == "undecided"


def test_a_quantity_is_asked_with_its_constants():
    assert judge("a(-1) < 0", lambda name, *given: given[0]).values == "a (-1): -1 < 0"
    assert judge("a('KAZ', 3) > 1", lambda name, *given: 2 if given == ("KAZ", 3) else 0).verdict == "holds"


@pytest.mark.parametrize(
    ("check", "why"),
    [
        ("ten()", "compares nothing"), ("ten() >", "is no check"), ("ten() in few()", "compares nothing"),
        ("ten() > 1 or few() > 1", "compares nothing"), ("ten > 1", "is no number and no quantity"),
        ("ten().real > 1", "is no number and no quantity"), ("ten(few()) > 1", "is no constant"),
        ("ten(a=1) > 1", "is no number and no quantity"), ("True > 'a'", "is no number"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_language_is_refused_with_the_place(check, why):
    with pytest.raises(CheckError, match=why):
        verdict(check)


def ledger(dataset, **row):
    usual = {
        "claim_id": "a",
        "notebook": "01_dataset",
        "sentence": "Some.",
        "check": "rows('events') > 1",
        "verdict": "holds",
    }
    return dataset.with_tables(study_claims=pd.DataFrame([usual | row]))


def test_a_sentence_that_a_changed_dataset_makes_false_is_named(dataset):
    fewer = ledger(dataset.with_tables(events=dataset.events.head(1)), sentence="There are many steps.")
    text, sound = claims.report(fewer)
    assert not sound
    assert (
        "fails, and not holds as printed: a (01_dataset)\n    There are many steps.\n    rows (events): 1 > 1" in text
    )


def test_a_sentence_that_can_no_longer_be_told_has_moved(dataset):
    assert claims.report(ledger(dataset))[1]
    assert not claims.report(ledger(dataset, verdict="undecided"))[1]


def test_an_unknown_quantity_is_named_with_its_claim(dataset):
    with pytest.raises(CheckError, match=r"study_claims.csv, a: .*no quantity 'rowz'; there are .*rows"):
        claims.judged(ledger(dataset, check="rowz('events') > 1"))
    with pytest.raises(CheckError, match="no claim 'b'"):
        claims.say(ledger(dataset), "b")


@pytest.mark.parametrize(
    ("check", "why"),
    [
        ("rows('stats') > 1", r"rows\('stats'\) gives no number: there is no 'stats'"),
        ("rows() > 1", r"rows\(\) gives no number: .*'table'"),
        ("rows(['events']) > 1", "unhashable"),
        ("treaties_known('concluded') > 1", "there is no 'concluded'"),
        ("share_in_force('any', '2025-12') > 1", "is not one day"),
        ("partners('ZZZ', 'bilateral') > 1", "state is one of ARM, .*, not 'ZZZ'"),
        ("rowz('events') > 1", "no quantity 'rowz'"),
    ],
)
def test_what_a_quantity_cannot_be_asked_is_told_with_the_claim_once(dataset, check, why):
    for ask in (claims.judged, lambda data: claims.say(data, "the-claim")):
        with pytest.raises(CheckError, match=rf"^study_claims.csv, the-claim: .*{why}") as caught:
            ask(ledger(dataset, claim_id="the-claim", check=check))
        assert str(caught.value).count("the-claim") == 1


def test_a_misspelt_word_gives_no_verdict_in_any_check_of_the_study(dataset):
    given = []
    asked = {}
    for check in dataset.study_claims["check"]:
        for call in (node for node in ast.walk(ast.parse(check)) if isinstance(node, ast.Call)):
            words = tuple(ast.literal_eval(argument) for argument in call.args)
            asked |= {(call.func.id, len(words), place): words for place in range(len(words))}
    for (name, _, place), words in asked.items():
        if not isinstance(words[place], str):
            continue
        misspelt = [*words[:place], f"{words[place][:-1]}x", *words[place + 1 :]]
        check = f"{name}({', '.join(map(repr, misspelt))}) > 0"
        try:
            given.append((check, claims.judged(ledger(dataset, check=check)).at[0, "found"]))
        except CheckError:
            pass
    assert len(asked) > 50 and given == []


@pytest.mark.parametrize(
    "check",
    [
        "replaced_chance('visas')", "steady_rate('bilateral', 2025, '', 'familys')", "partners('KAZ', 'bilaterl')",
        "pairs_ended('bilaterl')", "parties_known('cis')", "parties_left('cis')", "pairs_lost('cis')",
        "paper_references('right')", "pairs_tied_on_eve('RUS', 'cis')", "paper_origin_place('KGZ', 2021, '2020')",
    ],
)  # fmt: skip
def test_a_word_that_is_none_gives_no_number(dataset, check):
    with pytest.raises(CheckError):
        claims.judged(ledger(dataset, check=f"{check} > 0"))


def test_a_quantity_is_computed_once_for_a_dataset(dataset, monkeypatch):
    asked = []
    counted = {"rows": lambda dataset, table: asked.append(table) or 2}
    monkeypatch.setattr("helpers.claims.ledger.quantities", lambda: counted)
    claims.judged(ledger(dataset, check="rows('events') > 1 and rows('events') < 3 and rows('x') == 2"))
    assert asked == ["events", "x"]


def test_the_claims_of_one_notebook_can_be_asked(dataset):
    assert set(claims.judged(dataset, notebook="01_dataset")["notebook"]) == {"01_dataset"}


def test_the_worst_is_told_last(dataset):
    rows = pd.DataFrame(
        {
            "claim_id": ["a", "b", "c"],
            "notebook": "n",
            "sentence": "S.",
            "verdict": "holds",
            "check": ["rows('events') > 1", "rows('events') / 0 > 1", "rows('events') < 1"],
        }
    )
    text, _ = claims.report(dataset.with_tables(study_claims=rows))
    assert text.index(": a (n)") < text.index(": b (n)") < text.index(": c (n)")


def test_a_notebook_is_named_as_it_is_to_verify_and_one_without_claims_is_refused(dataset):
    rows = pd.DataFrame({"claim_id": ["a"], "notebook": "n", "sentence": "S.", "verdict": "holds", "check": "1 < 2"})
    few = dataset.with_tables(study_claims=rows)
    assert claims.report(few, notebook="notebooks/n.ipynb") == claims.report(few, notebook="n")
    with pytest.raises(CheckError, match="n2 has no claims. Those that have: n"):
        claims.report(few, notebook="n2")


def test_quantities_are_public_and_have_one_name_each(monkeypatch):
    assert not any(name.startswith("_") for name in claims.quantities())
    from helpers.claims import record

    monkeypatch.setattr("helpers.claims.ledger.pkgutil.iter_modules", lambda path: [record.__spec__, record.__spec__])
    monkeypatch.setattr("helpers.claims.ledger.importlib.import_module", _module_of)
    with pytest.raises(CheckError, match="two quantities are called 'rows'"):
        claims.quantities()


def _module_of(name):
    import sys

    return sys.modules["helpers.claims.record" if name.startswith("helpers.claims.") else name]


def test_no_sentence_of_the_study_fails_and_each_is_as_printed(dataset):
    text, sound = claims.report(dataset)
    assert sound, text


def said(notebook):
    code = "\n".join(cell.source for cell in nbformat.read(notebook, 4).cells if cell.cell_type == "code")
    calls = re.findall(r"claims\.say\(\s*dataset,(.*?)\)", code, re.DOTALL)
    return {claim for call in calls for claim in re.findall(r'"([^"]+)"', call)}


def test_every_claim_is_said_in_its_notebook_and_nowhere_else(dataset):
    ledger = dataset.study_claims
    told = {(path.stem, claim) for path in NOTEBOOKS for claim in said(path)}
    assert told == set(zip(ledger["notebook"], ledger["claim_id"], strict=True))


def test_a_sentence_is_said_once_and_ends(dataset):
    sentences = dataset.study_claims["sentence"]
    assert not sentences.duplicated().any()
    assert sentences.str.fullmatch(r"[A-Z].*\.").all()


def test_a_sentence_of_the_readme_table_that_has_a_figure_is_a_claim(dataset):
    table = re.findall(r"(?m)^\| \*\*.+?\*\* (.+?) \|", Path(ROOT, "README.md").read_text("utf-8"))
    said = [sentence for cell in table for sentence in re.split(r"(?<=[.])\s+(?=[A-Z])", cell)]
    assert len(table) == len(NOTEBOOKS)
    claimed = set(dataset.tables["study_claims"]["sentence"])
    assert [sentence for sentence in said if re.search(r"\d", sentence) and sentence not in claimed] == []
