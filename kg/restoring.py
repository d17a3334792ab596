"""A base made of a backup, in an empty folder: all of it or nothing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from kg.archive import (
    FOREIGN,
    GENERATION,
    HEADER,
    INDEXES,
    NOTEBOOK,
    unpack,
)
from kg.durable import sync, sync_tree
from kg.errors import (
    DamagedGeneration,
    DataInTheWay,
    InterruptedRestore,
    OutdatedIndexes,
    UnfitBackup,
)
from kg.generations import Generation, Manifest, read_manifest
from kg.indexes import FOLDERS
from kg.layout import Layout
from kg.locking import locked
from kg.publishing import show
from kg.remote.place import NOTE
from kg.returning import published_store
from kg.settings import stored_base

#: What reading a file of a folder that is no base leads to.
UNFIT = (DamagedGeneration, FileNotFoundError, LookupError, TypeError, ValueError)


def restore(file: IO[bytes], data: Path) -> Manifest:
    """Makes a backup a base, and tells what was published in it.

    Where indexes were in Milvus, or are of another version of Svod, nothing is published yet: the
    writer has to do so. Raises DataInTheWay, UnfitBackup, StoreBusy where another process writes,
    and ReadOnlyData or OSError where nobody can write, or no more.
    """
    with _emptied(data) as folder:
        unpack(file, folder)
        try:
            manifest = _arranged(folder, Layout(folder))
        except UNFIT as error:
            raise UnfitBackup(FOREIGN) from error
        sync_tree(folder)
        for path in folder.iterdir():
            path.rename(data / path.name)
        if (Layout(data).generations / manifest.name).exists():
            show(Layout(data), manifest.name)
        folder.rmdir()
        sync(data)
    return manifest


def refuse_half_restored(layout: Layout) -> None:
    """Raises InterruptedRestore where a restore was killed before all was in its place."""
    if layout.restored.exists():
        raise InterruptedRestore(
            f"A backup was being restored in {layout.data} when that was stopped: "
            "run `svod restore` there again."
        )


@contextmanager
def _emptied(data: Path) -> Iterator[Path]:
    """A folder in the data folder, to which nobody else writes; nothing is left on an error."""
    layout, is_new = Layout(data), not data.exists()
    if not is_new and {path.name for path in data.iterdir()} - _may_go(layout):
        raise DataInTheWay(f"There is something in {data}: give an empty folder, or a new one.")
    with locked(layout):
        try:
            _clear(data)
            layout.restored.mkdir()
            yield layout.restored
        except BaseException as error:
            _clear(data)
            layout.lock.unlink()
            if is_new:
                data.rmdir()
            if isinstance(error, OSError) and error.filename is None:
                raise OSError(error.errno, error.strerror or str(error), str(data)) from error
            raise


def _may_go(layout: Layout) -> set[str]:
    """What stands in a folder that counts as empty: what is there of a restore that was killed."""
    if not layout.restored.exists():
        return {layout.lock.name}
    made = (layout.restored, layout.lock, layout.settings, layout.originals, layout.indexes,
            layout.generations, layout.current)  # fmt: skip
    return {path.name for path in made} | {f"{layout.current.name}.draft"}


def _clear(data: Path) -> None:
    """All but the lock."""
    layout = Layout(data)
    for path in data.iterdir():
        if path != layout.lock:
            path.unlink() if path.is_symlink() or path.is_file() else shutil.rmtree(path)


def _arranged(folder: Path, layout: Layout) -> Manifest:
    """Moves what was unpacked to where it belongs in a data folder."""
    manifest = _in_the_folder(folder / GENERATION)
    number = int(manifest.name)
    if manifest.name != f"{number:06}" or stored_base(folder) != manifest.base:
        raise UnfitBackup(FOREIGN)
    layout.graph.parent.mkdir()
    layout.generations.mkdir()
    generation = (folder / GENERATION).rename(layout.generations / manifest.name)
    published_store(layout, manifest, layout.graph, state=manifest.revision)
    (folder / NOTEBOOK).rename(layout.notebook)
    for name in FOLDERS:
        if (folder / INDEXES / name).exists():
            (folder / INDEXES / name).rename(layout.indexes / name)
    shutil.rmtree(folder / INDEXES, ignore_errors=True)
    if not _is_readable(generation):
        shutil.rmtree(layout.generations)
    (folder / HEADER).unlink()
    return manifest


def _in_the_folder(generation: Path) -> Manifest:
    """A backup has the graph itself, also of a generation that showed it on a server."""
    (generation / NOTE).unlink(missing_ok=True)
    manifest = replace(read_manifest(generation), graph="embedded")
    (generation / "manifest.json").write_text(manifest.text(), encoding="utf-8")
    return manifest


def _is_readable(generation: Path) -> bool:
    """Whether it has indexes, and such as this version reads."""
    if not any((generation / name).exists() for name in FOLDERS):
        return False
    try:
        Generation(generation)
    except OutdatedIndexes:
        return False
    return True
