"""Which encoding a text is in, and what is said of one that is damaged."""

import pytest

from ingest.errors import MisnamedFile, UnreadableText
from ingest.model import Caveat
from ingest.readers.encodings import decoded

ORDER = "ПРИКАЗ от 12.05.2016\nНазначить Петрова И.И. ответственным за отчёт."
SINGLE = ["cp1251", "koi8-r", "cp866", "iso8859-5"]


@pytest.mark.parametrize("encoding", SINGLE)
@pytest.mark.parametrize(
    "text",
    [
        ORDER,
        "ПРИКАЗЫВАЮ: НАЗНАЧИТЬ ПЕТРОВА И.И. ОТВЕТСТВЕННЫМ",
        "УТВЕРЖДАЮ",
        "Протокол",
        "г. Казань",
        "ОТЧЁТ О РАБОТЕ МБУК ЗА III КВ. 2018 Г.",
        "Order of the Governor\nРешили: открыть музей.",
    ],
)
def test_short_texts_and_capitals_in_every_alphabet(text: str, encoding: str) -> None:
    read = decoded(text.encode(encoding), "приказ.txt")
    assert (read.text, read.caveats) == (text, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ORDER, "Order No. 5", "УТВЕРЖДАЮ"])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), "приказ.txt").text == text


def test_what_a_text_says_of_itself_decides_only_between_equals() -> None:
    raw = "Жрнвк".encode("koi8-r")
    assert decoded(raw, "a.html", declared="koi8-r").text == "Жрнвк"
    assert decoded(ORDER.encode("koi8-r"), "a.html", declared="cp1251").text == ORDER


def test_a_doubtful_encoding_is_said() -> None:
    assert decoded("Order “5”".encode("cp1251"), "order.txt").caveats == (
        Caveat("UncertainEncoding", detail="Windows-1251: 0%"),
    )


def test_a_stray_byte_does_not_cost_the_text() -> None:
    raw = ORDER.replace("Петрова", "Петр\ue000ва").encode().replace("\ue000".encode(), b"\xff")
    read = decoded(raw, "приказ.txt")
    assert read.text == "ПРИКАЗ от 12.05.2016\nНазначить Петр�ва И.И. ответственным за отчёт."
    assert read.caveats == (Caveat("BrokenCharacters"),)


def test_a_file_that_ends_inside_a_character() -> None:
    read = decoded(ORDER.replace(".", "").encode()[:-1], "приказ.txt")
    assert read.text.endswith("за отчё�")
    assert read.caveats == (Caveat("CutOff"),)


def test_a_text_that_was_decoded_twice_is_put_right() -> None:
    read = decoded(ORDER.encode().decode("cp1251", "replace").encode(), "приказ.txt")
    assert read.text == ORDER
    assert read.caveats == (Caveat("RepairedEncoding"),)


def test_stray_control_characters_are_counted() -> None:
    read = decoded((ORDER * 3).replace("отчёт", "от\x00чёт", 1).encode(), "приказ.txt")
    assert read.text == ORDER * 3
    assert read.caveats == (Caveat("ControlCharacters"),)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.4\n1 0 obj", "this is a PDF file, whatever its name ends in"),
        (b"{\\rtf1\\ansi\\ansicpg1251", "this is an RTF document, whatever its name ends in"),
        (bytes(range(256)) * 4, "this is a binary file, not text"),
        ("Grüße aus Köln, schöne Häuser, äöüß".encode("latin-1") * 9, "not Russian text in UTF-8"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, reason: str) -> None:
    with pytest.raises((MisnamedFile, UnreadableText), match=f"^файл.txt: {reason}"):
        decoded(raw, "файл.txt")
