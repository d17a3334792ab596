"""From the primary store to an immutable generation that readers may open."""

import shutil
from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Store

from kg import notes
from kg.durable import replace_link, sync, sync_tree
from kg.encoder import Encoder
from kg.errors import DamagedGeneration
from kg.extent import read_extent, write_extent
from kg.generations import Manifest, current_path, read_manifest
from kg.holding import unheld
from kg.indexes import Indexes, Progress
from kg.layout import KEPT, Layout
from kg.lineage import names, nearest_first
from kg.quads import NOTES
from kg.remote.mirror import Mirror
from kg.remote.place import write_place

UNFINISHED = ".tmp"


def published(layout: Layout) -> Manifest | None:
    """The manifest of the current generation, if there is one."""
    path = current_path(layout)
    return None if path is None else read_manifest(path)


def whole_published(layout: Layout) -> Manifest | None:
    """The same; None also where it is damaged, for who puts another one in its place."""
    try:
        if path := current_path(layout):
            read_extent(path)
        return published(layout)
    except DamagedGeneration:
        return None


def publish(
    layout: Layout,
    store: Store,
    indexes: Indexes,
    *,
    base: str,
    revision: str,
    encoder: Encoder,
    mirror: Mirror,
    progress: Progress,
    anew: bool,
    edit: bool = False,
    kept: int = KEPT,
) -> str:
    """Makes a generation of the primary store and its indexes, and moves the pointer to it.

    A server that is to show the graph is brought to it last.
    """
    layout.generations.mkdir(exist_ok=True)
    remove_unfinished(layout)
    name = f"{max(map(int, names(layout)), default=0) + 1:06}"
    draft = layout.generations / f"{name}{UNFINISHED}"
    draft.mkdir()
    checkpoint(store, draft / "graph")
    indexes.publish(draft)
    if extent := notes.extent(store):
        write_extent(draft, extent)
    before = whole_published(layout)
    if place := mirror.bring(store, progress, anew=anew):
        write_place(draft, place)
    manifest = Manifest(
        name=name,
        base=base,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        **asdict(notes.counts(store)),
        model=encoder.name,
        dimension=encoder.dimension,
        revision=revision,
        search=indexes.place,
        graph="server" if place else "embedded",
        follows=before.name if before else "",
        ingested=_ingested(before) if before else "",
        edit=edit,
    )
    (draft / "manifest.json").write_text(manifest.text(), encoding="utf-8")
    sync_tree(draft, settled=current_path(layout))
    draft.rename(layout.generations / name)
    sync(layout.generations)
    show(layout, name)
    _prune(layout, indexes, kept)
    return name


def _ingested(before: Manifest) -> str:
    return before.ingested if before.edit else before.name


def show(layout: Layout, name: str) -> None:
    """Moves the pointer: from now on readers get this generation."""
    replace_link(layout.current, f"{layout.generations.name}/{name}")


def checkpoint(store: Store, folder: Path) -> None:
    """A copy of the store without the writer's own notes."""
    copied(store, folder).flush()


def copied(store: Store, folder: Path) -> Store:
    """The same, opened, and not yet wholly on the disk."""
    store.backup(str(folder))
    copy = Store(str(folder))
    copy.remove_graph(NOTES)
    return copy


def remove_unfinished(layout: Layout) -> None:
    """Clears away what a killed writer left, or one that found no room."""
    for path in layout.generations.glob("*"):
        if path.suffix == UNFINISHED or not (path / "manifest.json").exists():
            shutil.rmtree(path)


def _prune(layout: Layout, indexes: Indexes, kept: int) -> None:
    """The current one stays in any case, and those that it came from stay longest.

    People's edits are counted apart: many small ones leave the way back before an ingest.
    One that somebody holds, as a server does the one last queried, goes with a later publication.
    """
    ordered = nearest_first(layout.data)
    every = [layout.generations / manifest.name for manifest in ordered]
    edits = [layout.generations / manifest.name for manifest in ordered if manifest.edit]
    others = [path for path in every if path not in edits]
    with ExitStack() as locks:
        surplus = edits[kept:] + others[kept:]
        gone = [path for path in surplus if locks.enter_context(unheld(path))]
        indexes.prune([path for path in every if path not in gone], gone)
        for path in gone:
            shutil.rmtree(path.rename(path.with_suffix(UNFINISHED)))
