"""Whether a file that was made anew is the published one."""

import csv
import io
import math
import sys

import numpy as np

#: Byte for byte in the locked environment on Linux; elsewhere by value, where a format allows it.
EXACT = sys.platform == "linux"

#: Two pixels are alike if no colour differs by more than this, of 255.
COLOUR_TOLERANCE = 16
#: Two pictures are alike if no larger share of their pixels differs.
PIXEL_SHARE = 0.005
#: Two numbers are alike within this part of the larger.
RELATIVE_TOLERANCE = 1e-9


def difference(path: str, fresh: bytes, published: bytes, *, exact: bool = EXACT) -> str:
    """How a file made anew differs from the published one.

    Parameters
    ----------
    path
        Its ending tells the format.
    exact
        False compares the values of CSV, the pixels of PNG and the text of LaTeX and Word; drawings in SVG and PDF,
        whose coordinates may differ in the last digit from one processor to another, then pass.

    Returns
    -------
    str
        What differs, or ``""``.
    """
    if fresh == published:
        return ""
    kind = path.rpartition(".")[2]
    if kind == "csv":
        return _csv_difference(fresh, published, exact=exact)
    if kind == "png":
        return _png_difference(fresh, published, exact=exact)
    return "" if kind in {"svg", "pdf"} and not exact else "differs from what its notebook makes"


def _csv_difference(fresh: bytes, published: bytes, *, exact: bool) -> str:
    tables = [list(csv.reader(io.StringIO(content.decode("utf-8")))) for content in (fresh, published)]
    for number, (new, old) in enumerate(zip(*tables, strict=False), start=1):
        if len(new) != len(old):
            return f"row {number} has {len(old)} cells, its notebook makes {len(new)}"
        for ours, theirs in zip(new, old, strict=True):
            if ours != theirs and (exact or not _close(ours, theirs)):
                return f"row {number} has '{theirs}', its notebook makes '{ours}'"
    if len(tables[0]) != len(tables[1]):
        return f"has {len(tables[1])} rows, its notebook makes {len(tables[0])}"
    return "has the same cells as its notebook makes, written otherwise" if exact else ""


def _close(ours: str, theirs: str) -> bool:
    try:
        return math.isclose(float(ours), float(theirs), rel_tol=RELATIVE_TOLERANCE)
    except ValueError:
        return False


def _png_difference(fresh: bytes, published: bytes, *, exact: bool) -> str:
    try:
        new, old = _pixels(fresh), _pixels(published)
    except OSError:
        return "is no picture that can be read"
    if new.shape != old.shape:
        sizes = [f"{pixels.shape[1]} x {pixels.shape[0]}" for pixels in (old, new)]
        return f"measures {sizes[0]} pixels, its notebook makes {sizes[1]}"
    share = float((np.abs(new - old).max(axis=2) > COLOUR_TOLERANCE).mean())
    if exact or share > PIXEL_SHARE:
        return f"differs from what its notebook makes in {share:.2%} of its pixels"
    return ""


def _pixels(content: bytes) -> np.ndarray:
    from PIL import Image

    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(np.int16)
