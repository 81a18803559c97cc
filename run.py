"""Set the study up and run one command of it: ``python run.py COMMAND``.

Needs nothing but Python. The first start makes ``.venv`` beside this file and installs the versions of
``requirements.lock`` there; every later start finds them installed and goes straight to the command.
The file is written so that an old Python can read it far enough to say that it is too old.
"""

import ast
import contextlib
import hashlib
import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
if not OLDEST <= sys.version_info[:2] <= NEWEST:
    sys.exit(
        "The study runs on Python {}.{} to {}.{}, and this is Python {}.{}. Install one of these and name it: "
        "py -3.13 run.py (Windows) or python3.13 run.py.".format(*(OLDEST + NEWEST + sys.version_info[:2]))
    )

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "installed"
LOCK_FILE = ROOT / ".build" / "setting-up"
HELD = []

COMMANDS = {
    "reproduce": "run the notebooks; publish their figures and tables",
    "tests": "test the helpers, the facts, the notebooks and what is published",
    "verify": "test only the notebooks named, and what they publish",
    "validate": "check the dataset; name each fault with file, row and column",
    "coverage": "show how much of the record is known, and what is missing",
    "claims": "check every sentence of the study that states a number",
    "explain": "show what binds two states: explain KAZ UZB --on 2020-06-01",
    "lab": "open the notebooks in JupyterLab",
}
USAGE = "python run.py COMMAND [ARGUMENTS]\n\n{}\n\npython run.py COMMAND --help says more.".format(
    "\n".join(f"  {name:<10} {purpose}" for name, purpose in COMMANDS.items())
)

# pip's name of a setting, and the variables by which uv is told the same (the first one is set, any one overrules).
PIP_TO_UV = {
    "index-url": ("UV_DEFAULT_INDEX", "UV_INDEX_URL"),
    "extra-index-url": ("UV_INDEX", "UV_EXTRA_INDEX_URL"),
    "find-links": ("UV_FIND_LINKS",),
    "trusted-host": ("UV_INSECURE_HOST",),
    "default-timeout": ("UV_HTTP_TIMEOUT",),
    "timeout": ("UV_HTTP_TIMEOUT",),
    "cert": ("SSL_CERT_FILE",),
    "client-cert": ("SSL_CLIENT_CERT",),
    "proxy": ("ALL_PROXY", "HTTPS_PROXY", "https_proxy", "all_proxy"),
}


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name and return its exit status."""
    command = arguments[0] if arguments else None
    if command in (None, "-h", "--help", "help"):
        print(USAGE)
        return 0 if command else 2
    if command not in COMMANDS:
        print(f"There is no command {command!r}.\n\n{USAGE}", file=sys.stderr)
        return 2
    set_up()
    if command == "lab":
        os.chdir(ROOT / "notebooks")
        return become([str(PYTHON), "-m", "jupyterlab", *arguments[1:]])
    return become([str(PYTHON), "-m", "helpers", *arguments])


def set_up() -> None:
    """Make ``.venv`` what the lock says; nothing is done if it is so already."""
    if read_stamp() != wanted_stamp():
        with alone():
            if read_stamp() != wanted_stamp():
                install(*wanted_stamp())


def install(place: str, content: str) -> None:
    """Install the lock and the study.

    The stamp is taken away before anything is touched and written last, so an environment without one was left
    half-way and is made anew.
    """
    print(f"Setting up {ENVIRONMENT.name}: once, and again when requirements.lock changes.", file=sys.stderr)
    if place in read_stamp():
        STAMP.unlink()
    else:
        make_environment()
    bootstrap = ENVIRONMENT / "uv.txt"
    bootstrap.write_text(pinned("uv"), encoding="ascii")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    binary = ["--require-hashes", "--only-binary", ":all:"]
    step("Installing uv", [*pip, "install", "--quiet", "--no-deps", *binary, "--requirement", bootstrap])
    listing = subprocess.run(
        [*pip, "config", "list"], env={**clean(), "PYTHONIOENCODING": "utf-8"}, stdout=subprocess.PIPE, check=False
    )
    settings = pip_settings(listing.stdout.decode("utf-8", "replace"))
    uv, to = [PYTHON, "-m", "uv", "pip"], ["--python", PYTHON]
    # A lecture room without a network: PIP_NO_INDEX and PIP_FIND_LINKS. uv has no variable for the first.
    index = ["--no-index"] if settings.get("no-index", "").lower() in ("1", "true", "yes", "on") else []
    variables = uv_variables(settings)
    step("Installing the lock", [*uv, "sync", *to, *binary, *index, LOCK], variables)
    # The lock holds the build backend too, so the package itself is built without fetching anything.
    itself = ["--no-deps", "--no-build-isolation", "--offline", "--editable", ROOT]
    step("Installing the study itself", [*uv, "install", *to, *itself], variables)
    unfinished = STAMP.with_suffix(".part")
    unfinished.write_text(f"{place} {content}\n", encoding="ascii")
    unfinished.replace(STAMP)


def read_stamp() -> list[str]:
    """Where, and from what, the environment was made whole; empty if it is not."""
    return STAMP.read_text(encoding="ascii").split() if PYTHON.exists() and STAMP.exists() else []


def wanted_stamp() -> list[str]:
    """Where, and from what, the environment is to be made: this folder and Python; the lock and the project."""
    return [digest(ROOT, sys.base_prefix, sys.version), digest(LOCK, ROOT / "pyproject.toml")]


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process sets this folder up, and keep others out meanwhile.

    Except on Windows the tools of the installation hold the lock as well, so one that outlives a killed ``run.py`` is
    waited for.
    """
    LOCK_FILE.parent.mkdir(exist_ok=True)
    HELD.append(os.open(LOCK_FILE, os.O_RDWR | os.O_CREAT))
    with contextlib.suppress(OSError):  # where the file system knows no locks, go on without
        if os.name == "nt":
            import msvcrt

            for _ in range(60):
                with contextlib.suppress(OSError):
                    msvcrt.locking(HELD[0], msvcrt.LK_LOCK, 1)  # tries for ten seconds
                    break
        else:
            import fcntl

            fcntl.flock(HELD[0], fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(HELD.pop())


def make_environment() -> None:
    """Make an empty ``.venv``, whatever stood there."""
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            "This Python cannot make a virtual environment: its module ensurepip is missing. On Debian and Ubuntu, "
            f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv; then run the same command again."
        )
    # The interpreter behind .venv, where .venv is active: it cannot replace itself.
    base = getattr(sys, "_base_executable", None) or sys.executable
    step("Making .venv", [base, "-m", "venv", "--clear", ENVIRONMENT])


def step(what: str, command: list, variables: dict[str, str] | None = None) -> None:
    """Run one tool of the installation in full view; end here if it fails."""
    print(f"{what} ...", file=sys.stderr, flush=True)
    words, environment = [str(word) for word in command], {**clean(), **(variables or {})}
    held = HELD if os.name != "nt" else []
    status = subprocess.run(words, env=environment, stdout=sys.stderr, pass_fds=held, check=False).returncode
    if status:
        sys.exit(
            f"{what} failed (status {status}); the reason stands above. Nothing was run. If JupyterLab is open in this "
            "folder, close it; then run the same command again."
        )


def digest(*parts: str | Path) -> str:
    """SHA-256 of texts, and of the contents of files."""
    total = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) and part.is_file() else os.fsencode(part)
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def pinned(name: str) -> str:
    """Find the lines of the lock that pin one distribution, hashes included."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{name}=="))
    last = next(number for number, line in enumerate(lines[first:], first) if not line.endswith("\\"))
    return "\n".join(lines[first : last + 1]) + "\n"


def pip_settings(listing: str) -> dict[str, str]:
    """Read what ``pip config list`` prints; a variable counts before [install], and that before [global]."""
    found = {}
    for line in listing.splitlines():
        key, equals, value = line.partition("=")
        section, _, name = key.rpartition(".")
        rank = {"global": 0, "install": 1, ":env:": 2}.get(section)
        if equals and rank is not None and rank >= found.get(name, (rank,))[0]:
            found[name] = (rank, str(ast.literal_eval(value)))
    return {name: value for name, (_, value) in found.items()}


def uv_variables(settings: dict[str, str]) -> dict[str, str]:
    """Tell uv, which does not read pip's configuration, where this user's packages come from."""
    variables = {"UV_PYTHON_DOWNLOADS": "never"}
    for name, targets in PIP_TO_UV.items():
        if settings.get(name, "").strip() and not any(os.environ.get(target) for target in targets):
            separator = "," if name == "find-links" else " "
            variables[targets[0]] = separator.join(settings[name].split())
    if "UV_INDEX" in variables:
        # pip looks in every index; uv stops at the first that knows the name. The lock's hashes make both safe.
        variables["UV_INDEX_STRATEGY"] = os.environ.get("UV_INDEX_STRATEGY", "unsafe-best-match")
    return variables


def clean() -> dict[str, str]:
    """Copy the environment of this process, without what would let foreign packages in."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}


def become(command: list[str]) -> int:
    """Go on as another program, as if ``.venv`` were activated; text is UTF-8 everywhere."""
    path = os.pathsep.join([str(PROGRAMS), os.environ.get("PATH", os.defpath)])
    environment = {**clean(), "PYTHONUTF8": "1", "VIRTUAL_ENV": str(ENVIRONMENT), "PATH": path}
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    # Windows cannot replace a process: wait, and leave Ctrl+C to the command, which cleans up after itself.
    process = subprocess.Popen(command, env=environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
