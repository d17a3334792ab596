"""A backup holds a published state whole, whatever the writer does meanwhile."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from kg.backup import back_up
from kg.errors import (
    DataInTheWay,
    InterruptedRestore,
    NothingPublished,
    StoreBusy,
    UnfitBackup,
)
from kg.generations import Generation, Generations
from kg.layout import Layout
from kg.locking import locked
from kg.restoring import restore
from kg.search import search
from kg.store import Primary


@pytest.fixture
def backup(primary: Primary, data: Path, generation: Generation) -> bytes:
    """Of the example, while nobody writes."""
    assert generation.manifest.documents == 1
    primary.close()
    return backed_up(data)


def backed_up(data: Path) -> bytes:
    file = BytesIO()
    back_up(data, file)
    return file.getvalue()


def members(backup: bytes) -> list[str]:
    with tarfile.open(fileobj=BytesIO(backup)) as tar:
        return tar.getnames()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return tmp_path / "restored"


def test_the_restored_base_is_the_same_and_goes_on(
    data: Path,
    backup: bytes,
    elsewhere: Path,
    open_primary: Callable[[], Primary],
    encoder: object,
    example: SimpleNamespace,
) -> None:
    manifest = restore(BytesIO(backup), elsewhere)
    assert (manifest.name, manifest.documents) == ("000001", 1)
    assert example.exported(elsewhere) == example.exported(data)
    found = search(Generations(elsewhere).current(), "председатель", encoder=encoder)
    assert found == search(Generations(data).current(), "председатель", encoder=encoder)

    with open_primary() as one, Primary(elsewhere, base=example.base, encoder=encoder) as other:
        assert other.documents() == one.documents()
        assert other.publish() == "000001"
        for primary in (one, other):
            primary.put(example.document(6), example.protocol(6, {"Норвегия": "Исландия"}))
            primary.drop(example.document(5))
            assert primary.publish() == "000002"
    assert example.exported(elsewhere) == example.exported(data)
    assert example.found(search(Generations(elsewhere).current(), "Исландия", encoder=encoder)) == 3


def test_what_is_read_is_not_made_anew(
    backup: bytes, elsewhere: Path, example: SimpleNamespace
) -> None:
    """The next publication encodes the passages of what is new only."""
    restore(BytesIO(backup), elsewhere)
    encoded: list[str] = []
    encoder = SimpleNamespace(
        name=example.encoder.name,
        dimension=example.encoder.dimension,
        encode_passages=lambda texts: (
            encoded.extend(texts) or example.encoder.encode_passages(texts)
        ),
    )
    with Primary(elsewhere, base=example.base, encoder=encoder) as primary:
        primary.put(example.document(6), example.protocol(6, {"подготовить": "утвердить"}))
        primary.publish()
    assert any("утвердить план" in text for text in encoded)
    assert not any("подготовить план" in text for text in encoded)


def test_what_is_not_published_is_not_in(
    primary: Primary,
    data: Path,
    generation: Generation,
    elsewhere: Path,
    encoder: object,
    example: SimpleNamespace,
) -> None:
    primary.put(example.document(5), example.protocol(5, {"Норвегия": "Исландия"}))
    primary.put(example.document(6), example.protocol(6))
    backup = backed_up(data)
    assert [name for name in members(backup) if name.startswith("indexes/")] == []
    assert restore(BytesIO(backup), elsewhere).name == generation.name
    with Primary(elsewhere, base=example.base, encoder=encoder) as restored:
        assert [record.key for record in restored.documents()] == ["protokol-5"]
        restored.put(example.document(6), example.protocol(6))
        restored.publish()
    found = search(Generations(elsewhere).current(), "Норвегия", encoder=encoder)
    assert example.found(found) == 6


def test_while_one_generation_follows_the_other(
    primary: Primary,
    data: Path,
    generation: Generation,
    tmp_path: Path,
    encoder: object,
    example: SimpleNamespace,
) -> None:
    """Each backup is one of the published states, of graph and notebook alike."""
    assert generation.manifest.documents == 1

    def write() -> None:
        for number in range(6, 16):
            primary.put(example.document(number), example.protocol(number))
            primary.publish()

    writer = Thread(target=write)
    writer.start()
    backups = []
    while writer.is_alive():
        backups.append(backed_up(data))
    writer.join()
    assert len(backups) > 2
    for number, backup in enumerate(backups[:: 1 + len(backups) // 6]):
        folder = tmp_path / str(number)
        documents = restore(BytesIO(backup), folder).documents
        assert len(Generations(folder).current().select("documents")) == documents
        with Primary(folder, base=example.base, encoder=encoder) as restored:
            assert len(restored.documents()) == documents


def test_indexes_of_another_version(
    primary: Primary,
    data: Path,
    generation: Generation,
    elsewhere: Path,
    encoder: object,
    example: SimpleNamespace,
) -> None:
    """They cannot be read, but all that they are made from is there."""
    before = example.exported(data)
    shutil.rmtree(generation.path / "fulltext")
    primary.close()
    restore(BytesIO(backed_up(data)), elsewhere)
    with pytest.raises(NothingPublished):
        Generations(elsewhere).current()
    with Primary(elsewhere, base=example.base, encoder=encoder) as restored:
        restored.publish()
    assert example.exported(elsewhere) == before
    assert search(Generations(elsewhere).current(), "председатель", encoder=encoder)


def test_it_is_a_tar_file_with_sums(backup: bytes, tmp_path: Path) -> None:
    subprocess.run(["tar", "-x"], input=backup, cwd=tmp_path, check=True)
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def tar(*added: tuple[tarfile.TarInfo, bytes], beside: bytes | None = None) -> bytes:
    """A tar file of these members, after the first member of a backup."""
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w") as made:
        if beside:
            with tarfile.open(fileobj=BytesIO(beside)) as tar:
                first = tar.next()
                assert first is not None
                made.addfile(first, tar.extractfile(first))
        for info, content in added:
            info.size = len(content)
            made.addfile(info, BytesIO(content))
    return file.getvalue()


def info(name: str, kind: bytes = tarfile.REGTYPE, to: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, to
    return made


FOREIGN = "is no backup of Svod, or that of another version"
DAMAGED = "The backup is damaged .*: nothing was restored"


@pytest.mark.parametrize(
    ("member", "content"),
    [
        (info("originals/../../evil"), b"!"),
        (info("../evil"), b"!"),
        (info("/tmp/evil"), b"!"),
        (info("originals//evil"), b"!"),
        (info("originals/evil", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (info("originals/evil", tarfile.LNKTYPE, "/etc/passwd"), b""),
        (info("originals/evil", tarfile.LNKTYPE, "../../../etc/passwd"), b""),
        (info("originals/evil", tarfile.CHRTYPE), b""),
        (info("originals/evil", tarfile.DIRTYPE), b""),
        (info("originals/evil", tarfile.FIFOTYPE), b""),
        (info("svod-backup.json"), b'{"form": 1}\n'),
        (info("lock"), b""),
    ],
    ids=lambda value: value.name if isinstance(value, tarfile.TarInfo) else "",
)
def test_nothing_leads_out_of_the_folder(
    member: tarfile.TarInfo, content: bytes, backup: bytes, elsewhere: Path
) -> None:
    before = sorted(elsewhere.parent.rglob("*"))
    with pytest.raises(UnfitBackup, match=FOREIGN):
        restore(BytesIO(tar((member, content), beside=backup)), elsewhere)
    assert sorted(elsewhere.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"PK\x03\x04 and so on",
        b"\0" * 10_240,
        os.urandom(10_000),
        tar((info("svod-data/settings.json"), b"{}")),
        tar((info("svod-backup.json"), b'{"form": 2}\n')),
    ],
    ids=["empty", "zip", "zeros", "noise", "another tar", "another version"],
)
def test_what_is_no_backup(foreign: bytes, elsewhere: Path) -> None:
    with pytest.raises(UnfitBackup, match=FOREIGN):
        restore(BytesIO(foreign), elsewhere)
    assert not elsewhere.exists()


@pytest.mark.parametrize("part", [0.05, 0.3, 0.5, 0.8, 0.97])
def test_a_damaged_backup(part: float, backup: bytes, elsewhere: Path) -> None:
    elsewhere.mkdir()
    place = int(len(backup) * part)
    with pytest.raises(UnfitBackup, match=DAMAGED):
        restore(BytesIO(backup[:place]), elsewhere)
    assert list(elsewhere.iterdir()) == []


def test_every_changed_file_is_seen(backup: bytes, elsewhere: Path) -> None:
    with tarfile.open(fileobj=BytesIO(backup)) as tar:
        places = {member.name: member.offset_data for member in tar if member.size}
    assert len(places) > 20
    for name, place in places.items():
        damaged = bytearray(backup)
        damaged[place] ^= 1
        with pytest.raises(UnfitBackup, match=rf"{DAMAGED}|{FOREIGN}"):
            restore(BytesIO(bytes(damaged)), elsewhere)
        assert not elsewhere.exists(), name


def test_a_folder_that_is_not_empty(backup: bytes, elsewhere: Path) -> None:
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("Письмо")
    with pytest.raises(DataInTheWay, match="give an empty folder"):
        restore(BytesIO(backup), elsewhere)
    assert [path.name for path in elsewhere.iterdir()] == ["letter.txt"]


def test_what_a_killed_restore_left_is_cleared_away(backup: bytes, elsewhere: Path) -> None:
    (elsewhere / "restore.tmp" / "originals").mkdir(parents=True)
    (elsewhere / "settings.json").write_text('{"base": "http://localhost:8080/"}')
    (elsewhere / "generations").mkdir()
    with pytest.raises(InterruptedRestore, match="run `svod restore` there again"):
        Primary(elsewhere, base="http://localhost:8080/")
    restore(BytesIO(backup), elsewhere)
    assert sorted(path.name for path in elsewhere.iterdir()) == [
        "current",
        "generations",
        "lock",
        "primary",
        "settings.json",
    ]


def test_while_another_process_writes(backup: bytes, elsewhere: Path) -> None:
    elsewhere.mkdir()
    with locked(Layout(elsewhere)), pytest.raises(StoreBusy, match="Another process is writing"):
        restore(BytesIO(backup), elsewhere)
    restore(BytesIO(backup), elsewhere)


def test_nothing_to_back_up(data: Path) -> None:
    with pytest.raises(NothingPublished, match="run `svod ingest PATH` first"):
        back_up(data, BytesIO())
