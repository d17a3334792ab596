"""What the person who added a document is told."""

import json
from collections.abc import Callable

import pytest

from ingest.pipeline import Reading

Read = Callable[..., Reading]


def test_what_was_read(readings: dict[str, Reading]) -> None:
    receipt = readings["protocol"].receipt
    assert receipt.file == "protocol.txt"
    assert (receipt.type, receipt.date, receipt.status) == (
        "MeetingDecision",
        "2019-03-05",
        "Adopted",
    )
    assert receipt.counts["provisions"] == 4
    assert receipt.counts["passages"] == 16


def test_for_programs_it_is_json(readings: dict[str, Reading]) -> None:
    receipt = readings["protocol"].receipt
    again = json.loads(json.dumps(receipt.as_dict(), ensure_ascii=False))
    assert again["file"] == "protocol.txt"
    assert again["notes"] == list(receipt.notes)


def test_for_people_it_is_lines_with_what_to_look_at(readings: dict[str, Reading]) -> None:
    title, facts, counts, *notes = readings["protocol"].receipt.lines()
    assert title.startswith("«ПРОТОКОЛ заседания Совета по туризму")
    assert facts == "MeetingDecision, 2019-03-05, Adopted"
    assert counts.startswith("16 passages, 4 provisions")
    assert "! 1 provision with the field «deadline» left blank" in notes
    assert "! 1 provision with the field «responsible» left blank" in notes


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("ПРЕСС-РЕЛИЗ\n\nМузей открыт в Вологде.", "no date of its own in the text"),
        ("Заметки о музеях\n\nМузей открыт.", "its kind could not be told from the title"),
        ("ПРЕСС-РЕЛИЗ\n\nМузей открыт.", "no provisions found"),
        (
            "РЕШЕНИЕ комиссии\n\nРЕШИЛИ:\n\n1. Рекомендовать открыть музей.",
            "1 recommendation without an addressee",
        ),
        (
            "РЕШЕНИЕ комиссии\n\nРЕШИЛИ:\n\n1. Открыть музей.\n\nСрок: по мере необходимости",
            "1 deadline that could not be turned into a date",
        ),
        (
            "Заметки\n\nРеыше уокгпв шщзтбд кыфвла прдлнж ждалвр оыварп лдоывр.",
            "only 11% of its words are in the dictionary: the text may be garbled",
        ),
        (
            "Заметки о музеях\n\nУслуги Кластера платные.",
            "short names that the text does not explain: «Кластер»",
        ),
    ],
)
def test_notes(read: Read, text: str, note: str) -> None:
    assert note in read(text).receipt.notes


def test_a_sound_document_has_no_notes(read: Read) -> None:
    reading = read(
        "РЕШЕНИЕ комиссии\n\nг. Вологда, 5 марта 2019 года\n\nРЕШИЛИ:\n\n"
        "1. Рекомендовать главам муниципальных районов открыть музеи до 1 мая 2019 года."
    )
    assert reading.receipt.notes == ()
