"""What the writer keeps of each document, and takes back when the store did not follow."""

from pathlib import Path

import numpy as np
import pytest

from kg.notebook import Notebook, Page

NORWAY = '<http://x/norvegiya> <http://x/name> "Норвегия"@ru .'
NORGE = '<http://x/norvegiya> <http://x/name> "Норге"@ru .'


def page(*says: str, mark: str = "a", sketch: tuple[int, ...] = (1, 2, 3)) -> Page:
    return Page(mark, mark, says, np.array(sketch, np.uint32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite"


def test_what_is_said_is_counted_by_documents(path: Path) -> None:
    notebook = Notebook(path, reached=0)
    notebook.write(1, {"one": page(NORWAY, NORGE), "two": page(NORWAY)})
    assert notebook.told("<http://x/norvegiya>") == {NORWAY: 2, NORGE: 1}
    notebook.write(2, {"one": page(NORWAY), "two": None})
    assert notebook.told("<http://x/norvegiya>") == {NORWAY: 1}


def test_documents_that_share_words_are_found(path: Path) -> None:
    notebook = Notebook(path, reached=0)
    notebook.write(1, {"one": page(sketch=(1, 2, 3, 4)), "two": page(sketch=(4, 5))})
    found = list(notebook.sharing(np.array([3, 4, 9], np.uint32)))
    assert found == [("one", 2, 4), ("two", 1, 2)]


def test_a_change_that_the_store_did_not_make_is_undone(path: Path) -> None:
    notebook = Notebook(path, reached=0)
    notebook.write(1, {"one": page(NORWAY)})
    notebook.write(2, {"one": page(NORGE, mark="b", sketch=(7,)), "two": page()})
    notebook.write(3, {"one": None})
    notebook.close()
    reopened = Notebook(path, reached=1)
    assert reopened.marks() == {"one": ("a", "a")}
    assert reopened.told("<http://x/norvegiya>") == {NORWAY: 1}
    assert list(reopened.sharing(np.array([1, 7], np.uint32))) == [("one", 1, 3)]


def test_what_is_on_the_disk_stays(path: Path) -> None:
    notebook = Notebook(path, reached=0)
    notebook.write(1, {"one": page(NORWAY)})
    notebook.forget(1)
    notebook.close()
    assert Notebook(path, reached=0).marks() == {"one": ("a", "a")}


def test_what_is_described_otherwise_since_a_bookmark(path: Path) -> None:
    norway, iceland = "<http://x/norvegiya>", "<http://x/islandiya>"
    notebook = Notebook(path, reached=0)
    notebook.write(1, {"one": page(NORWAY)})
    before = notebook.bookmark()
    assert notebook.described_since(before) == []
    notebook.write(2, {"two": page(f'{iceland} <http://x/name> "Исландия"@ru .')})
    after = notebook.bookmark()
    assert notebook.described_since(before) == [iceland]
    notebook.write(3, {"one": None})
    assert notebook.described_since(after) == [norway]
    assert sorted(notebook.described_since(before) or ()) == [iceland, norway]


def test_what_is_undone_is_described_otherwise_too(path: Path) -> None:
    notebook = Notebook(path, reached=0)
    notebook.write(1, {"one": page(NORWAY)})
    bookmark = notebook.bookmark()
    notebook.close()
    assert Notebook(path, reached=0).described_since(bookmark) == ["<http://x/norvegiya>"]


def test_bookmarks_are_forgotten(path: Path) -> None:
    notebook = Notebook(path, reached=0)
    first, second, third = (notebook.bookmark() for _ in range(3))
    assert notebook.described_since(first) is None
    assert notebook.described_since(second) == []
    assert notebook.described_since(third) == []
