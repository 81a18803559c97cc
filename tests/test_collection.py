import base64
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import numpy as np
import psutil
import pytest
import small
from PIL import Image

from helpers import __main__, collection
from helpers.collection import manifest as listing
from helpers.collection import notebook as form
from helpers.collection import reproducing, testing
from helpers.collection.alone import alone
from helpers.collection.execution import Run
from helpers.collection.gate import gate
from helpers.collection.place import InputError, Place
from helpers.collection.progress import Progress
from helpers.compare import difference
from helpers.files import ENTRIES
from helpers.paths import STAGING_VARIABLE

CELLS = """\
import warnings
sum([1, 2])
# ---
0.1 + 0.2
# ---
print("no warning")
# ---
print("no exception")
# ---
2 + 2
# ---
import sys
print("out", flush=True)
print("err", file=sys.stderr, flush=True)
print("more")
"""

NOTEBOOKS = {
    "01_publishes": small.PUBLISHING,
    "02_cells": CELLS,
    "03_order": "first = 1\n# ---\nsecond = 2",
}

#: Its second cell leaves a mark beside the study, and then takes its time.
SLOW = "import time\nfrom pathlib import Path\n# ---\nPath.cwd().parent.with_suffix('.begun').touch()\ntime.sleep(600)"

REPRODUCE = [
    sys.executable,
    "-c",
    "import sys; from pathlib import Path; from helpers.collection import reproduce;"
    "sys.exit(reproduce(root=Path(sys.argv[1])))",
]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study that was reproduced with one hash seed; tests work on copies."""
    root = small.write_collection(tmp_path_factory.mktemp("study") / "study", NOTEBOOKS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONHASHSEED", "1")
        assert collection.reproduce(root=root) == 0
    return root


@pytest.fixture
def copied(study, tmp_path):
    # Of the same name: the path must not be longer or shorter in what a notebook may tell.
    shutil.copytree(study, tmp_path / "study")
    return tmp_path / "study"


def run(root, seed="0"):
    env = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([*REPRODUCE, str(root)], capture_output=True, text=True, encoding="utf-8", env=env)


def edit(path, change):
    notebook = nbformat.read(path, as_version=4)
    change([cell for cell in notebook.cells if cell.cell_type == "code"], notebook)
    path.write_text(nbformat.writes(notebook) + "\n", "utf-8", newline="\n")


def repainted(path):
    pixels = np.array(Image.open(path))
    pixels[10:20, 10:20] = 255 - pixels[10:20, 10:20]
    Image.fromarray(pixels).save(path)


def staged(study, tmp_path):
    """What the study's notebooks would publish anew, without running them."""
    fresh = tmp_path / "fresh"
    for name, entry in listing.read(Place(study)).items():
        folder = fresh / entry["notebook"]
        for path in entry["files"]:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(study / "figures" / path, folder / path)
        (folder / ENTRIES).mkdir(exist_ok=True)
        kept = {key: value for key, value in entry.items() if key not in {"notebook", "dataset"}}
        sidecar = {**kept, "files": sorted(entry["files"])}
        (folder / ENTRIES / f"{name}.json").write_text(json.dumps(sidecar), "utf-8")
    return fresh


def wrong(root, fresh, **options):
    place = Place(root)
    checks = gate(place, place.notebooks(), fresh, everything=True, **options)
    return [f"{check.subject}: {check.problem}" for check in checks if check.problem]


# Reproducing


def test_two_runs_on_different_hash_seeds_give_the_same_bytes(study, copied):
    for path in [*copied.glob("figures/**/*.*"), *copied.glob("figures/print/*")]:
        path.unlink(missing_ok=True)
    for name, source in NOTEBOOKS.items():
        small.write_notebook(copied / "notebooks" / f"{name}.ipynb", source)
    done = run(copied, seed="2")
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = small.contents(study), small.contents(copied)
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    kinds = {Path(path).suffix for path in second}
    assert kinds == {".csv", ".docx", ".ipynb", ".json", ".pdf", ".png", ".svg", ".tex"}


def test_a_notebook_tells_nothing_of_day_machine_and_interpreter(study):
    stored = (study / "notebooks" / "01_publishes.ipynb").read_text("utf-8")
    notebook = json.loads(stored)
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert set(notebook["metadata"]) == {"kernelspec", "language_info", "study"}
    assert notebook["metadata"]["study"]["dataset"] == "1.2.0"
    assert notebook["metadata"]["study"]["version"] == "0.1.0"
    assert [cell["id"] for cell in notebook["cells"]] == [f"01_publishes-00{n}" for n in (1, 2, 3, 4)]
    assert all(cell["metadata"] == {} for cell in notebook["cells"])
    assert str(study) not in stored
    assert stored.endswith("}\n")


def test_a_notebook_shows_the_english_picture_with_its_text(study):
    notebook = nbformat.read(study / "notebooks" / "01_publishes.ipynb", as_version=4)
    picture, caption = notebook.cells[2].outputs
    assert picture.data["text/plain"] == "Bars: 2 states."
    shown = Image.open(io.BytesIO(base64.b64decode(picture.data["image/png"])))
    published = Image.open(io.BytesIO((study / "figures" / "fig_ties.en.png").read_bytes()))
    assert shown.size == tuple(side // 2 for side in published.size)
    assert caption.data["text/plain"] == "Ties of 2 states, 2020_21"
    caption, table = notebook.cells[3].outputs
    assert '<td style="text-align: left">Kazakhstan</td>' in table.data["text/html"]


def test_the_streams_of_a_cell_are_one_each(study):
    notebook = nbformat.read(study / "notebooks" / "02_cells.ipynb", as_version=4)
    assert [(output.name, output.text) for output in notebook.cells[6].outputs] == [
        ("stdout", "out\nmore\n"),
        ("stderr", "err\n"),
    ]


def test_the_manifest_gives_digest_notebook_version_words_and_sources(study):
    manifest = listing.read(Place(study))
    entry = manifest["fig_ties"]
    assert entry["notebook"] == "notebooks/01_publishes.ipynb"
    assert entry["dataset"] == "1.2.0"
    assert entry["sources"] == ["S1", "S2"]
    assert set(entry["caption"]) == set(entry["alt"]) == {"en", "ru", "kk"}
    for path, digest in listing.files(manifest).items():
        assert listing.digest((study / "figures" / path).read_bytes()) == digest
    assert sorted(listing.files(manifest)) == listing.present(Place(study))


def test_a_failing_notebook_is_named_and_nothing_is_published(tmp_path, capsys):
    failing = "x = 0\n# ---\n\ny = 2\n1 / x"
    dying = "1\n# ---\nimport os\nos._exit(1)"
    root = small.write_collection(tmp_path / "s", {"01_sound": "1", "02_fails": failing, "03_dies": dying})
    before = small.contents(root)
    assert collection.reproduce(root=root) == 1
    caught = capsys.readouterr()
    assert caught.out.splitlines() == [
        "notebooks/02_fails.ipynb, code cell 2, line 2: ZeroDivisionError: division by zero",
        "notebooks/03_dies.ipynb, code cell 2: Kernel died",
        "Nothing was published: 2 of 3 notebooks failed.",
    ]
    assert "Traceback" not in caught.err
    assert "FAILED    notebooks/02_fails.ipynb" in caught.err
    assert small.contents(root) == before
    assert not (root / ".build" / "reproduce").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_run_that_is_stopped_leaves_all_files_and_no_kernel(tmp_path):
    stops = {signal.SIGINT: None, signal.SIGKILL: None}
    for stop in stops:
        root = small.write_collection(tmp_path / stop.name, {"01_slow": SLOW})
        (root / "figures").mkdir()
        (root / "figures" / "a.csv").write_text("a\n")
        command = [*REPRODUCE, str(root)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        stops[stop] = root, small.contents(root), process
    for stop, (root, before, process) in stops.items():
        kernels = wait_for(lambda: psutil.Process(process.pid).children(recursive=True))  # noqa: B023
        wait_for(root.with_suffix(".begun").exists)
        process.send_signal(stop)
        out, err = process.communicate(timeout=60)
        wait_for(lambda: not any(kernel.is_running() for kernel in kernels))  # noqa: B023
        assert small.contents(root) == before
        if stop == signal.SIGINT:
            assert process.returncode == 130
            assert out == "Interrupted. Every published file is whole; run it again to finish.\n"
            assert "Traceback" not in err and "FAILED" not in err
            assert not (root / ".build" / "reproduce").exists()


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_shows_a_bar_with_the_notebooks_at_work(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(cells=4, notebooks=2) as progress:
        progress.starts("notebooks/04_network.ipynb")
        progress.starts("notebooks/05_kazakhstan.ipynb")
        progress.cell()
        progress.ends("notebooks/04_network.ipynb", failed=False)
        progress.ends("notebooks/05_kazakhstan.ipynb", failed=False)
    shown = [line.strip().rpartition("  ")[2] for line in terminal.getvalue().split("\r")]
    assert "04_network, 05_kazakhstan" in shown
    assert "05_kazakhstan" in shown
    assert "/4 cells" in terminal.getvalue()


def test_a_log_has_a_line_for_each_start_and_end(capsys):
    with Progress(cells=1, notebooks=1) as progress:
        progress.starts("notebooks/04_network.ipynb")
        progress.cell()
        progress.ends("notebooks/04_network.ipynb", failed=False)
    lines = [line.split("s  ", 1)[1] for line in capsys.readouterr().err.splitlines()]
    assert lines == ["runs      notebooks/04_network.ipynb", "done      notebooks/04_network.ipynb (1 of 1)"]


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


@pytest.fixture
def unrun(study, tmp_path, monkeypatch):
    """A study whose notebooks are already run: what they made anew stands in the staging folder."""

    def run_all(names, place, staging):
        shutil.copytree(tmp_path / "fresh", staging, dirs_exist_ok=True)
        read = {name: (place.root / name).read_bytes() for name in names}
        return [
            Run(name, nbformat.reads(read[name].decode(), as_version=4), read[name], staging / name, 0.0)
            for name in names
        ]

    monkeypatch.setattr(reproducing, "run_all", run_all)
    return staged(study, tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_run_killed_at_any_write_leaves_every_file_old_or_new(copied, unrun, tmp_path):
    new = small.contents(copied)
    for path in new:
        if path.startswith("notebooks"):
            edit(copied / path, lambda _, notebook: notebook.metadata.pop("study"))
        else:
            (copied / path).write_bytes(b"old")
    (copied / "figures" / "MANIFEST.json").write_text("{}")
    old = small.contents(copied)
    for writes in range(1000):
        if killed_after(writes, copied) == 0:
            break
        for path, content in published(copied).items():
            assert content in (old[path], new[path]), path
        assert reproducing.reproduce(root=copied) == 0
        assert small.contents(copied) == new
        for path, content in old.items():
            (copied / path).write_bytes(content)
    assert writes == len(new)


def test_a_second_run_is_refused_while_the_first_publishes(copied, unrun):
    with alone(Place(copied).build.with_suffix(".lock")), pytest.raises(InputError, match="Another run is publishing"):
        reproducing.reproduce(root=copied)
    assert reproducing.reproduce(root=copied) == 0


def published(root):
    return {path: content for path, content in small.contents(root).items() if not path.endswith(".part")}


def killed_after(writes, root):
    """Exit status of a run that is killed between writing and placing a file, after so many were placed."""
    child = os.fork()
    if child == 0:
        left, replace = [writes], os.replace

        def placing(source, target):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            replace(source, target)

        os.replace = placing
        os._exit(reproducing.reproduce(root=root))
    return os.waitpid(child, 0)[1]


def test_what_no_notebook_makes_any_more_is_removed(copied, unrun, capsys):
    stray = copied / "figures" / "print" / "fig_old.en.pdf"
    stray.write_bytes(b"old")
    (copied / "figures" / "fig_ties.en.png").unlink()
    (copied / "figures" / "status.csv").write_bytes(b"old")
    notes = copied / "figures" / "README.md"
    notes.write_text("not ours")
    assert collection.reproduce(root=copied) == 0
    assert not stray.exists()
    assert notes.exists()
    told = capsys.readouterr().out
    assert "removed  figures/print/fig_old.en.pdf" in told
    assert told.splitlines()[-1].startswith("25 files: 1 new, 1 changed, 23 as before, 1 removed")
    assert "changed  figures/status.csv" in told


def test_a_notebook_run_alone_leaves_what_the_others_publish(copied, unrun):
    before = small.contents(copied)
    assert collection.reproduce(["notebooks/03_order.ipynb"], root=copied) == 0
    assert small.contents(copied) == before


def test_a_notebook_that_was_edited_while_it_ran_is_not_overwritten(copied, unrun, monkeypatch, capsys):
    running = reproducing.run_all

    def edited(names, place, staging):
        runs = running(names, place, staging)
        (place.root / names[0]).write_text("edited")
        return runs

    monkeypatch.setattr(reproducing, "run_all", edited)
    assert collection.reproduce(root=copied) == 1
    assert (copied / "notebooks" / "01_publishes.ipynb").read_text() == "edited"
    assert "01_publishes.ipynb was edited while it ran" in capsys.readouterr().out


@pytest.mark.parametrize("stuck", ["status.csv", "fig_old.en.pdf", "MANIFEST.json"])
def test_a_file_that_another_program_holds_open_is_told_with_what_is_on_the_disk(
    stuck, copied, unrun, monkeypatch, capsys
):
    names = ("fig_ties.en.png", "status.csv")
    for name in names:
        (copied / "figures" / name).write_bytes(b"old")
    (copied / "figures" / "print" / "fig_old.en.pdf").write_bytes(b"old")
    (copied / "figures" / "MANIFEST.json").write_text("{}")
    replace, unlink = os.replace, Path.unlink

    def held(path):
        if Path(path).name == stuck:
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "replace", lambda source, target: held(target) or replace(source, target))
    monkeypatch.setattr(
        Path, "unlink", lambda path, missing_ok=False: held(path) or unlink(path, missing_ok=missing_ok)
    )
    assert reproducing.reproduce(root=copied) == 1
    told = capsys.readouterr().out
    before, after = told.split(" could not be replaced or removed (Permission denied). Close it in every other program")
    assert Path(before).name == stuck and Path(before).is_relative_to(copied)
    new = sum((copied / "figures" / name).read_bytes() != b"old" for name in names)
    gone = int(not (copied / "figures" / "print" / "fig_old.en.pdf").exists())
    assert f"By now {new} files are new or changed and {gone} removed" in after
    assert (new, gone) == {"status.csv": (1, 0), "fig_old.en.pdf": (2, 0), "MANIFEST.json": (2, 1)}[stuck]
    assert (copied / "figures" / "MANIFEST.json").read_text() == "{}"
    assert not [*copied.rglob("*.part")]
    monkeypatch.undo()


def test_two_notebooks_that_publish_one_name_are_both_named(copied, unrun, capsys):
    shutil.copytree(unrun / "notebooks/01_publishes.ipynb", unrun / "notebooks/02_cells.ipynb")
    before = small.contents(copied)
    assert collection.reproduce(root=copied) == 1
    assert small.contents(copied) == before
    told = capsys.readouterr().out
    assert "notebooks/01_publishes.ipynb and notebooks/02_cells.ipynb both publish fig_ties" in told


# Testing


def test_each_of_nine_faults_and_a_picture_in_a_notebook_is_caught_and_nothing_else(copied, capfd):
    notebooks, figures = copied / "notebooks", copied / "figures"

    def faults_in_cells(cells, _):
        cells[0].outputs[0].data["text/plain"] = "4"  # a value
        assert cells[1].outputs[0].data["text/plain"] == "0.30000000000000004"
        cells[1].outputs[0].data["text/plain"] = "0.30000000000000003"  # the last digit
        cells[2].source += "\nwarnings.warn('new')"  # a warning
        cells[3].source += "\nraise ValueError"  # an exception
        cells[4].source, cells[4].outputs, cells[4].execution_count = "2 + 3", [], None  # stripped

    def swapped(_, notebook):
        notebook.cells[1], notebook.cells[2] = notebook.cells[2], notebook.cells[1]

    def repainted_inside(cells, _):
        picture = base64.b64decode(cells[1].outputs[0].data["image/png"])
        (copied / "picture.png").write_bytes(picture)
        repainted(copied / "picture.png")
        cells[1].outputs[0].data["image/png"] = base64.b64encode((copied / "picture.png").read_bytes()).decode()

    edit(notebooks / "01_publishes.ipynb", repainted_inside)
    edit(notebooks / "02_cells.ipynb", faults_in_cells)
    edit(notebooks / "03_order.ipynb", swapped)
    repainted(figures / "fig_ties.ru.png")
    drawing = figures / "fig_ties.en.svg"
    drawing.write_bytes(drawing.read_bytes().replace(b"#003a5d", b"#003a5e"))
    table = figures / "tab_ties.kk.csv"
    table.write_bytes(table.read_bytes().replace(b",3,", b",9,"))
    shutil.rmtree(figures / "print")  # as in a fresh clone
    (copied / "tests").mkdir()
    (copied / "tests" / "test_nothing.py").write_text("def test_nothing(): pass\n")
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}

    assert collection.tests(root=copied) == 1

    told = capfd.readouterr().out
    failed = sorted(line.split(" - ")[0] for line in told.splitlines() if line.startswith("FAILED"))
    assert failed == [
        "FAILED notebooks/01_publishes.ipynb::Cell 1",
        *(f"FAILED notebooks/02_cells.ipynb::Cell {number}" for number in range(4)),
    ]
    assert "The stored picture differs from what its notebook makes" in told
    caught = [line.strip() for line in told.splitlines() if line.startswith("  notebooks") or line.startswith("  fig")]
    assert caught == [
        "notebooks/02_cells.ipynb: code cell 5 never ran: its outputs are not stored",
        "notebooks/03_order.ipynb: cells did not run once each from top to bottom (execution counts 2, 1)",
        "figures/fig_ties.en.svg: differs from what its notebook makes",
        "figures/fig_ties.ru.png: differs from what its notebook makes in 0.02% of its pixels",
        "figures/tab_ties.kk.csv: row 2 has '9', its notebook makes '3'",
    ]
    assert told.splitlines()[-4:-1] == [
        "tests: 1 passed, 0 failed",
        "cells: 6 passed, 5 failed",
        "files and stored outputs: 23 passed, 5 failed",
    ]
    assert told.splitlines()[-1] == "30 passed, 10 failed"
    assert "\x1b" not in told
    after = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    passing = {path for path in after if {".pytest_cache", "__pycache__"} & set(path.parts)}
    assert {path: content for path, content in after.items() if path not in passing} == before


def test_verify_runs_and_checks_only_what_is_named(copied, study, tmp_path, monkeypatch, capsys):
    fresh, ran = staged(study, tmp_path), []

    def pytest_run(arguments, place, environment):
        ran[:] = [argument for argument in arguments if argument.endswith(".ipynb")]
        for name in ran:
            shutil.copytree(fresh / name, Path(environment[STAGING_VARIABLE]) / name)
        return 1, 0

    monkeypatch.setattr(testing, "_pytest", pytest_run)
    (copied / "notebooks" / "02_cells.ipynb").write_text("broken")
    (copied / "figures" / "fig_old.en.png").write_bytes(b"of another")
    assert collection.verify(["notebooks/01_publishes.ipynb"], root=copied) == 0
    assert ran == ["notebooks/01_publishes.ipynb"]
    assert capsys.readouterr().out.splitlines()[-1] == "27 passed, 0 failed"
    (copied / "figures" / "fig_ties.kk.csv").write_text("other")
    assert collection.verify([copied / "notebooks" / "01_publishes.ipynb"], root=copied) == 1


def test_a_sound_study_passes_the_gate(copied, study, tmp_path):
    fresh = staged(study, tmp_path)
    assert wrong(copied, fresh) == []
    # Nothing in print/ is kept in git: what an older version left there says nothing of this one.
    (copied / "figures" / "print" / "fig_old.en.pdf").write_bytes(b"old")
    (copied / "figures" / "print" / "fig_ties.en.pdf").write_bytes(b"old")
    assert wrong(copied, fresh) == []
    shutil.rmtree(copied / "figures" / "print")
    assert wrong(copied, fresh) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("rm figures/fig_ties.ru.svg", "figures/fig_ties.ru.svg: is in the manifest and not in the folder"),
        ("add figures/fig_old.en.png", "figures/fig_old.en.png: is in the folder and not in the manifest"),
        ("rm figures/MANIFEST.json", "figures/MANIFEST.json: figures/MANIFEST.json: there is none."),
        ("rm fresh/status.csv", "figures/status.csv: is in the manifest, and its notebook no longer makes it"),
        ("rm fresh/tab_ties", "figures/MANIFEST.json: lists tab_ties, which notebooks/01_publishes.ipynb no longer"),
        ("unlist tab_ties", "figures/MANIFEST.json: does not list tab_ties, which notebooks/01_publishes.ipynb makes"),
        ("caption", "figures/MANIFEST.json: has another caption for fig_ties than its notebook makes"),
        ("digest", "figures/status.csv: does not have the digest that the manifest gives"),
        ("print digest", "figures/print/tab_ties.en.tex: is made otherwise than the manifest says"),
        ("data", "notebooks/02_cells.ipynb: it was made with another tables than the current one"),
        ("timestamp", "notebooks/02_cells.ipynb: is not in the stored form"),
        ("error", "notebooks/02_cells.ipynb: code cell 1 stores an error: ValueError: no"),
        ("path", "notebooks/02_cells.ipynb: code cell 1 tells a path of this machine"),
        ("exempt", "notebooks/02_cells.ipynb: code cell 1 asks not to be compared"),
        (
            "notebook gone",
            "figures/MANIFEST.json: lists fig_ties of notebooks/01_publishes.ipynb, which does not exist",
        ),
    ],
)
def test_the_gate_names(change, told, copied, tmp_path, study):
    fresh = staged(study, tmp_path)
    made, figures = fresh / "notebooks" / "01_publishes.ipynb", copied / "figures"
    cells = copied / "notebooks" / "02_cells.ipynb"
    manifest = listing.read(Place(copied))
    match change.split():
        case ["rm", path] if path.startswith("figures"):
            (copied / path).unlink()
        case ["add", path]:
            (copied / path).write_bytes(b"")
        case ["rm", "fresh/status.csv"]:
            (made / "status.csv").unlink()
            (made / ENTRIES / "status.json").write_text(json.dumps({"kind": "flat", "sources": [], "files": []}))
        case ["rm", "fresh/tab_ties"]:
            for path in [*made.rglob("tab_ties*")]:
                path.unlink()
        case ["unlist", name]:
            del manifest[name]
        case ["caption"]:
            manifest["fig_ties"]["caption"]["kk"] = "?"
        case ["digest"]:
            manifest["status"]["files"]["status.csv"] = "0"
        case ["print", "digest"]:
            manifest["tab_ties"]["files"]["print/tab_ties.en.tex"] = "0"
        case ["data"]:
            (copied / "data" / "states.csv").write_text("state\n")
        case ["timestamp"]:
            edit(cells, lambda code, _: code[0].metadata.update(execution={"iopub.execute_input": "2026"}))
        case ["error"]:
            error = nbformat.v4.new_output("error", ename="ValueError", evalue="no", traceback=[])
            edit(cells, lambda code, _: code[0].outputs.append(error))
        case ["path"]:
            edit(cells, lambda code, _: code[0].outputs[0].data.update({"text/plain": f"{copied}/data"}))
        case ["exempt"]:
            edit(cells, lambda code, _: code[0].metadata.update(tags=["nbval-ignore-output"]))
        case ["notebook", "gone"]:
            (copied / "notebooks" / "01_publishes.ipynb").unlink()
    if change != "rm figures/MANIFEST.json":
        (figures / "MANIFEST.json").write_bytes(listing.stored(manifest))
    found = wrong(copied, fresh)
    assert any(line.startswith(told) for line in found), found


@pytest.mark.parametrize("kind", ["execute_result", "stream"])
def test_a_path_of_windows_is_found_in_whatever_a_cell_shows(kind):
    root = "D:\\texts\\study\\"
    told = {"text": f"{root}data\n"} if kind == "stream" else {"data": {"text/plain": f"{root}data"}}
    cell = nbformat.v4.new_code_cell("1", execution_count=1, outputs=[nbformat.v4.new_output(kind, **told)])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    assert form.problems(notebook, {}, (root,)) == [f"code cell 1 tells a path of this machine: {root}"]


def test_a_file_written_past_outputs_is_named(study, tmp_path):
    fresh = staged(study, tmp_path)
    (fresh / "notebooks" / "01_publishes.ipynb" / "own.csv").write_bytes(b"")
    assert wrong(study, fresh)[0].endswith("wrote own.csv past helpers.outputs: publish it through there.")


def test_elsewhere_than_on_linux_values_and_pixels_are_compared(tmp_path):
    assert difference("a.csv", b"x\n0.30000000000000004\n", b"x\r\n0.3\r\n", exact=False) == ""
    assert "row 2 has '0.3', its" in difference("a.csv", b"x\n0.30000000000000004\n", b"x\n0.3\n", exact=True)
    assert "row 2 has '0.31', its notebook makes '0.3'" in difference("a.csv", b"x\n0.3\n", b"x\n0.31\n", exact=False)
    assert "has 3 rows" in difference("a.csv", b"x\n1\n", b"x\n1\n2\n", exact=False)
    assert "row 1 has 2 cells" in difference("a.csv", b"x\n", b"x,y\n", exact=False)
    faint, strong, large = (picture(tmp_path, *how) for how in ((100, 5), (100, 60), (120, 0)))
    plain = picture(tmp_path, 100, 0)
    assert difference("a.png", faint, plain, exact=False) == ""
    assert difference("a.png", faint, plain, exact=True)
    assert "50.00% of its pixels" in difference("a.png", strong, plain, exact=False)
    assert "measures 100 x 100 pixels, its notebook makes 120 x 120" in difference("a.png", large, plain, exact=False)
    assert difference("a.png", plain, b"no picture", exact=False) == "is no picture that can be read"
    assert difference("a.tex", b"1", b"2", exact=False)
    assert difference("a.svg", b"1", b"2", exact=False) == ""
    assert difference("a.svg", b"1", b"2", exact=True)


def picture(folder, side, shift):
    pixels = np.full((side, side, 3), 100, dtype=np.uint8)
    pixels[:, : side // 2] += shift
    Image.fromarray(pixels).save(folder / "picture.png")
    return (folder / "picture.png").read_bytes()


def test_the_digest_of_the_tables_tells_name_and_content(copied):
    place = Place(copied)
    digests = [place.study()["tables"]]
    (copied / "data" / "states.csv").rename(copied / "data" / "lands.csv")
    digests.append(place.study()["tables"])
    (copied / "data" / "context").mkdir()
    (copied / "data" / "context" / "stock.csv").write_text("a\n")
    digests.append(place.study()["tables"])
    assert len(set(digests)) == 3


# The command line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["verify", "notebooks/99_none.ipynb"], "notebooks/99_none.ipynb is no notebook of this study"),
        (["reproduce", "README.md"], "README.md is no notebook of this study"),
        (["claims", "99_none"], "99_none has no claims."),
        (
            ["explain", "KAZ", "ZZZ", "--on", "2020-01-01"],
            "'ZZZ' is no state of the dataset. The twelve are ARM Armenia, ",
        ),
    ],
)
def test_a_name_that_is_no_notebook_is_told_in_a_sentence(arguments, told, capsys):
    assert __main__.main(arguments) == 2
    caught = capsys.readouterr()
    assert caught.err.startswith(told)
    assert caught.err.count("\n") == 1


def test_a_study_without_notebooks_says_so(tmp_path):
    small.write_collection(tmp_path / "s", {})
    with pytest.raises(InputError, match="There is no notebook in"):
        collection.reproduce(root=tmp_path / "s")


@pytest.mark.parametrize("day", ["2020-02-30", "yesterday", "20200601", "2020-W23-1"])
def test_a_day_that_is_none_is_refused(day, capsys):
    with pytest.raises(SystemExit) as stopped:
        __main__.main(["explain", "KAZ", "UZB", "--on", day])
    assert stopped.value.code == 2
    assert f"'{day}' is no day of the calendar written as YYYY-MM-DD" in capsys.readouterr().err


@pytest.mark.parametrize(("field", "code"), [("level", "certain"), ("legal_form", "decision")])
def test_a_word_that_the_vocabulary_lacks_is_told_in_a_sentence(field, code, dataset, monkeypatch, capsys):
    words = dataset.vocabulary
    soft = dataset.instruments.assign(legal_form=dataset.instruments["legal_form"].replace("treaty", "decision"))
    fewer = words[(words["field"] != field) | (words["code"] != code)]
    monkeypatch.setattr("helpers.dataset.load", lambda: dataset.with_tables(vocabulary=fewer, instruments=soft))
    assert __main__.main(["explain", "KAZ", "UZB", "--on", "2020-01-01"]) == 2
    caught = capsys.readouterr()
    assert caught.err.startswith("vocabulary.csv ") and caught.err.count("\n") == 1 and f"'{code}'" in caught.err
