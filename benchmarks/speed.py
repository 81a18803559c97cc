"""How long the dataset and the yearly snapshots take, beside the plain way to the same result, in one run.

Run with ``python benchmarks/speed.py``. Machines are noisy: read the ratios.
"""

import time
from collections.abc import Callable

import pandas as pd

from helpers.dataset import load, package
from helpers.network import snapshots, tie_table
from helpers.paths import DATA

YEARS = [f"{year}-12-31" for year in range(1991, 2026)]
REPEATS = 5


def best(task: Callable[[], object]) -> float:
    """Shortest of some runs, in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print seconds and ratios."""
    files = [DATA / resource["path"] for resource in package()["resources"]]
    plain = best(lambda: [pd.read_csv(file) for file in files])
    whole = best(load)
    print(f"load(): {whole:.3f} s, {whole / plain:.1f} times plain read_csv of the same {len(files)} files")

    # A fresh dataset each time: nothing derived is kept from the run before.
    batched = best(lambda: snapshots(load(), YEARS)) - whole
    kept = load()
    snapshots(kept, YEARS[:1])
    one_by_one = best(lambda: [tie_table(kept, day) for day in YEARS])
    warm = best(lambda: snapshots(kept, YEARS))
    print(f"snapshots of {len(YEARS)} years: {batched:.3f} s with the spells derived anew, {warm:.3f} s with them kept")
    print(f"day by day, spells kept: {one_by_one / warm:.1f} times as long")


if __name__ == "__main__":
    main()
