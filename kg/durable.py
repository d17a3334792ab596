"""Files that are either wholly there or not there at all, also after a crash."""

import os
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """Puts a new text in the place of the old one, atomically."""
    draft = path.with_name(f"{path.name}.draft")
    draft.write_text(text, encoding="utf-8")
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def replace_link(link: Path, target: str) -> None:
    """Points a symbolic link elsewhere, atomically."""
    draft = link.with_name(f"{link.name}.draft")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    draft.replace(link)
    sync(link.parent)


def sync(path: Path) -> None:
    """Waits until a file or a folder's list of names is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path, *, settled: Path | None = None) -> None:
    """Waits until a folder with all it holds is on the disk.

    Files that stand by the same name in a folder that is settled already are there: of a large
    base these are nearly all.
    """
    for path in folder.rglob("*"):
        if not (settled and _is_same(path, settled / path.relative_to(folder))):
            sync(path)
    sync(folder)


def _is_same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.samefile(other)
