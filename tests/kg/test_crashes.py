"""A writer killed at any moment leaves data that the next one opens clean and searchable."""

import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.generations import Generations
from kg.search import search
from kg.store import Primary

WRITER = Path(__file__).with_name("dying_writer.py")


@pytest.mark.usefixtures("generation")
def test_what_a_killed_writer_indexed_may_not_be_wanted(
    data: Path,
    primary: Primary,
    open_primary: Callable[[], Primary],
    encoder: object,
    example: SimpleNamespace,
) -> None:
    """Its last words were in the index, and not noted: the document goes all the same."""
    primary.close()
    writer = example.run_python(str(WRITER), str(data), "after", "kg.gists.index", "write_table")
    assert writer.returncode == -signal.SIGKILL, writer.stderr
    with open_primary() as reopened:
        reopened.drop(example.document(6))
        reopened.publish()
    generation = Generations(data).current()
    assert len(generation.fulltext) == 3
    found = search(generation, "Исландия", encoder=encoder)
    assert {hit.document for hit in found} == {example.document(5)}


def test_what_tantivy_left_of_a_change_is_no_hindrance(
    data: Path,
    open_primary: Callable[[], Primary],
    example: SimpleNamespace,
) -> None:
    """Killed after it wrote which entries are gone, and before that counted."""
    with open_primary() as primary:
        for number in (5, 6):
            primary.put(example.document(number), example.protocol(number))
        primary.publish()
    kept = [
        (path, path.read_bytes())
        for index in ("fulltext", "vocabulary")
        for name in ("index/meta.json", "indexed.json")
        if (path := data / "primary" / index / name)
    ]
    with open_primary() as primary:
        primary.put(example.document(6), example.protocol(6, {"Норвегия": "Исландия"}))
        primary.publish()
    for path, before in kept:
        path.write_bytes(before)
    shutil.rmtree(data / "generations")
    (data / "current").unlink()
    with open_primary() as primary:
        primary.publish()
    assert len(Generations(data).current().fulltext) == 6


@pytest.mark.usefixtures("generation")
@pytest.mark.parametrize(
    ("moment", "written"),
    [
        ("before kg.store apply", False),
        ("before kg.store renamed", False),
        ("after kg.store apply", True),
        ("before kg.marked replace_text", True),
        ("before kg.vectors.notes replace_text", True),
        ("after kg.publishing checkpoint", True),
    ],
)
def test_killed_writer(
    data: Path,
    primary: Primary,
    open_primary: Callable[[], Primary],
    encoder: object,
    example: SimpleNamespace,
    moment: str,
    written: bool,
) -> None:
    before = example.exported(data)
    primary.close()
    writer = example.run_python(str(WRITER), str(data), *moment.split())
    assert writer.returncode == -signal.SIGKILL, writer.stderr
    assert example.exported(data) == before

    with open_primary() as reopened:
        assert len(reopened.documents()) == (2 if written else 1)
        reopened.put(example.document(6), example.protocol(6, {"Норвегия": "Исландия"}))
        reopened.publish()
        assert not list((data / "generations").glob("*.tmp"))
        hits = search(Generations(data).current(), "Исландия", encoder=encoder)
        assert hits[0].document == example.document(6)
        assert example.found(hits) == 6

        reopened.drop(example.document(6))
        reopened.publish()
        assert example.exported(data) == before
        assert example.found(search(Generations(data).current(), "совет", encoder=encoder)) == 3
