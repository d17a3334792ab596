"""The writer's store put back to what a generation shows, wholly or not at all."""

import shutil
from pathlib import Path

from pyoxigraph import Store

from kg import notes
from kg.durable import sync, sync_tree
from kg.extent import read_extent
from kg.generations import Manifest
from kg.layout import Layout


def prepared(layout: Layout, manifest: Manifest, *, change: int) -> Path:
    """The store of a generation, with the notes of a writer whose last change is to return there.

    It shares the generation's files, so that it takes no time.
    """
    shutil.rmtree(_draft(layout), ignore_errors=True)
    draft = _draft(layout) / "graph"
    draft.parent.mkdir()
    published_store(layout, manifest, draft, state=f"{change}-{notes.mark(manifest.revision)}")
    return draft


def published_store(layout: Layout, manifest: Manifest, folder: Path, *, state: str) -> None:
    """Makes a store that can be written to of one that is published."""
    Store.read_only(str(layout.generations / manifest.name / "graph")).backup(str(folder))
    store = Store(str(folder))
    held = notes.Counts(
        manifest.documents, manifest.passages, manifest.entities, manifest.statements
    )
    extent = read_extent(layout.generations / manifest.name)
    store.extend(notes.written(held, extent, state))
    store.flush()
    del store
    sync_tree(folder)


def decide(layout: Layout, draft: Path) -> None:
    """From here on it is the writer's store, even where the writer is killed before `finish`."""
    draft.rename(layout.returning)
    sync(layout.returning.parent)


def finish(layout: Layout) -> None:
    """Puts the store that was decided on, if any, in the place of the old one."""
    shutil.rmtree(_draft(layout), ignore_errors=True)
    if layout.returning.exists():
        shutil.rmtree(layout.graph, ignore_errors=True)
        layout.returning.rename(layout.graph)
        sync(layout.graph.parent)


def _draft(layout: Layout) -> Path:
    """RocksDB puts a copy together beside the folder that it is to be: both are to be in here."""
    return layout.returning.with_suffix(".tmp")
