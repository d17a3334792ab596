"""All that a base is, in one file, whoever reads or writes it meanwhile."""

import resource
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from kg import notes
from kg.archive import GENERATION, INDEXES, NOTEBOOK, ORIGINALS, SETTINGS, Packing
from kg.errors import StoreBusy
from kg.generations import Manifest, current_manifest
from kg.indexes import FOLDERS
from kg.layout import Layout
from kg.locking import resting
from kg.notebook import copied

#: The writer publishes generation after generation, or the current one would not be gone.
ATTEMPTS = 10

#: What RocksDB and tantivy keep for a process.
OF_PROCESSES = ("LOCK", "LOG")

Files = list[tuple[str, IO[bytes]]]


def back_up(data: Path, file: IO[bytes]) -> Manifest:
    """Writes the current generation, and all that the writer needs to go on from it.

    Raises NothingPublished, and OSError where there is no room.
    """
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # all are opened at once
    layout, packing = Layout(data), Packing(file)
    with TemporaryDirectory() as folder, ExitStack() as opened:
        notebook = Path(folder) / NOTEBOOK
        manifest, files = _taken(layout, notebook, opened)
        for name, content in files:
            packing.add(name, content)
        for name, path in _others(layout, notebook):
            with path.open("rb") as content:
                packing.add(name, content)
    packing.finish()
    return manifest


def _taken(layout: Layout, notebook: Path, opened: ExitStack) -> tuple[Manifest, Files]:
    """The current generation, its files, and a copy of the notebook of then.

    All files that a writer may remove are opened, and so outlive that.
    """
    for _ in range(ATTEMPTS):
        with suppress(FileNotFoundError):
            manifest = current_manifest(layout.data)
            generation = layout.generations / manifest.name
            with resting(layout) as is_resting:
                files = _opened(opened, generation, GENERATION)
                for name in FOLDERS if is_resting else ():
                    files += _opened(opened, layout.indexes / name, f"{INDEXES}/{name}")
            if manifest.search != "embedded":
                files = [(name, file) for name, file in files if not _is_index(name)]
            if copied(layout.notebook, notebook, reached=notes.number(manifest.revision)):
                return manifest, files
        opened.close()
        notebook.unlink(missing_ok=True)
    raise StoreBusy(f"{layout.data} is published to without a break: try again later.")


def _opened(opened: ExitStack, folder: Path, name: str) -> Files:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not _passing(path))
    return [
        (f"{name}/{path.relative_to(folder)}", opened.enter_context(path.open("rb")))
        for path in paths
    ]


def _is_index(name: str) -> bool:
    """In Milvus, rows belong to one base only: where it is restored, they are made anew."""
    return name.startswith((f"{INDEXES}/", *(f"{GENERATION}/{folder}/" for folder in FOLDERS)))


def _passing(path: Path) -> bool:
    return path.name.startswith(OF_PROCESSES) or path.suffix == ".lock"


def _others(layout: Layout, notebook: Path) -> Iterator[tuple[str, Path]]:
    """Files that never change, or not while they are read."""
    yield SETTINGS, layout.settings
    yield NOTEBOOK, notebook
    for path in sorted(layout.originals.glob("[!.]*")):
        yield f"{ORIGINALS}/{path.name}", path
