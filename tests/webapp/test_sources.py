"""Which files a folder holds for us."""

from pathlib import Path

import pytest

from webapp.sources import Source, find_sources

SUFFIXES = frozenset({".txt", ".md"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    for name in (
        "b.txt",
        "a/c.MD",
        "README.md",
        "readme.ru.txt",
        "table.csv",
        ".hidden.txt",
        "~$b.txt",
        ".git/d.txt",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Решили: утвердить план.")
    return folder


def by_name(folder: Path, sources: list[Source]) -> dict[str, str]:
    return {str(source.path.relative_to(folder)): source.passed_over for source in sources}


def test_a_folder_says_what_it_passes_over(folder: Path) -> None:
    assert by_name(folder, find_sources([folder], suffixes=SUFFIXES)) == {
        "README.md": "is about the folder, not a document",
        "b.txt": "",
        "readme.ru.txt": "is about the folder, not a document",
        "table.csv": "is not in a format Svod reads (.md, .txt)",
        "a/c.MD": "",
    }


def test_a_folder_says_what_can_be_saved_in_another_format(tmp_path: Path) -> None:
    (tmp_path / "protokol.DOC").write_bytes(b"")
    sources = find_sources([tmp_path], suffixes=SUFFIXES, convertible=frozenset({".doc"}))
    assert by_name(tmp_path, sources) == {"protokol.DOC": "has to be saved as .docx to be read"}


def test_a_file_named_by_itself_is_always_tried(folder: Path) -> None:
    readme = folder / "README.md"
    for named in ([folder, readme], [readme, folder]):
        assert Source(readme) in find_sources(named, suffixes=SUFFIXES)


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    path = folder / "b.txt"
    assert find_sources([path, folder / "a" / ".." / "b.txt"], suffixes=SUFFIXES) == [Source(path)]


def test_links_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Не для всех.")
    (folder / "link.txt").symlink_to(secret)
    (folder / "within.txt").symlink_to(folder / "b.txt")
    (folder / "up").symlink_to(tmp_path)
    found = by_name(folder, find_sources([folder], suffixes=SUFFIXES))
    assert found["link.txt"] == "is a link out of the folder"
    assert not any(name.startswith("up") or name == "within.txt" for name in found)
