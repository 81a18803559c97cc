"""What the notebooks say in numbers is computed: a number, an order or a rank in prose is a claim of the ledger.

Read are the sentences of the markdown cells, and the words between the holes of what a code cell shows as Markdown.
"""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from helpers.paths import ROOT

NOTEBOOKS = sorted(Path(ROOT, "notebooks").glob("[0-9]*.ipynb"))

#: Blocks that are no sentences: code, headings, tables, the version of the study.
BLOCKS = (r"(?s)```.*?```", r"(?m)^#.*$", r"(?m)^\|.*$", r"\*?Study version [\d.]+\*?")
#: In a sentence: code, links, days and years of history, numbers of notebooks.
SILENT = (
    r"`[^`]*`", r"\[[^\]]*\]\([^)]*\)", r"\b(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?(?:s\b)?",
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
    r"\b0\d(?: and 0\d)?\b",
)  # fmt: skip
AMOUNTS = ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
           "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? "
           "dozens? tenfold double twice thrice half halves thirds quarters? fifths tenths").split()  # fmt: skip
ORDERS = ("few fewer fewest majority minority mostly largest smallest highest lowest longest shortest hardest fullest "
          "greatest strongest widest").split()  # fmt: skip
AMOUNT = rf"\d|\b(?:{'|'.join(AMOUNTS)})\b|\b(?:an?|one|the) (?:third|fifth|tenth)\b(?=\W*$| (?:of|in|and)\b|[,;:])"
#: What states an amount, and in prose also an order or a rank, which in a code cell the code has computed.
STATED = {
    "code": re.compile(AMOUNT, re.IGNORECASE),
    "markdown": re.compile(
        rf"{AMOUNT}|\b(?:{'|'.join(ORDERS)})\b|(?<!at )\bmost\b"
        r"|\b(?:nearly|almost) (?:all|every|none|no)|\bhardly (?:an|ever|one|at all)"
        r"|\b(?:more|less|(?!rather|other|whether|never)[a-z]{2,}er)\b(?: [\w'’-]+){0,5}? than\b",
        re.IGNORECASE,
    ),
}
#: Words that state nothing about the data (patterns), with the reason.
ALLOWED = {
    r"\b(?:the )?twelve(?: states)?\b": "the states of the study, by definition",
    r"\b(?:the )?(?:other )?eleven(?: other states)?\b": "the same without the one that is spoken of",
    r"\btwo (?:states|sides|parties|nodes|others|searches|kinds)\b": "a pair, or a definition, has two",
    r"\b(?:between|of|by|did) the two\b": "the two states, or ends, just named",
    r"\bthree (?:languages|letters)\b": "what the study is written in, and its codes of states",
    r"\b(?:seven themes|four bases)\b": "codes of the vocabulary",
    r"\bfive states\b": "by this name the agreement of 30 November 2000 is called",
    r"\bfive years\b": "the span by which the study counts",
    r"\b(?:24 months|two years after|after two years)\b": "windows that the study sets",
    r"\btenfold stock\b": "the unit of a coefficient",
    r"\bshortest (?:paths|and a longest)\b": "a term of network science; the ends of an interval",
    r"\bdouble\b": "a lesson",
    r"\bsearched hardest\b": "the claim record-hardest of 01_dataset",
}


def sentences(markdown: str) -> list[str]:
    """Sentences of a markdown cell; a point of a list begins a new one."""
    for pattern in BLOCKS:
        markdown = re.sub(pattern, "", markdown)
    blocks = re.split(r"\n\s*\n|\n\s*(?:[-*>]|\d+\.) ", "\n" + markdown)
    parts = [part for block in blocks for part in re.split(r"(?<=[.!?])[*)\"”]*\s+", " ".join(block.split()))]
    return [part.removeprefix("- ") for part in parts if part.strip(" .*")]


def states_something(sentence: str, cell: str) -> bool:
    """Whether a sentence of a markdown or code cell states an amount, an order or a rank."""
    for pattern in (*SILENT, *ALLOWED):
        sentence = re.sub(pattern, "…", sentence, flags=re.IGNORECASE)
    return bool(STATED[cell].search(sentence))


def shown(code: str) -> list[str]:
    """What the texts of a code cell say, if it shows some as Markdown; a hole is a dot."""
    tree = ast.parse(code)
    if not any(isinstance(node, ast.Name) and node.id == "Markdown" for node in ast.walk(tree)):
        return []
    filled = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {id(part) for node in filled for part in ast.walk(node)}
    texts = ["".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values) for node in filled]
    texts += [node.value for node in ast.walk(tree)
              if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside]  # fmt: skip
    return [sentence for text in texts if text.count(" ") > 2 for sentence in sentences(text)]


def uncomputed(notebook: nbformat.NotebookNode, claims: set[str]) -> list[str]:
    """Sentences of a notebook that state a number, an order or a rank, and are no claims."""
    known = {sentence for claim in claims for sentence in sentences(claim)}
    said = [(sentence, cell.cell_type) for cell in notebook.cells if cell.cell_type != "raw"
            for sentence in (sentences if cell.cell_type == "markdown" else shown)(cell.source)]  # fmt: skip
    return [sentence for sentence, cell in said if states_something(sentence, cell) and sentence not in known]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_number_an_order_or_a_rank_in_prose_is_a_claim_of_its_notebook(path, dataset):
    ledger = dataset.study_claims
    found = uncomputed(nbformat.read(path, 4), set(ledger.loc[ledger["notebook"] == path.stem, "sentence"]))
    assert not found, f"{path.stem} states, and computes nowhere:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Of these 41 hold.", "Half of the pairs are tied.", "A third of them ended.", "It fell by a third.",
        "Most treaties are bilateral.",
        "It is mostly so.", "Nearly all pairs are tied.", "Hardly any treaty ended.", "Fewer states left than stayed.",
        "There are more than enough.", "Kazakhstan has the largest number.", "One treaty in ten ended.",
        "Twice as many were signed.", "Kazakhstan's five pairs were read.",
        "In 1998 nine of the twelve states signed it.",
        "Russia left earlier and has fewer ties.", "Bilateral ones are slower than others.",
    ],
)  # fmt: skip
def test_a_sentence_put_into_a_notebook_is_found(sentence):
    prose = nbformat.v4.new_markdown_cell(f"# Two states\n\nTies are legal relations. {sentence} Nothing more.")
    assert uncomputed(nbformat.v4.new_notebook(cells=[prose]), {"Ties are legal relations."}) == [sentence]
    assert not uncomputed(nbformat.v4.new_notebook(cells=[prose]), {sentence})
    point = nbformat.v4.new_markdown_cell(f"- One point.\n- {sentence}\n")
    assert uncomputed(nbformat.v4.new_notebook(cells=[point]), set()) == [sentence]


@pytest.mark.parametrize("text", ["Kazakhstan's five pairs were read.", "Half of them hold.", "Of these 41 hold."])
def test_a_number_typed_into_a_code_cell_is_found(text):
    code = nbformat.v4.new_code_cell(f'display(Markdown(f"On {{ON}} it was so. "\n    "{text}"))')
    assert uncomputed(nbformat.v4.new_notebook(cells=[code]), set()) == [text]
    named = nbformat.v4.new_code_cell(f'told = f"{{ON}}: {text}"\ndisplay(Markdown(told))')
    assert uncomputed(nbformat.v4.new_notebook(cells=[named]), set())


@pytest.mark.parametrize(
    "sentence",
    [
        "The agreement of 6 March 1998 was signed.", "In the 1990s, and in 2000–2005, it held.", "It is `5`.",
        "See [05_kazakhstan](05_kazakhstan.ipynb).", "A tie joins two states of the twelve.", "## Four times\n",
        "Study version 0.1.0.", "At most a day may pass.", "It means rather this than that.",
    ],
)  # fmt: skip
def test_what_states_no_amount_is_left_alone(sentence):
    prose = nbformat.v4.new_markdown_cell(sentence)
    assert not uncomputed(nbformat.v4.new_notebook(cells=[prose]), set())


def test_what_a_code_cell_computes_is_left_alone():
    code = nbformat.v4.new_code_cell('"{:.2%} of two"\ndisplay(Markdown(f"Of {n:.2f} and {n + 5} it holds."))')
    assert not uncomputed(nbformat.v4.new_notebook(cells=[code]), set())


def test_a_sentence_that_a_word_changes_is_no_claim_any_more():
    prose = nbformat.v4.new_markdown_cell("More than half of the pairs have a tie.")
    assert uncomputed(nbformat.v4.new_notebook(cells=[prose]), {"More than half of the pairs surely have a tie."})


@pytest.mark.parametrize("pattern", ALLOWED)
def test_what_is_allowed_is_said_somewhere(pattern):
    cells = [cell for path in NOTEBOOKS for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown"]
    assert any(re.search(pattern, cell.source, re.IGNORECASE) for cell in cells), ALLOWED[pattern]
