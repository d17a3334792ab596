"""The examples for analysts' tools are run as they stand, against a real server over the corpus."""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "analysts.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(sh|python|r)\n(.*?)```\n\n```text\n(.*?)```", re.S)
BLOCKS = BLOCK.findall(DOCUMENT)
ADDRESS = "http://localhost:8080"
SERVE = [sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--port", "0"]
RUN = {
    "sh": ["bash", "-eu", "-o", "pipefail", "-c"],
    "python": [sys.executable, "-c"],
    "r": ["Rscript", "-e"],
}


@pytest.fixture(scope="module")
def server(corpus: Path) -> Iterator[str]:
    """The address of `svod serve` over the five documents."""
    process = subprocess.Popen(
        [*SERVE, "--data", str(corpus)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().split()[3].rstrip("/")
    finally:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first block has written the query that others read."""
    folder = tmp_path_factory.mktemp("analyst")
    (folder / "addressees.rq").write_text(query(), encoding="utf-8")
    return folder


def query() -> str:
    found = re.search(r"<<'END'\n(.*?)END\n", DOCUMENT, re.S)
    assert found
    return found[1]


def pattern(shown: str) -> str:
    """«…» stands for anything."""
    return "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", shown))


@pytest.mark.parametrize(
    ("language", "block", "shown"),
    BLOCKS,
    ids=[f"{number}-{b[0]}" for number, b in enumerate(BLOCKS)],
)
def test_block_prints_what_it_shows(
    server: str, folder: Path, language: str, block: str, shown: str
) -> None:
    command = RUN[language]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed here")
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, block.replace(ADDRESS, server)],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(pattern(shown), done.stdout, re.S), done.stdout


def test_every_kind_of_tool_has_a_block() -> None:
    assert {language for language, *_ in BLOCKS} == {"sh", "python", "r"}
    told = re.findall(r"^## (.+)$", DOCUMENT, re.M)
    assert {"curl", "requests", "SPARQLWrapper", "pandas", "rdflib", "R", "Excel"} <= set(told)
    assert len(re.findall(r"^```(?:sh|python|r)$", DOCUMENT, re.M)) == len(BLOCKS)


def read(address: str) -> list[list[str]]:
    with urlopen(address) as answer:
        assert answer.headers["Content-Type"].startswith("text/csv")
        return list(csv.reader(answer.read().decode("utf-8").splitlines()))


def test_r_reads_a_table_over_http(server: str) -> None:
    """With or without R here: the address is put together as R's URLencode does it."""
    encoded = quote(query(), safe="")
    rows = read(f"{server}/sparql?format=csv&query={encoded}")
    assert rows[0] == ["addressee", "provisions"]
    assert sum(int(row[1]) for row in rows[1:]) == 78


def test_excel_reads_the_same_table_over_http(server: str) -> None:
    """Power Query's own text of the query, with its doubled quotes, and the fields it sends."""
    block = re.search(r"```powerquery\n.*?Query = \"(.*?)\",\n  Answer", DOCUMENT, re.S)
    assert block
    fields = {"format": "csv", "query": block[1].replace('""', '"')}
    rows = read(f"{server}/sparql?{urlencode(fields)}")
    assert len(rows) == 5
    assert rows[1] == ["Заинтересованные федеральные органы исполнительной власти", "25"]
