"""Where no more can be written, commands say so and readers read on; then only room is missing."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from served import serving

from kg.layout import Layout
from webapp.cli import svod
from webapp.exits import run

ORDER = """Распоряжение № {0}

от 12 мая 2019 года

1. Комитету по туризму утвердить план работы музеев до {0} июля 2019 года.
"""
#: KiB that are free, until it is enough.
FREE = (0, 120, 220, 300, 380, 460, 540, 700, 1000, 2000)


@pytest.fixture(scope="module")
def made(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two orders that are ingested one after the other, and one that is not."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(installed, folder / "data")
    for number in (1, 2, 3):
        (folder / f"{number}.txt").write_text(ORDER.format(number))
    for number in (1, 2):
        assert run(svod, ["ingest", str(folder / f"{number}.txt"), *in_(folder / "data")]) == 0
    return folder


def in_(data: Path) -> list[str]:
    return ["--data", str(data)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 48 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=48m", "none", folder]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def data(disk: Path, made: Path) -> Path:
    return Path(shutil.copytree(made / "data", disk / "data", symlinks=True))


def fill(disk: Path, *, free: int) -> Path:
    """Leaves so many KiB; to remove the file is to make room."""
    filler = disk / "filler"
    left = os.statvfs(disk)
    filler.write_bytes(bytes(left.f_bavail * left.f_bsize - free * 1024))
    return filler


def exported(data: Path, capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert run(svod, ["export", "-", *in_(data)]) == 0
    return capfd.readouterr().out


def tidy(data: Path) -> bool:
    """Whether nothing lies about that nobody will use."""
    layout = Layout(data)
    kept = [path.name for path in layout.generations.iterdir()]
    return all(map(str.isdecimal, kept)) and not layout.returning.with_suffix(".tmp").exists()


@pytest.mark.parametrize(
    "command",
    [["ingest", "3.txt"], ["remove", "1.txt"], ["rollback", "000001"], ["reindex"]],
    ids=lambda command: command[0],
)
def test_a_full_disk(
    command: list[str],
    disk: Path,
    data: Path,
    made: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Wherever the room ends, the same command does it when there is some again."""
    monkeypatch.chdir(made)
    before, stopped = exported(data, capfd), 0
    for free in FREE:
        filler = fill(disk, free=free)
        code = run(svod, [*command, *in_(data)])
        told = capfd.readouterr()
        if code == 0:
            break
        stopped += 1
        assert code == 1
        assert told.err.startswith("Error: The disk of ")
        assert told.err.endswith(
            " is full: make room, then do it again. Readers get what was published before.\n"
        )
        assert told.err.count("\n") == 1
        assert exported(data, capfd) == before
        filler.unlink()
    assert stopped > 1
    assert code == 0
    filler.unlink(missing_ok=True)
    assert run(svod, ["ingest", "1.txt", "2.txt", "3.txt", *in_(data)]) == 0
    assert json.loads(status(data, capfd))["documents"] == 3
    assert tidy(data)


def status(data: Path, capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert run(svod, ["status", "--json", *in_(data)]) == 0
    return capfd.readouterr().out


PATHS = {
    "/readyz": 200,
    "/documents": 200,
    f"/api/search?q={quote('план работы музеев')}": 200,
    f"/sparql?query={quote('SELECT ?d { ?d a svod:Document }')}": 200,
}


def test_a_server_on_a_full_disk(disk: Path, data: Path) -> None:
    """It was filled before the server began; what it cannot log is lost, and nothing else."""
    filler = fill(disk, free=0)
    log = disk / "log"
    with log.open("w") as file, serving(data, log=file) as server:
        for _ in range(50):
            for path, wanted in PATHS.items():
                assert server.get(path)[0] == wanted
        assert log.stat().st_size == 0
        filler.unlink()
        assert server.get("/healthz")[0] == 200
        assert '"path": "/healthz"' in log.read_text()
        server.stop()


def test_a_full_folder_for_temporary_files(disk: Path, data: Path) -> None:
    with serving(data, TMPDIR=str(disk)) as server:
        assert server.get("/dump.trig.gz")[0] == 200
        filler = fill(disk, free=0)
        status, told = server.get("/dump.nq.gz")
        assert status == 500
        assert "The dump could not be made" in told.decode()
        filler.unlink()
        assert server.get("/dump.nq.gz")[0] == 200
        server.stop()
