"""The README is run: each console block, in order, shows what the commands really print."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```console\n(.*?)```", re.S)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")


def commands() -> Iterator[tuple[str, str]]:
    """Each command of the README with the output it shows."""
    for block in BLOCK.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown


def pattern(shown: str) -> str:
    """A line of «…» stands for any lines; blank lines at the end do not count."""
    lines = shown.rstrip("\n").split("\n")
    return "".join(r"(?:.*\n)*?" if line == "…" else f"{re.escape(line)}\n" for line in lines)


def within(command: str, folder: Path) -> str:
    """With the files that it writes in a folder."""
    return re.sub(r" (svod\.\w+|elsewhere)\b", rf" {folder}/\1", command)


def test_the_tour_prints_what_it_shows(tmp_path: Path) -> None:
    environment = os.environ | {"SVOD_DATA": str(tmp_path / "data")}
    environment.pop("SVOD_BASE_IRI", None)
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    for command, shown in commands():
        done = subprocess.run(
            within(command, tmp_path),
            shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        printed = done.stdout.replace(f"{tmp_path}/", "").rstrip("\n") + "\n"
        assert re.fullmatch(pattern(shown), printed), f"{command} printed\n{done.stdout}"


@pytest.mark.parametrize("target", sorted(set(LINK.findall(README))))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
