"""Pins what is installed beside this interpreter: runtime and development, one file each."""

import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent

HEADER = """\
# {what}, every package pinned.
# Renewed by `make lock`, which installs the newest versions that pyproject.toml allows
# and writes them here; not edited by hand.
"""


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    runtime = closure(project["dependencies"])
    extras = project["optional-dependencies"].values()
    extra = closure(line for lines in extras for line in lines)
    write("requirements.txt", "What Svod needs to run", pins(runtime))
    write(
        "requirements-dev.txt",
        "What working on Svod needs besides",
        ["-r requirements.txt", *pins(extra - runtime)],
    )


def closure(requirements: Iterable[str]) -> set[str]:
    """The names of the required distributions and of all that they require in turn."""
    waiting = [Requirement(line) for line in requirements]
    seen: dict[str, set[str]] = {}
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in seen and wanted.extras <= seen[name]:
            continue
        seen[name] = seen.get(name, set()) | wanted.extras
        waiting += required_here(name, seen[name])
    return set(seen)


def required_here(name: str, extras: set[str]) -> list[Requirement]:
    """What a distribution requires on this platform, with these of its extras."""
    every = [Requirement(line) for line in distribution(name).requires or []]
    return [
        need
        for need in every
        if need.marker is None
        or any(need.marker.evaluate({"extra": extra}) for extra in extras or {""})
    ]


def pins(names: Iterable[str]) -> list[str]:
    """Without local labels such as «+cpu»: which build of a version is the index's choice."""
    return [f"{name}=={Version(distribution(name).version).public}" for name in sorted(names)]


def write(file: str, what: str, lines: list[str]) -> None:
    (ROOT / file).write_text(HEADER.format(what=what) + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
