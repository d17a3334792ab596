"""What a fresh clone installs is what was tested."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pins(file: str) -> dict[str, str]:
    lines = (ROOT / file).read_text().splitlines()
    return dict(line.split("==") for line in lines if not line.startswith(("#", "-r ")))


RUNTIME, DEVELOPMENT = pins("requirements.txt"), pins("requirements-dev.txt")


def test_torch_is_pinned_exactly() -> None:
    assert "torch==2.13.0" in PROJECT["dependencies"]
    assert RUNTIME["torch"] == "2.13.0"


@pytest.mark.parametrize(
    ("wanted", "pinned"),
    [
        *((line, RUNTIME) for line in PROJECT["dependencies"]),
        *(
            (line, RUNTIME | DEVELOPMENT)
            for lines in PROJECT["optional-dependencies"].values()
            for line in lines
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_dependency_is_pinned_to_a_version_it_may_have(
    wanted: str, pinned: dict[str, str]
) -> None:
    requirement = Requirement(wanted)
    assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


def test_these_tests_run_on_the_pinned_versions() -> None:
    installed = {name: Version(version(name)).public for name in RUNTIME}
    assert installed == RUNTIME


def test_the_lock_names_no_place_to_download_from() -> None:
    for file in ("requirements.txt", "requirements-dev.txt"):
        assert not re.search(r"--|://|\+|@", (ROOT / file).read_text())


def test_the_manifest_lists_the_documents_of_the_corpus() -> None:
    lines = (ROOT / "corpus" / "manifest.csv").read_text().splitlines()
    assert lines[0] == "file,title,type,date,language,source,note"
    listed = [line.split(",")[0] for line in lines[1:]]
    assert listed == sorted(path.name for path in (ROOT / "corpus" / "documents").iterdir())
