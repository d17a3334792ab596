"""`svod backup` and `svod restore`, as people and their cron jobs use them."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.layout import Layout
from kg.locking import locked
from webapp.cli import svod
from webapp.exits import run

COMMAND = [sys.executable, "-c", "from webapp.cli import main; main()"]
ORDER = """Распоряжение № 7

от 12 мая 2019 года

1. Комитету по туризму утвердить план работы музеев до 1 июля 2019 года.
"""
MINUTES = """Протокол заседания Совета по туризму

РЕШИЛИ:

1. Рекомендовать Комитету по туризму подготовить отчёт до 1 сентября 2019 года.
"""


@pytest.fixture(scope="module")
def made(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents, of which the order was ingested."""
    folder = tmp_path_factory.mktemp("made")
    data = shutil.copytree(installed, folder / "data")
    (folder / "order.txt").write_text(ORDER)
    (folder / "minutes.txt").write_text(MINUTES)
    assert run(svod, ["ingest", str(folder / "order.txt"), "--data", str(data)]) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As `made`, and commands go there."""
    for name in ("SVOD_BASE_IRI", "SVOD_MODEL"):
        monkeypatch.delenv(name, raising=False)
    folder = shutil.copytree(made, tmp_path / "folder", symlinks=True)
    monkeypatch.setenv("SVOD_DATA", str(folder / "data"))
    return Path(folder)


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    capfd.readouterr()
    assert run(svod, list(arguments)) == 0
    return capfd.readouterr().out


def failed(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code and the one line of an error."""
    capfd.readouterr()
    code = run(svod, list(arguments))
    told = capfd.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    return code, told.err.strip()


def test_restored_elsewhere(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file, elsewhere = str(folder / "svod.tar"), str(folder / "elsewhere")
    assert printed(capfd, "backup", file) == f"wrote generation 000001 (1 documents) to {file}\n"
    assert printed(capfd, "restore", file, "--data", elsewhere).startswith("restored 1 documents ")
    assert printed(capfd, "export", "-", "--data", elsewhere) == printed(capfd, "export", "-")

    minutes = str(folder / "minutes.txt")
    for data in ([], ["--data", elsewhere]):
        assert "unchanged" in printed(capfd, "ingest", str(folder / "order.txt"), *data)
        assert "1 added" in printed(capfd, "ingest", minutes, *data)
    assert printed(capfd, "export", "-", "--data", elsewhere) == printed(capfd, "export", "-")
    found = printed(capfd, "search", "отчёт", "-k", "1", "--data", elsewhere)
    assert "подготовить отчёт до 1 сентября 2019 года" in found
    originals = [
        sorted(p.name for p in (folder / d / "originals").iterdir()) for d in ("data", elsewhere)
    ]
    assert originals[0] == originals[1]
    printed(capfd, "rollback", "--data", elsewhere)
    assert json.loads(printed(capfd, "status", "--json", "--data", elsewhere))["documents"] == 1


def test_through_a_pipe(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    subprocess.run(
        [
            "bash",
            "-o",
            "pipefail",
            "-c",
            '"$@" backup - | "$@" restore - --data copy',
            "-",
            *COMMAND,
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    assert printed(capfd, "export", "-", "--data", str(folder / "copy")) == printed(
        capfd, "export", "-"
    )


def test_for_programs(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = folder / "svod.tar"
    told = json.loads(printed(capfd, "backup", str(file), "--json"))
    assert (told["name"], told["documents"]) == ("000001", 1)
    assert told["bytes"] == file.stat().st_size
    told = json.loads(printed(capfd, "restore", str(file), "--json", "--data", str(folder / "new")))
    assert (told["name"], told["documents"]) == ("000001", 1)


def test_nothing_is_overwritten(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = folder / "svod.tar"
    file.write_text("an older backup")
    assert failed(capfd, "backup", str(file)) == (
        2,
        f"Error: {file} is there already: name another file.",
    )
    assert file.read_text() == "an older backup"
    file.unlink()
    printed(capfd, "backup", str(file))
    assert failed(capfd, "restore", str(file)) == (
        2,
        f"Error: There is something in {folder}/data: give an empty folder, or a new one.",
    )


def test_a_damaged_backup(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file, elsewhere = folder / "svod.tar", folder / "elsewhere"
    printed(capfd, "backup", str(file))
    file.write_bytes(file.read_bytes()[:-20_000])
    code, line = failed(capfd, "restore", str(file), "--data", str(elsewhere))
    assert (code, line.startswith("Error: The backup is damaged (")) == (1, True)
    assert not elsewhere.exists()
    assert failed(capfd, "restore", str(folder / "order.txt"), "--data", str(elsewhere)) == (
        1,
        "Error: The file is no backup of Svod, or that of another version: see `svod backup`.",
    )


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    yield from mounted(tmp_path / "small", "tmpfs", "-t", "tmpfs", "-o", "size=64k")


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    yield from mounted(tmp_path / "read-only", "tmpfs", "-t", "tmpfs", "-o", "ro")


def mounted(folder: Path, what: str, *options: str) -> Iterator[Path]:
    folder.mkdir()
    done = subprocess.run(["mount", *options, what, folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting is not permitted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk(folder: Path, small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = str(folder / "svod.tar")
    full = (1, f"Error: {small}/svod.tar: No space left on device")
    assert failed(capfd, "backup", f"{small}/svod.tar") == full
    assert list(small.iterdir()) == []
    printed(capfd, "backup", file)
    for data in (small / "data", small):
        assert failed(capfd, "restore", file, "--data", str(data)) == (
            1,
            f"Error: {data}: No space left on device",
        )
    assert list(small.iterdir()) == []


def test_a_read_only_folder(
    folder: Path, read_only: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = str(folder / "svod.tar")
    assert failed(capfd, "backup", f"{read_only}/svod.tar") == (
        1,
        f"Error: {read_only}/svod.tar: Read-only file system",
    )
    printed(capfd, "backup", file)
    assert failed(capfd, "restore", file, "--data", f"{read_only}/data") == (
        1,
        f"Error: The data in {read_only}/data can be read but not changed (Read-only file system): "
        "use another data folder, or make this one writable.",
    )


def test_data_that_cannot_be_written_to(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    mirror = folder / "mirror"
    for data in mounted(mirror, str(folder / "data"), "--bind"):
        subprocess.run(["mount", "-o", "remount,ro,bind", data], check=True)
        printed(capfd, "backup", str(folder / "svod.tar"), "--data", str(data))
    printed(capfd, "restore", str(folder / "svod.tar"), "--data", str(folder / "copy"))
    assert printed(capfd, "export", "-", "--data", str(folder / "copy")) == printed(
        capfd, "export", "-"
    )


def test_one_writer_at_a_time(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """While somebody writes nobody else does, but what is published is read and backed up."""
    data, file, elsewhere = folder / "data", str(folder / "svod.tar"), folder / "elsewhere"
    elsewhere.mkdir()
    minutes = str(folder / "minutes.txt")
    printed(capfd, "ingest", minutes)
    with locked(Layout(data)), locked(Layout(elsewhere)):
        printed(capfd, "backup", file)
        for command in (["ingest", minutes], ["remove", "minutes.txt"], ["rollback"], ["reindex"]):
            assert failed(capfd, *command) == (1, refused(data)), command
        assert failed(capfd, "restore", file, "--data", str(elsewhere)) == (1, refused(elsewhere))
        assert json.loads(printed(capfd, "status", "--json"))["documents"] == 2
    printed(capfd, "restore", file, "--data", str(elsewhere))
    printed(capfd, "remove", "minutes.txt")


def refused(data: Path) -> str:
    return f"Error: Another process is writing to {data}: try again when it has finished."
