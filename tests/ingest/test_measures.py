"""Plans of measures: what each row of the table orders."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.cleaning import HeadedRow
from ingest.model import Provision, Text
from ingest.provisions import find_provisions
from ingest.topics import SubjectAreas

COLUMNS = ("№ п/п", "Наименование мероприятия", "Срок", "Ответственный", "Исполнители")
CULTURE = "Министерство культуры Республики Татарстан"
Analyse = Callable[..., Any]


@pytest.fixture
def plan(analysed: Analyse) -> Callable[..., tuple[list[Provision], Text]]:
    def of(*rows: tuple[str, ...]) -> tuple[list[Provision], Text]:
        found = analysed(*(HeadedRow(cells, COLUMNS) for cells in rows))
        return find_provisions(
            found.text, found.docs, found.namings, areas=SubjectAreas(), issued=date(2019, 2, 1)
        ), found.text

    return of


def test_a_row_is_a_measure(plan: Any) -> None:
    (measure,), text = plan(
        ("1.1.", "Открыть музей воды;", "до 1 мая 2019 г.", CULTURE, "Администрация города Казани")
    )
    assert text.text[measure.start : measure.end] == "Открыть музей воды"
    assert (measure.modality, measure.number) == ("Measure", "1.1")
    assert measure.deadline.day == date(2019, 5, 1)
    assert [entity.name for entity in measure.responsible] == [CULTURE]
    assert [entity.name for entity in measure.actors] == ["Администрация города Казани"]


def test_the_same_as_above(plan: Any) -> None:
    (_, second, third), _ = plan(
        ("1", "Открыть музей", "2019 год", CULTURE, ""),
        ("2", "Открыть парк", "- // -", "То же", ""),
        ("3", "Открыть сад", "июнь 2019 г.", "то же", ""),
    )
    assert second.deadline.day == date(2019, 12, 31)
    assert [entity.name for entity in third.responsible] == [CULTURE]


def test_blank_cells(plan: Any) -> None:
    (measure,), _ = plan(("1", "Открыть музей", "________", "____", ""))
    assert measure.blank_fields == {"deadline", "responsible"}
    assert measure.deadline is None


def test_who_carries_it_out_answers_where_nobody_else_does(plan: Any) -> None:
    (measure,), _ = plan(("1", "Открыть музей", "2019 г.", "", CULTURE))
    assert [entity.name for entity in measure.responsible] == [CULTURE]
    assert measure.actors == ()


def test_the_number_may_stand_with_the_deed(plan: Any) -> None:
    (measure,), text = plan(("", "2.3. Открыть музей", "постоянно", "", ""))
    assert measure.number == "2.3"
    assert text.text[measure.start : measure.end] == "Открыть музей"
    assert measure.deadline.recurrence == "постоянно"


def test_a_row_without_a_deed_is_none(plan: Any) -> None:
    assert plan(("1", "–", "2019 г.", CULTURE, ""))[0] == []
