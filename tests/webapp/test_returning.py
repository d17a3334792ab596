"""`svod rollback` after a document that should not have been ingested."""

import json
import shutil
from pathlib import Path

import pytest
from flask import Flask

from webapp import create_app
from webapp.cli import svod
from webapp.config import Config, ConfigError
from webapp.exits import run

PROTOCOL = """Протокол заседания Совета по туризму № {number}

РЕШИЛИ:

1. Рекомендовать Комитету по туризму подготовить план работы музеев до {day} июля 2019 года.
"""


@pytest.fixture(scope="module")
def made(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where protocols 1 to 4 lie, of which 1 and 2 were ingested, one after the other."""
    folder = tmp_path_factory.mktemp("made")
    data = shutil.copytree(installed, folder / "data")
    for number in range(1, 5):
        text = PROTOCOL.format(number=number, day=10 + number)
        (folder / f"{number}.txt").write_text(text)
    for number in (1, 2):
        assert run(svod, ["ingest", str(folder / f"{number}.txt"), "--data", str(data)]) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As `made`, and commands go there."""
    for name in ("SVOD_BASE_IRI", "SVOD_MODEL", "SVOD_GENERATIONS"):
        monkeypatch.delenv(name, raising=False)
    folder = shutil.copytree(made, tmp_path / "folder", symlinks=True)
    monkeypatch.setenv("SVOD_DATA", str(folder / "data"))
    return Path(folder)


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    capfd.readouterr()
    assert run(svod, list(arguments)) == 0
    return capfd.readouterr().out


def files(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """Of the published documents."""
    query = "SELECT ?file { ?d a svod:Document ; svod:sourceFile ?file } ORDER BY ?file"
    return printed(capfd, "sparql", query, "--format", "csv").split()[1:]


def listed(capfd: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """The mark and the name of each generation."""
    return [(line[0], line[2:8]) for line in printed(capfd, "generations").splitlines()]


def served(folder: Path) -> Flask:
    app = create_app(Config.from_environment(data=folder / "data"))
    app.extensions["query_pool"].close()
    return app


def test_a_wrong_document_is_gone_for_good(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    client = served(folder).test_client()
    before = printed(capfd, "export", "-")
    printed(capfd, "ingest", str(folder / "3.txt"))
    assert files(capfd) == ["1.txt", "2.txt", "3.txt"]
    assert client.get("/healthz").json["generation"] == "000003"

    told = printed(capfd, "rollback")
    assert told.startswith("back at generation 000002 of 20")
    assert told.endswith(": 2 documents, 6 passages; `svod rollback 000003` undoes this\n")
    assert printed(capfd, "export", "-") == before
    assert client.get("/healthz").json["generation"] == "000002"
    assert "15 июля" not in printed(capfd, "search", "план работы музеев")
    assert listed(capfd) == [(" ", "000003"), ("*", "000002"), (" ", "000001")]

    assert "unchanged" in printed(capfd, "ingest", str(folder / "2.txt"))
    printed(capfd, "ingest", str(folder / "4.txt"))
    assert files(capfd) == ["1.txt", "2.txt", "4.txt"]
    assert listed(capfd) == [("*", "000004"), (" ", "000002"), (" ", "000001")]
    assert "added" in printed(capfd, "ingest", str(folder / "3.txt"))


def test_going_back_is_undone_like_anything_else(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert folder.exists()
    after = printed(capfd, "export", "-")
    done = json.loads(printed(capfd, "rollback", "1", "--json"))
    assert (done["generation"], done["before"], done["documents"]) == ("000001", "000002", 1)
    assert files(capfd) == ["1.txt"]
    printed(capfd, "rollback", "000002")
    assert printed(capfd, "export", "-") == after


def test_generations_for_programs(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert folder.exists()
    newest, oldest = json.loads(printed(capfd, "generations", "--json"))
    assert (newest["generation"], newest["current"], newest["follows"]) == (
        "000002",
        True,
        "000001",
    )
    assert (oldest["generation"], oldest["current"], oldest["documents"]) == ("000001", False, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["9"], 2, "Error: There is no generation «9»: there are 000001, 000002."),
        (["--data", "nothing"], 1, "Error: Nothing is published in nothing yet: run `svod ingest"),
    ],
)
def test_nothing_to_go_back_to(
    arguments: list[str],
    code: int,
    line: str,
    folder: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert folder.exists()
    capfd.readouterr()
    assert run(svod, ["rollback", *arguments]) == code
    error = capfd.readouterr().err
    assert error.startswith(line)
    assert error.count("\n") == 1


def test_how_many_are_kept(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_GENERATIONS", "1")
    printed(capfd, "ingest", str(folder / "3.txt"))
    assert listed(capfd) == [("*", "000003")]
    capfd.readouterr()
    assert run(svod, ["rollback"]) == 2
    assert capfd.readouterr().err == (
        "Error: The generation before 000003 is not kept: there are 000003.\n"
    )


def test_a_number_of_generations() -> None:
    assert Config.from_environment({}).generations == 3
    assert Config.from_environment({"SVOD_GENERATIONS": "12"}).generations == 12
    for wrong in ("0", "all"):
        with pytest.raises(ConfigError, match="give a whole number above zero, such as 3"):
            Config.from_environment({"SVOD_GENERATIONS": wrong})
