"""What is imported, declared, locked and cited is one and the same."""

import ast
import importlib.util
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CITATION = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

CORE = PROJECT["dependencies"]
EXTRAS = PROJECT["optional-dependencies"]
#: What somebody who installs the package may be asked to install with it.
FOR_USERS = CORE + [dependency for extra in EXTRAS.keys() - {"test", "dev"} for dependency in EXTRAS[extra]]
DECLARED = CORE + [dependency for extra in EXTRAS.values() for dependency in extra]
BUILD = PYPROJECT["build-system"]["requires"] + PYPROJECT["dependency-groups"]["build"]
CONSTRAINTS = PYPROJECT["tool"]["uv"]["constraint-dependencies"]


# --- imports ---------------------------------------------------------------------------------------------------------


def code_of(path: Path) -> str:
    """The Python of a module, or of a notebook's cells without the lines meant for IPython or the shell."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    return "\n".join(re.sub(r"(?m)^\s*[%!].*$", "pass", "".join(cell["source"])) for cell in cells)


def imported_modules(path: Path, *, own: set[str]) -> set[str]:
    """Top-level names of what a file imports, less the standard library and the study itself."""
    names = set()
    for node in ast.walk(ast.parse(code_of(path), filename=str(path))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - own


def undeclared(folder: str, pattern: str, requirements: list[str]) -> list[str]:
    """Imports of a folder's files that no requirement brings, each with its file."""
    declared = {canonicalize_name(Requirement(line).name) for line in requirements}
    distributions = packages_distributions()
    files = [path for path in sorted((ROOT / folder).rglob(pattern)) if ".ipynb_checkpoints" not in path.parts]
    own = {"helpers"} | ({path.stem for path in files} if folder == "tests" else set())
    return [
        f"{path.relative_to(ROOT).as_posix()}: {module}"
        for path in files
        for module in sorted(imported_modules(path, own=own))
        if not declared & {canonicalize_name(name) for name in distributions.get(module, [])}
    ]


def test_the_package_imports_only_what_its_users_are_told_to_install():
    assert undeclared("src", "*.py", FOR_USERS) == []


def test_the_notebooks_import_only_what_their_readers_are_told_to_install():
    assert undeclared("notebooks", "*.ipynb", FOR_USERS) == []


def test_the_tests_import_only_what_is_declared():
    assert undeclared("tests", "*.py", DECLARED) == []


def test_run_py_imports_only_the_standard_library():
    assert imported_modules(ROOT / "run.py", own=set()) == set()


def test_an_undeclared_import_is_found_in_a_notebook_behind_a_magic(tmp_path):
    cell = {"cell_type": "code", "source": ["%matplotlib inline\n", "import numpy, os, helpers\n", "numpy.ones(3)"]}
    notebook = tmp_path / "a.ipynb"
    notebook.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    assert imported_modules(notebook, own={"helpers"}) == {"numpy"}


# --- the lock --------------------------------------------------------------------------------------------------------


def pins() -> dict[str, list[tuple[Requirement, list[str]]]]:
    """Each distribution of the lock with its pins (more than one where markers tell them apart) and their hashes."""
    found = {}
    for line in LOCK.replace("\\\n", " ").splitlines():
        if line and not line.lstrip().startswith("#"):
            requirement = Requirement(line.partition(" --hash")[0].strip())
            hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)
            found.setdefault(canonicalize_name(requirement.name), []).append((requirement, hashes))
    return found


def test_the_lock_pins_every_distribution_to_one_version_with_hashes():
    loose = [
        str(requirement)
        for requirement, hashes in itertools.chain.from_iterable(pins().values())
        if not hashes or [specifier.operator for specifier in requirement.specifier] != ["=="]
    ]
    assert pins() and loose == []


@pytest.mark.parametrize("line", DECLARED + BUILD)
def test_the_lock_pins_what_pyproject_asks_for(line):
    wanted = Requirement(line)
    pinned = pins().get(canonicalize_name(wanted.name), [])
    versions = [specifier.version for requirement, _ in pinned for specifier in requirement.specifier]
    assert versions and all(wanted.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("line", CONSTRAINTS)
def test_the_lock_keeps_to_the_constraints(line):
    limit = Requirement(line)
    pinned = pins()[canonicalize_name(limit.name)]
    versions = [specifier.version for requirement, _ in pinned for specifier in requirement.specifier]
    assert all(limit.specifier.contains(version) for version in versions)


def test_the_lock_holds_no_addresses_so_it_ties_nobody_to_one_mirror():
    assert re.findall(r"(?m)^.*(?:://|\s@\s|index-url|find-links|trusted-host).*$", LOCK) == []


# --- conda and Binder ------------------------------------------------------------------------------------------------


def test_environment_yml_is_what_pyproject2conda_makes_of_pyproject(tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    command = [sys.executable, "-m", "pyproject2conda", "project"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    remade = (tmp_path / "environment.yml").read_text(encoding="utf-8")
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == remade


def test_environment_yml_installs_the_package_itself():
    assert "      - -e .\n" in (ROOT / "environment.yml").read_text(encoding="utf-8")


# --- citation --------------------------------------------------------------------------------------------------------


def test_citation_file_follows_the_citation_file_format():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    checked = subprocess.run([*command, ROOT / "CITATION.cff"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_citation_changelog_and_package_name_one_version_of_one_day():
    entry = re.search(r"(?m)^## \[(\d[^\]]*)\] - (\d{4}-\d{2}-\d{2})$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    version, released = (
        re.search(rf'(?m)^{key}: "?([^"\n]+)"?$', CITATION).group(1) for key in ("version", "date-released")
    )
    assert (version, released) == entry.groups()
    assert version == PROJECT["version"]


def test_both_licences_are_cited_and_stand_in_the_repository():
    cited = re.search(r"(?m)^license:\n((?:  - .+\n)+)", CITATION).group(1).split("\n")
    assert [line.removeprefix("  - ") for line in cited if line] == ["MIT", "CC-BY-4.0"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert "CC BY 4.0" in (ROOT / "LICENSE-data.md").read_text(encoding="utf-8")


# --- run.py ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path):
    """Load ``run.py`` so that it sets up an empty folder; the tools it calls are noted, not started."""
    specification = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    module.ENVIRONMENT = tmp_path / ".venv"
    module.PYTHON = module.ENVIRONMENT / "python"
    module.STAMP = module.ENVIRONMENT / "installed"
    module.LOCK_FILE = tmp_path / ".build" / "setting-up"
    module.ENVIRONMENT.mkdir()
    module.PYTHON.touch()
    module.called = []

    def note(command, **_):
        module.called.append(" ".join(str(word) for word in command))
        failed = getattr(module, "fails", None) and module.fails in module.called[-1]
        return SimpleNamespace(returncode=7 if failed else 0, stdout=b"")

    module.subprocess = SimpleNamespace(run=note, PIPE=subprocess.PIPE)
    return module


def test_an_old_python_can_read_run_py_as_far_as_the_sentence_that_it_is_too_old():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_run_py_and_pyproject_name_the_same_oldest_python(run):
    assert PROJECT["requires-python"] == ">={}.{}".format(*run.OLDEST)


def test_run_py_offers_the_commands_of_the_package_and_lab(run):
    command = [sys.executable, "-m", "helpers", "--help"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert run.COMMANDS.keys() == {*re.findall(r"(?m)^    ([a-z]+)(?:  |$)", printed), "lab"}


def test_the_first_start_makes_an_environment_and_the_second_starts_no_tool(run):
    run.set_up()
    assert "venv --clear" in run.called[0]
    assert [word for command in run.called for word in command.split() if word in ("sync", "--editable")]
    run.called.clear()
    run.set_up()
    assert run.called == []


def test_an_environment_that_was_left_half_way_is_made_anew(run):
    run.fails = "--editable"
    with pytest.raises(SystemExit, match="status 7"):
        run.set_up()
    assert not run.STAMP.exists()
    run.fails = None
    run.called.clear()
    run.set_up()
    assert "venv --clear" in run.called[0] and run.STAMP.exists()


def test_a_new_lock_is_installed_into_the_environment_that_stands(run, tmp_path):
    run.set_up()
    run.called.clear()
    run.LOCK = tmp_path / "requirements.lock"
    run.LOCK.write_text(LOCK + "# newer\n", encoding="utf-8")
    run.set_up()
    assert any("sync" in command for command in run.called)
    assert not any("venv --clear" in command for command in run.called)


def test_an_environment_of_a_folder_that_was_copied_is_made_anew(run, tmp_path):
    run.set_up()
    run.called.clear()
    run.ROOT = tmp_path / "copy"
    run.set_up()
    assert "venv --clear" in run.called[0]


@pytest.mark.skipif(os.name == "nt", reason="the other start is played with fcntl")
def test_two_starts_at_once_install_once(run):
    holder = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); input()"
    run.LOCK_FILE.parent.mkdir()
    command = [sys.executable, "-c", holder, str(run.LOCK_FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        waiting = threading.Thread(target=run.set_up)
        waiting.start()
        waiting.join(timeout=0.3)
        assert waiting.is_alive() and run.called == []
        run.STAMP.write_text(" ".join(run.wanted_stamp()), encoding="ascii")
        other.communicate(b"\n")
    waiting.join(timeout=10)
    assert not waiting.is_alive() and run.called == []


def test_a_failed_installation_stops_before_the_command(run):
    run.fails = "sync"
    run.become = lambda command: pytest.fail("the command was run")
    with pytest.raises(SystemExit, match="Installing the lock failed"):
        run.main(["tests"])


def test_uv_is_installed_from_the_lock_with_its_hashes(run):
    lines = run.pinned("uv").splitlines()
    assert lines[0].startswith("uv==") and all("--hash=sha256:" in line for line in lines[1:]) and len(lines) > 1


def test_uv_is_told_of_the_index_that_pip_is_configured_with(run, monkeypatch):
    for name in [name for name in os.environ if name.startswith("UV_")]:
        monkeypatch.delenv(name)
    listing = (
        "global.index-url='https://index.example/simple'\n"
        "install.index-url='https://nearer.example/simple'\n"
        "global.extra-index-url='https://one.example https://two.example'\n"
        "global.find-links='a'\n:env:.find-links='b c'\n"
        "freeze.timeout='10'\n"
    )
    variables = run.uv_variables(run.pip_settings(listing))
    assert variables["UV_DEFAULT_INDEX"] == "https://nearer.example/simple"
    assert variables["UV_INDEX"] == "https://one.example https://two.example"
    assert variables["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert variables["UV_FIND_LINKS"] == "b,c"
    assert "UV_HTTP_TIMEOUT" not in variables


def test_what_the_user_told_uv_counts_before_what_pip_is_configured_with(run, monkeypatch):
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.example/simple")
    assert "UV_DEFAULT_INDEX" not in run.uv_variables({"index-url": "https://index.example/simple"})


# --- every file ------------------------------------------------------------------------------------------------------


def project_files() -> list[Path]:
    """The files of the project: what git tracks or would; in a folder without git, what is no product of a tool."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if (ROOT / ".git").exists():
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
        return [path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file()]
    made = {".venv", ".build", "__pycache__", ".pytest_cache", ".hypothesis", ".ruff_cache", ".ipynb_checkpoints"}
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(set(folders) - made)
        found += [Path(folder) / name for name in sorted(names)]
    return found


def texts() -> dict[str, str]:
    """The text files of the project by name, line ends as they stand."""
    found = {}
    for path in project_files():
        content = path.read_bytes()
        if b"\0" not in content:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8")
    return found


# In pieces, so that this file does not hold what it looks for.
REGISTRIES = ["pypi" + ".org", "python" + "hosted.org", "ana" + "conda.org", "npm" + "js.org", "npm" + "js.com"]
MACHINE_PATHS = re.compile(
    r"(?<![\w.:/~$}*?-])/(?:home|root|Users|work|opt|mnt|srv|private|var/folders|tmp)/[\w.]"
    r"|file:" + r"///[\w.]"
    r"|\b[A-Za-z]:\\{1,2}(?:Users|Windows|Temp|work)\b"
)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('"/ho' + 'me/aigerim/study/a.py"', True),
        ("C:" + r"\Users\aigerim", True),
        ("file:" + "///srv/wheels", True),
        ("see (/wo" + "rk/main)", True),
        ("https://adilet.example/work/docs", False),
        ("notebooks/work/a.ipynb", False),
    ],
)
def test_a_path_of_a_machine_is_told_from_an_address(line, found):
    assert bool(MACHINE_PATHS.search(line)) is found


def test_no_file_names_a_package_registry_or_a_path_of_a_machine():
    found = []
    for name, text in texts().items():
        found += [f"{name}: {host}" for host in REGISTRIES if host in text]
        found += [f"{name}: {match.group()}" for match in MACHINE_PATHS.finditer(text)]
        found += [f"{name}: the folder of this copy"] if len(ROOT.parts) > 2 and str(ROOT) + os.sep in text else []
    assert found == []


def test_every_text_file_ends_its_lines_as_gitattributes_says():
    assert [name for name, text in texts().items() if "\r" in text] == []
