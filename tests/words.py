"""Which words the code of the study asks for: read from its source, not listed."""

import ast
import json
import re
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

#: What a hole of an f-string may hold.
HOLE = r"[\w.-]+"


@dataclass(repr=False)
class Said:
    """What stands between quotation marks in some code, and the calls that name a word or publish something."""

    literals: set[str] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)
    #: (field, code or pattern of it) of calls such as ``text(dataset, "text", f"fig03.{code}", lang)``.
    asked: set[tuple[str, str]] = field(default_factory=set)
    #: (function, name) of calls such as ``outputs.figure("fig04_grid", ...)``.
    published: set[tuple[str, str]] = field(default_factory=set)

    def says(self, code: str, data: frozenset[str] = frozenset()) -> bool:
        """Whether the code can come to this word: as a literal, or by filling an f-string with literals or data."""

        def fills(part: str) -> bool:
            return part in self.literals or part.isdigit() or all(piece.upper() in data for piece in part.split("_"))

        matches = (re.fullmatch(pattern, code) for pattern in self.patterns)
        return code in self.literals or any(all(map(fills, match.groups())) for match in matches if match)


def read(sources: list[str]) -> Said:
    """What the sources say; docstrings say nothing."""
    said = Said()
    for source in sources:
        tree = ast.parse(source)
        silent = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
                # A list of columns or codes may stand in one text, and a query names its columns.
                said.literals |= {node.value, *re.findall(r"[\w.-]+", node.value)}
            elif isinstance(node, ast.keyword) and node.arg:
                said.literals.add(node.arg)
            elif isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.Constant) for part in node.values):
                said.patterns.add(_pattern(node))
            elif isinstance(node, ast.Call):
                _call(node, said)
    return said


def of_the_study(root: Path) -> Said:
    """What helpers and notebooks say."""
    sources = [path.read_text("utf-8") for path in sorted((root / "src").rglob("*.py"))]
    for path in sorted((root / "notebooks").rglob("*.ipynb")):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        sources += ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return read(sources)


def joined(codes: set[str]) -> set[str]:
    """Names made of two codes, such as ``bilateral_degree``."""
    return {f"{one}_{other}" for one, other in product(codes, repeat=2)}


def _call(node: ast.Call, said: Said) -> None:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first = node.args[0] if node.args else None
    if name in ("label", "text") and len(node.args) > 3 and isinstance(node.func, ast.Name):
        words, code = node.args[1:3]
        if isinstance(words, ast.Constant) and isinstance(code, ast.Constant):
            said.asked.add((words.value, re.escape(code.value)))
        elif isinstance(words, ast.Constant) and isinstance(code, ast.JoinedStr):
            said.asked.add((words.value, _pattern(code)))
    elif name in ("figure", "table") and isinstance(first, ast.Constant) and isinstance(node.func, ast.Attribute):
        said.published.add((name, first.value))


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else f"({HOLE})" for part in node.values)
