"""A base made of a backup, in an empty folder: all of it or nothing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
from kg.durable import sync_tree
from kg.errors import DataInTheWay, OutdatedIndexes, UnfitBackup
from kg.generations import Generation, Manifest, read_manifest
from kg.indexes import FOLDERS
from kg.layout import Layout
from kg.publishing import show
from kg.returning import published_store
from kg.settings import stored_base

#: In the folder: what is unpacked, until all of it is there.
UNFINISHED = "restore.tmp"


def restore(file: IO[bytes], data: Path) -> Manifest:
    """Makes a backup a base, and tells what was published in it.

    Where indexes were in Milvus, or are of another version of Svod, nothing is published yet: the
    writer has to do so. Raises DataInTheWay, UnfitBackup, and OSError where there is no room.
    """
    with _emptied(data) as folder:
        unpack(file, folder)
        try:
            manifest = _arranged(folder, Layout(folder))
        except (FileNotFoundError, LookupError, TypeError, ValueError) as error:
            raise UnfitBackup(FOREIGN) from error
        sync_tree(folder)
        for path in folder.iterdir():
            path.rename(data / path.name)
        folder.rmdir()
        if (Layout(data).generations / manifest.name).exists():
            show(Layout(data), manifest.name)
    return manifest


@contextmanager
def _emptied(data: Path) -> Iterator[Path]:
    """A folder in the data folder; nothing is left of either on an error."""
    is_new = not data.exists()
    if not is_new and any(path.name != UNFINISHED for path in data.iterdir()):
        raise DataInTheWay(f"There is something in {data}: give an empty folder, or a new one.")
    folder = data / UNFINISHED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    except BaseException as error:
        for path in data.iterdir():
            path.unlink() if path.is_symlink() or path.is_file() else shutil.rmtree(path)
        if is_new:
            data.rmdir()
        if isinstance(error, OSError) and error.filename is None:
            raise OSError(error.errno, error.strerror or str(error), str(data)) from error
        raise


def _arranged(folder: Path, layout: Layout) -> Manifest:
    """Moves what was unpacked to where it belongs in a data folder."""
    manifest = read_manifest(folder / GENERATION)
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
    layout.lock.touch()
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
