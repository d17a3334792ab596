"""Whether a file is a document we have, a new state of it, or a new one."""

import pytest

from kg.store import DocumentRecord
from webapp.identity import identify

HERE, ELSEWHERE = "a1b2c3d4e5f60718", "ffffffffffffffff"
OLD, NEW = "0123456789abcdef", "fedcba9876543210"

PROTOKOL = DocumentRecord(
    iri="http://localhost:8080/id/document/protokol-5",
    key="protokol-5",
    file="Протокол 5.txt",
    title="Протокол заседания Совета по туризму",
    digest=OLD,
    origin=HERE,
)


@pytest.mark.parametrize(
    ("digest", "origin", "key", "changed"),
    [
        pytest.param(OLD, HERE, "protokol-5", False, id="the same file again"),
        pytest.param(NEW, HERE, "protokol-5", True, id="the file was edited"),
        pytest.param(OLD, ELSEWHERE, "protokol-5", False, id="moved, or a copy"),
        pytest.param(NEW, ELSEWHERE, "protokol-5-fedcba98", True, id="another of this name"),
    ],
)
def test_a_file_of_a_stored_name(digest: str, origin: str, key: str, changed: bool) -> None:
    identity = identify(stem="Протокол 5", digest=digest, origin=origin, stored=[PROTOKOL])
    assert (identity.key, identity.changed) == (key, changed)


def test_a_new_file_is_named_after_its_file_name() -> None:
    identity = identify(stem="Дорожная карта", digest=NEW, origin=HERE, stored=[])
    assert (identity.key, identity.stored) == ("dorozhnaya-karta", None)


def test_the_place_counts_before_the_bytes() -> None:
    """A file overwritten with the content of another is a change of itself, not that other."""
    copy = DocumentRecord("http://localhost:8080/id/document/copy", "copy", "c.txt", "", NEW, "")
    identity = identify(stem="x", digest=NEW, origin=HERE, stored=[copy, PROTOKOL])
    assert (identity.key, identity.changed) == ("protokol-5", True)


def test_a_moved_document_stays_at_the_place_it_first_came_from() -> None:
    identity = identify(stem="x", digest=OLD, origin=ELSEWHERE, stored=[PROTOKOL])
    assert identity.origin == HERE
