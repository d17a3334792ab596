"""Files in the encodings that Russian offices use, and files that are no text."""

import codecs
from pathlib import Path

import pytest

from ingest.errors import (
    EmptyDocument,
    IngestError,
    MisnamedFile,
    UnreadableText,
    UnsupportedFormat,
)
from ingest.readers import SUFFIXES, read

MINUTES = "Протокол заседания комиссии № 5\n1. Утвердить план.\n"


def text_of(path: Path) -> str:
    return "".join(read(path).texts)


def written(folder: Path, content: bytes, name: str = "протокол.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        MINUTES.encode("utf-8"),
        MINUTES.encode("utf-8-sig"),
        MINUTES.encode("utf-16"),
        codecs.BOM_UTF16_LE + MINUTES.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + MINUTES.encode("utf-16-be"),
        MINUTES.encode("cp1251"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16 little", "utf-16 big", "windows-1251"],
)
def test_every_encoding_gives_the_same_words(tmp_path: Path, content: bytes) -> None:
    assert text_of(written(tmp_path, content)) == MINUTES


def test_suffix_in_capitals(tmp_path: Path) -> None:
    assert text_of(written(tmp_path, MINUTES.encode(), "ПРОТОКОЛ.TXT")) == MINUTES


def test_stray_null_characters_are_dropped(tmp_path: Path) -> None:
    assert (
        text_of(written(tmp_path, (MINUTES * 9 + "До\x00клад").encode())) == MINUTES * 9 + "Доклад"
    )


def test_line_ends_stay_for_the_cleaning(tmp_path: Path) -> None:
    assert text_of(written(tmp_path, "Приказ\r\nминистра".encode())) == "Приказ\r\nминистра"


@pytest.mark.parametrize("content", [b"", b" \n\t\n", codecs.BOM_UTF8, b"12.05.2016\n___\n-- 3 --"])
def test_a_file_without_words_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"^пусто\.txt: there are no words in this file$"):
        read(written(tmp_path, content, "пусто.txt"))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\n" + bytes(range(256)) * 4,
        b"PK\x03\x04" + bytes(range(32)) * 20,
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(400),
    ],
    ids=["pdf", "zip", "jpeg"],
)
def test_binary_files_are_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(MisnamedFile, match=r"^скан\.txt: this is "):
        read(written(tmp_path, content, "скан.txt"))


def test_a_broken_encoding_names_the_way_forward(tmp_path: Path) -> None:
    broken = codecs.BOM_UTF8 + "Прика".encode() + b"\xff\xff"
    with pytest.raises(
        UnreadableText,
        match=r"^приказ\.txt: marked as UTF-8, but not readable as such; save it as UTF-8$",
    ):
        read(written(tmp_path, broken, "приказ.txt"))


@pytest.mark.parametrize("name", ["отчёт.xlsx", "отчёт", "отчёт.txt.exe"])
def test_other_formats_are_named_with_those_that_can_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsupportedFormat, match=r"\(known: .*\.md.*\.txt\)$"):
        read(written(tmp_path, MINUTES.encode(), name))


def test_plain_text_and_markdown_can_be_read() -> None:
    assert {".txt", ".md"} <= SUFFIXES


def test_every_refusal_is_an_ingest_error_of_one_line(tmp_path: Path) -> None:
    for name, content in (("a.txt", b""), ("b.bin", b"x"), ("c.txt", bytes(500))):
        with pytest.raises(IngestError) as raised:
            read(written(tmp_path, content, name))
        assert "\n" not in str(raised.value)
        assert str(raised.value).startswith(f"{name}: ")
