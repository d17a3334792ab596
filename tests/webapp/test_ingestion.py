"""From files to a published graph: what is read, what is left alone, what fails by itself."""

import hashlib
import io
import json
import os
import pty
import subprocess
import sys
import termios
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from ingest.errors import EmptyDocument
from kg.errors import NothingPublished, StoreBusy
from kg.generations import Generations
from kg.store import Primary
from webapp.cli import svod
from webapp.config import Config
from webapp.exits import run
from webapp.ingestion import ingest
from webapp.intake import reason
from webapp.outcomes import Outcome
from webapp.receipts import receipt_lines
from webapp.sources import Source

SVOD = [sys.executable, "-c", "from webapp.cli import main; main()"]

PROTOKOL = """Протокол заседания Совета по туризму

от 5 марта 2019 года

РЕШИЛИ:

1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.

2. Принять к сведению доклад о развитии музеев.
"""

PISMO = """Письмо Комитета по культуре

Просим направить предложения по плану работы музеев на 2020 год.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "Протокол 5.txt").write_text(PROTOKOL)
    (folder / "pismo.md").write_text(PISMO)
    (folder / "README.md").write_text("О папке.")
    return folder


@pytest.fixture
def config(empty: Path) -> Config:
    return Config.from_environment({}, data=empty)


def statuses(outcomes: Iterable[Outcome]) -> dict[str, str]:
    return {outcome.path.name: outcome.status for outcome in outcomes}


def files(config: Config) -> list[str]:
    with Primary(config.data, base=config.base) as primary:
        return [record.file for record in primary.documents()]


def graphs(config: Config) -> Counter[str]:
    """How many statements stand in each graph, by the last part of its name."""
    exported = io.BytesIO()
    Generations(config.data).current().export(exported)
    quads = parse(exported.getvalue(), format=RdfFormat.N_QUADS)
    return Counter(quad.graph_name.value.rpartition("/")[2] for quad in quads)


def take(config: Config, *paths: Path, again: bool = False) -> list[Outcome]:
    sources = [Source(path) for path in paths]
    return ingest(config, sources, again=again, report=lambda _: None)


def test_a_folder_from_the_command_line(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_text("")
    data = str(tmp_path / "data")
    assert run(svod, ["ingest", str(folder), "--data", data, "--json"]) == 1
    outcomes = {Path(o["path"]).name: o for o in json.loads(capfd.readouterr().out)}
    assert {name: outcome["status"] for name, outcome in outcomes.items()} == {
        "README.md": "skipped",
        "empty.txt": "failed",
        "pismo.md": "added",
        "Протокол 5.txt": "added",
    }
    protokol = outcomes["Протокол 5.txt"]
    assert protokol["document"] == "http://localhost:8080/id/document/protokol-5"
    assert protokol["receipt"]["counts"]["passages"] == 4

    assert run(svod, ["search", "план по туризму", "-k", "1", "--data", data]) == 0
    assert "Протокол 5.txt" in capfd.readouterr().out

    (folder / "empty.txt").unlink()
    assert run(svod, ["ingest", str(folder), "--data", data]) == 0
    assert capfd.readouterr().out.endswith("1 skipped, 2 unchanged\n")
    assert run(svod, ["validate", "--data", data]) == 0


def test_an_edited_file_is_an_update_of_its_document(folder: Path, config: Config) -> None:
    path = folder / "pismo.md"
    [added] = take(config, path)
    path.write_text(PISMO.replace("2020", "2021"))
    [updated] = take(config, path)
    assert (added.status, updated.status) == ("added", "updated")
    assert updated.document == added.document == "http://localhost:8080/id/document/pismo"
    exported = io.BytesIO()
    Generations(config.data).current().export(exported)
    stated = [
        statement
        for statement in exported.getvalue().decode().splitlines()
        if "/receipt" not in statement  # which tells what the version before said
    ]
    assert any("музеев на 2021 год" in statement for statement in stated)
    assert not any("музеев на 2020 год" in statement for statement in stated)


def test_a_copy_is_the_same_document_and_another_of_the_name_is_not(
    folder: Path, config: Config
) -> None:
    take(config, folder / "pismo.md")
    copy = folder / "copy.md"
    copy.write_text(PISMO)
    other = folder / "other" / "pismo.md"
    other.parent.mkdir()
    other.write_text(PISMO.replace("музеев", "театров"))
    unchanged, added = take(config, copy, other)
    assert (unchanged.status, unchanged.message) == ("unchanged", "already stored as pismo")
    digest = hashlib.sha256(other.read_bytes()).hexdigest()
    assert added.document == f"http://localhost:8080/id/document/pismo-{digest[:8]}"


def test_the_original_is_kept(folder: Path, config: Config) -> None:
    take(config, folder / "pismo.md")
    digest = hashlib.sha256(PISMO.encode()).hexdigest()
    assert (config.data / "originals" / f"{digest}.md").read_text() == PISMO


def test_unchanged_files_are_read_again_on_request(folder: Path, config: Config) -> None:
    path = folder / "pismo.md"
    take(config, path)
    assert statuses(take(config, path)) == {"pismo.md": "unchanged"}
    assert statuses(take(config, path, again=True)) == {"pismo.md": "updated"}


def test_what_cannot_be_read_is_its_own_failure(folder: Path, config: Config) -> None:
    table = folder / "table.csv"
    table.write_text("a,b")
    binary = folder / "picture.txt"
    binary.write_bytes(bytes(range(256)))
    outcomes = take(config, table, folder / "missing.txt", binary, folder / "pismo.md")
    assert statuses(outcomes) == {
        "table.csv": "failed",
        "missing.txt": "failed",
        "picture.txt": "failed",
        "pismo.md": "added",
    }
    assert outcomes[1].message == "No such file or directory"
    assert files(config) == ["pismo.md"]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (EmptyDocument("a.txt: no words"), "a.txt: no words"),
        (PermissionError(13, "Permission denied", "a.txt"), "Permission denied"),
        (StoreBusy("Another process is writing"), "Another process is writing"),
        (
            KeyError("x"),
            "a fault in Svod, please report it with this file: KeyError: 'x'",
        ),
    ],
)  # fmt: skip
def test_a_failure_is_said_in_one_line(error: Exception, message: str) -> None:
    assert reason(error) == message


def test_a_run_with_nothing_to_read_loads_nothing_to_read_with(
    folder: Path, config: Config
) -> None:
    take(config, folder / "pismo.md")
    script = (
        "import sys; from webapp.cli import svod; from webapp.exits import run;"
        "code = run(svod, sys.argv[1:]);"
        "print(code, sorted({'spacy', 'torch', 'pyshacl', 'flask'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "ingest", folder / "pismo.md", "--data", config.data],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-2:] == ["1 unchanged", "0 []"]


def test_what_comes_with_the_program_is_installed_when_it_has_changed(
    folder: Path, config: Config
) -> None:
    take(config, folder / "pismo.md")
    installed = graphs(config)
    assert {"ontology", "authority", "rules"} <= installed.keys()
    with Primary(config.data, base=config.base) as primary:
        primary.install(f"{config.base}graph/rules", b"")
    (config.data / "installed").write_text("another version of the program")
    take(config, folder / "pismo.md")
    assert graphs(config) == installed


def test_a_dry_run_leaves_no_trace(folder: Path, tmp_path: Path) -> None:
    config = Config.from_environment({}, data=tmp_path / "data")
    sources = [Source(folder / "pismo.md"), Source(folder / "Протокол 5.txt")]
    outcomes = ingest(config, sources, dry_run=True, report=lambda _: None)
    assert statuses(outcomes) == {"pismo.md": "added", "Протокол 5.txt": "added"}
    assert not config.data.exists()


def test_an_interrupted_run_publishes_nothing_and_the_next_one_all(
    folder: Path, config: Config
) -> None:
    def interrupt(_: Outcome) -> None:
        raise KeyboardInterrupt

    sources = [Source(folder / "pismo.md"), Source(folder / "Протокол 5.txt")]
    with pytest.raises(KeyboardInterrupt):
        ingest(config, sources, report=interrupt)
    with pytest.raises(NothingPublished):
        Generations(config.data).current()

    outcomes = ingest(config, sources, report=lambda _: None)
    assert statuses(outcomes) == {"pismo.md": "unchanged", "Протокол 5.txt": "added"}
    assert Generations(config.data).current().manifest.documents == 2


def test_a_document_read_again_is_no_evidence_for_itself(folder: Path, config: Config) -> None:
    path = folder / "forum.txt"
    path.write_text("Протокол совещания\n\nУчастники поддержали работу CLEANTECH LATVIA.\n")

    def said() -> list[str]:
        [outcome] = ingest(config, [Source(path)], again=True, report=lambda _: None)
        assert outcome.receipt is not None
        return list(receipt_lines(outcome.receipt))

    first = said()
    assert "! name read with low confidence: «CLEANTECH LATVIA»" in first
    assert [line for line in said() if line.startswith("!")] == [
        line for line in first if line.startswith("!")
    ]


def test_a_terminal_sees_what_a_document_is_being_read_for(folder: Path, config: Config) -> None:
    terminal, program = pty.openpty()
    termios.tcsetwinsize(program, (40, 100))
    subprocess.run(
        [*SVOD, "ingest", folder / "pismo.md", "--data", config.data], stderr=program, check=True
    )
    os.close(program)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    stages = ("words", "names", "provisions", "relations", "checks", "storing")
    assert [stage for stage in stages if f"pismo.md: {stage}" in shown] == list(stages)
