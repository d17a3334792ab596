"""The files of a tantivy index: how generations share them, and how readers open them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import tantivy

from kg.errors import OutdatedIndexes

OUTDATED = "The indexes were made by another version of Svod: run `svod reindex`."

#: tantivy replaces these files; its segments it writes once, so that they can be shared.
REWRITTEN = frozenset({"meta.json", ".managed.json"})


def share(index: Path, folder: Path) -> None:
    """Puts an unchanging copy of an index into a new folder."""
    folder.mkdir()
    for path in _content(index):
        if path.name in REWRITTEN:
            shutil.copyfile(path, folder / path.name)
        else:
            os.link(path, folder / path.name)


def searcher(folder: Path, schema: tantivy.Schema) -> tantivy.Searcher:
    """Reads an index as it is now, also where nothing may be written.

    Raises OutdatedIndexes for one that another version of Svod made, or none.
    """
    if not folder.exists():
        raise OutdatedIndexes(OUTDATED)
    with _where_tantivy_may_lock(folder) as place:
        try:
            return tantivy.Index(schema, path=str(place)).searcher()
        except ValueError as error:
            raise OutdatedIndexes(OUTDATED) from error


def fits(index: Path, schema: tantivy.Schema) -> bool:
    """Whether an index can be added to: it holds the same fields, or nothing yet."""
    try:
        tantivy.Index(schema, path=str(index))
    except ValueError:
        return False
    return True


@contextmanager
def _where_tantivy_may_lock(folder: Path) -> Iterator[Path]:
    """The folder, or links to its files: tantivy writes a lock file even to open an index."""
    if os.access(folder, os.W_OK):
        yield folder
        return
    with TemporaryDirectory(prefix="svod-index-") as elsewhere:
        for path in _content(folder.resolve()):
            (Path(elsewhere) / path.name).symlink_to(path)
        yield Path(elsewhere)


def _content(folder: Path) -> list[Path]:
    """The files of an index but the locks."""
    return [path for path in folder.iterdir() if path.suffix != ".lock"]
