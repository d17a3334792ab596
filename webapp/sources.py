"""From the files and folders somebody names to the single files to read."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import isdir, isfile, realpath
from pathlib import Path

#: Files about a folder of documents, which are not documents themselves.
ABOUT_THE_FOLDER = ("readme", "license", "notice", "changelog")
#: Hidden files, and those by which Word marks a document that is open.
NONE_OF_OURS = (".", "~$")


@dataclass(frozen=True)
class Source:
    """A file to read or, with a reason, one that a folder holds but that is passed over."""

    path: Path
    passed_over: str = ""


def find_sources(
    paths: Iterable[Path], *, suffixes: frozenset[str], convertible: frozenset[str] = frozenset()
) -> list[Source]:
    """Files as named, folders as the files below them, each file once."""
    found: dict[Path, Source] = {}
    for path in paths:
        folder = isdir(path)  # noqa: PTH112  # Path.is_dir fails where one may not look
        sources = _below(path, suffixes, convertible) if folder else [Source(path)]
        for source in sources:
            place = Path(realpath(source.path))
            if place not in found or found[place].passed_over:
                found[place] = source
    return list(found.values())


def _below(folder: Path, suffixes: frozenset[str], convertible: frozenset[str]) -> Iterator[Source]:
    """Hidden files and folders are none of ours; links to folders are not followed."""
    root = Path(realpath(folder))
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(NONE_OF_OURS):
                path = Path(place, name)
                yield Source(path, _reason_to_pass_over(path, root, suffixes, convertible))
    for error in closed:
        yield Source(Path(error.filename), f"cannot be opened: {error.strerror}")


def _reason_to_pass_over(
    path: Path, root: Path, suffixes: frozenset[str], convertible: frozenset[str]
) -> str:
    if path.name.split(".")[0].lower() in ABOUT_THE_FOLDER:
        return "is about the folder, not a document"
    if path.suffix.lower() in convertible:
        return "has to be saved as .docx to be read"
    if path.suffix.lower() not in suffixes:
        return f"is not in a format Svod reads ({', '.join(sorted(suffixes))})"
    if not Path(realpath(path)).is_relative_to(root):
        return "is a link out of the folder"
    if not isfile(path):  # noqa: PTH113  # the same
        return "is not a regular file"
    return ""
