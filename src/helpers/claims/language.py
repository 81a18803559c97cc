"""The small language of checks: ``partners('KAZ') >= 10 and partners('KAZ') > partners('UZB')``.

Quantities by name with constant arguments, numbers, also below zero, ``+ - * /``, comparisons, and ``and``. Nothing
else is a check, so that one can be read by whoever can read the sentence, and run without being trusted.
"""

import ast
import math
import operator
from collections.abc import Callable
from typing import NamedTuple

#: From the surest for the reader to the worst. Undecided: what is known allows both.
VERDICTS = ("holds", "undecided", "fails")

#: A number known as an interval; a number that cannot be told lies anywhere.
Interval = tuple[float, float]
ANYTHING: Interval = (-math.inf, math.inf)

SIGNS = {ast.Gt: ">", ast.GtE: "≥", ast.Lt: "<", ast.LtE: "≤", ast.Eq: "="}
OPERATORS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "/"}
ARITHMETIC = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


class CheckError(ValueError):
    """A check cannot be read or run; the message says where and what to do."""


class Verdict(NamedTuple):
    """What a check gives: one of :data:`VERDICTS`, and the comparison in words, ``"partners (KAZ): 10–11 ≥ 10"``."""

    verdict: str
    values: str


def judge(check: str, quantity: Callable[..., float | Interval | None]) -> Verdict:
    """Run a check.

    Parameters
    ----------
    check
        In the language of this module.
    quantity
        Called with the name of a quantity and its arguments.

    Returns
    -------
    Verdict
        A comparison holds if it does for every number of both intervals, fails if for none, and is undecided else.
        Joined by ``and``: fails if one fails, else undecided if one is.

    Raises
    ------
    CheckError
        If the check is not of the language.
    """
    try:
        tree = ast.parse(check, mode="eval").body
    except SyntaxError:
        raise CheckError(f"{check!r} is no check: write two quantities or numbers with a comparison between") from None
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    verdicts = [verdict for part in parts for verdict in _comparison(part, check, quantity)]
    worst = max(verdicts, key=lambda each: VERDICTS.index(each.verdict))
    return Verdict(worst.verdict, "; ".join(dict.fromkeys(each.values for each in verdicts)))


def _comparison(node: ast.expr, check: str, quantity: Callable) -> list[Verdict]:
    if not isinstance(node, ast.Compare) or any(type(sign) not in SIGNS for sign in node.ops):
        raise CheckError(f"{check!r}: {ast.unparse(node)!r} compares nothing by > >= < <= ==")
    sides = (node.left, *node.comparators)
    values = [_value(side, check, quantity) for side in sides]
    names = [f"{name}: " if (name := _name(side)) else "" for side in sides]
    told = [name + _words(value) for name, value in zip(names, values, strict=True)]
    return [
        Verdict(_compare(values[at], values[at + 1], type(sign)), f"{told[at]} {SIGNS[type(sign)]} {told[at + 1]}")
        for at, sign in enumerate(node.ops)
    ]


def _name(node: ast.expr) -> str:
    """What is compared, for a reader: ``partners (KAZ)``; nothing for a number."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=args):
            constants = [ast.literal_eval(argument) for argument in args]
            of = ", ".join(str(constant) for constant in constants if constant != "")
            return name.replace("_", " ") + (f" ({of})" if of else "")
        case ast.UnaryOp(op=ast.USub(), operand=operand) if name := _name(operand):
            return f"− {name}"
        case ast.BinOp(left=left, op=op, right=right) if _name(left) or _name(right):
            one, other = (_name(side) or ast.unparse(side) for side in (left, right))
            return f"{one} {OPERATORS[type(op)]} {other}"
    return ""


def _compare(one: Interval, other: Interval, sign: type[ast.cmpop]) -> str:
    if sign in (ast.Lt, ast.LtE):
        one, other, sign = other, one, {ast.Lt: ast.Gt, ast.LtE: ast.GtE}[sign]
    if sign is ast.Eq:
        always, never = one[0] == one[1] == other[0] == other[1], one[1] < other[0] or other[1] < one[0]
    elif sign is ast.Gt:
        always, never = one[0] > other[1], one[1] <= other[0]
    else:
        always, never = one[0] >= other[1], one[1] < other[0]
    return "holds" if always else "fails" if never else "undecided"


def _value(node: ast.expr, check: str, quantity: Callable) -> Interval:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number), float(number)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            found = quantity(name, *[_constant(argument, check) for argument in args])
            return _interval(found)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            low, high = _value(operand, check, quantity)
            return -high, -low
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            one, other = _value(left, check, quantity), _value(right, check, quantity)
            if isinstance(op, ast.Div) and other[0] <= 0 <= other[1]:
                return ANYTHING
            corners = [ARITHMETIC[type(op)](a, b) for a in one for b in other]
            return min(corners), max(corners)
    raise CheckError(f"{check!r}: {ast.unparse(node)!r} is no number and no quantity with constants in brackets")


def _constant(node: ast.expr, check: str) -> str | int | float:
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise CheckError(f"{check!r}: {ast.unparse(node)!r} is no constant") from None


def _interval(found: float | Interval | None) -> Interval:
    low, high = found if isinstance(found, tuple) else (found, found)
    if low is None or high is None or math.isnan(low) or math.isnan(high):
        return ANYTHING
    return float(low), float(high)


def _words(value: Interval) -> str:
    if value == ANYTHING:
        return "not known"
    if math.isinf(value[1]):
        return f"{_number(value[0])} or more"
    return "–".join(dict.fromkeys(_number(end) for end in value))


def _number(value: float) -> str:
    # A year has no comma.
    return f"{round(value, 3):g}" if abs(value) < 10_000 else f"{value:,.0f}"
