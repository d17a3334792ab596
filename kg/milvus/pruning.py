"""Rows and collections that no generation sees any longer."""

from collections.abc import Iterable
from pathlib import Path

from kg.milvus.engine import Engine, MilvusCollection
from kg.milvus.notes import Edition, is_in_milvus, read_edition


def prune(engine: Engine, kept: Iterable[Path], gone: Iterable[Path]) -> None:
    """Takes out what only the generations in the folders `gone` saw."""
    oldest: dict[str, int] = {}
    for edition in _editions(kept):
        oldest[edition.collection] = min(
            edition.number, oldest.get(edition.collection, edition.number)
        )
    for name in {edition.collection for edition in _editions(gone)}:
        if name in oldest:
            MilvusCollection(engine, name).tell("delete", filter=f"until <= {oldest[name]}")
        else:
            engine.tell("drop_collection", collection_name=name)


def _editions(generations: Iterable[Path]) -> list[Edition]:
    indexes = (index for path in generations for index in (path / "fulltext", path / "vectors"))
    return [read_edition(index) for index in indexes if is_in_milvus(index)]
