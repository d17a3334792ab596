"""Letters of two alphabets that look alike, in one word."""

from pathlib import Path

import pytest

from ingest.cleaning import clean
from ingest.cleaning.lookalikes import mixed_words, unmixed
from ingest.model import Caveat
from ingest.readers import read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Пeтрoв", "Петров"),
        ("ПPИКAЗ", "ПРИКАЗ"),
        ("Cовет", "Совет"),
        ("Сleantech", "Cleantech"),
        ("ХXI век", "XXI век"),
        ("СB2East", "CB2East"),
        ("c 1 мая по 5 мая", "с 1 мая по 5 мая"),
        ("O мерах по развитию", "О мерах по развитию"),
        ("OOO «Ромашка»", "ООО «Ромашка»"),
        ("AО «Технопарк»", "АО «Технопарк»"),
    ],
)
def test_a_word_is_read_in_one_alphabet(written: str, read: str) -> None:
    assert unmixed(written) == read
    assert len(written) == len(read)


@pytest.mark.parametrize(
    "text",
    ["COVID-19", "IT-компания", "Wi-Fi в школах", "a) первый", "класс B и класс C",
     "Green Net Finland", "iПозитив", "10 MB", "группа А", "Vitamin C"],
)  # fmt: skip
def test_what_is_written_well_stays(text: str) -> None:
    assert unmixed(text) == text
    assert mixed_words(text) == []


def test_the_receipt_says_how_many_words_mix_alphabets(tmp_path: Path) -> None:
    path = tmp_path / "приказ.txt"
    path.write_text("ПPИКAЗ\n\nНазначить Пeтрoва И.И. и снова Пeтрoва ответственным за отчёт.")
    layout = read(path)
    assert layout.caveats == (Caveat("MixedLetters", 3, "ПPИКAЗ, Пeтрoва"),)
    assert [piece.text for piece in clean(layout.blocks) if hasattr(piece, "text")] == [
        "ПРИКАЗ",
        "Назначить Петрова И.И. и снова Петрова ответственным за отчёт.",
    ]
