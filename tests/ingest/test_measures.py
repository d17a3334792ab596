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


def test_a_row_for_each_source_of_money_is_one_measure(plan: Any) -> None:
    found, _ = plan(
        ("1", "Открыть музей", "2019 г.", CULTURE, "местный бюджет"),
        ("1", "Открыть музей", "2019 г.", CULTURE, "областной бюджет"),
        ("2", "Открыть сад", "2019 г.", CULTURE, "местный бюджет"),
    )
    assert [(measure.number, len(measure.passages)) for measure in found] == [("1", 2), ("2", 1)]


def test_blank_cells(plan: Any) -> None:
    (measure,), _ = plan(("1", "Открыть музей", "________", "____", ""))
    assert measure.blank_fields == {"deadline", "responsible"}
    assert measure.deadline is None


def test_an_empty_term_is_left_blank(plan: Any) -> None:
    (first, second), _ = plan(
        ("1", "Открыть музей", "", CULTURE, ""), ("2", "Открыть сад", "2019 г.", CULTURE, "")
    )
    assert (first.blank_fields, second.blank_fields) == ({"deadline"}, frozenset())


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


def test_rows_below_an_open_one_are_its_parts(plan: Any) -> None:
    (whole, other), text = plan(
        ("2.1.", "Открыть музеи, в том числе:", "2019–2021", CULTURE, ""),
        ("", "– в Буинске", "до 1 сентября 2019 г.", "", ""),
        ("", "– в Арске", "2020 год", "то же", ""),
        ("2.2.", "Издать каталог", "ежегодно", "-//-", ""),
    )
    words = [text.text[part.start : part.end] for part in whole.parts]
    assert words == ["в Буинске", "в Арске"]
    assert [part.deadline.day for part in whole.parts] == [date(2019, 9, 1), date(2020, 12, 31)]
    assert [entity.name for entity in whole.parts[0].responsible] == [CULTURE]
    assert [entity.name for entity in other.responsible] == [CULTURE]


@pytest.mark.parametrize("deed", ["Итого", "Всего по разделу 1", "Итого по программе:"])
def test_a_sum_is_no_measure(plan: Any, deed: str) -> None:
    assert plan(("", deed, "", "", ""))[0] == []


@pytest.mark.parametrize(
    ("term", "day"),
    [
        ("2019–2021", date(2021, 12, 31)),
        ("I кв. 2020", date(2020, 3, 31)),
        ("декабрь 2019", date(2019, 12, 31)),
        ("15–17.10.2020", date(2020, 10, 17)),
        ("весь период", None),
        ("в ходе реализации проекта", None),
        ("по мере необходимости", None),
    ],
)
def test_terms_in_a_cell(plan: Any, term: str, day: date | None) -> None:
    (measure,), _ = plan(("1", "Открыть музей", term, CULTURE, ""))
    assert (measure.deadline.wording, measure.deadline.day) == (term, day)


def test_a_body_across_the_table_answers_for_the_rows_below(analysed: Analyse) -> None:
    found = analysed(CULTURE, HeadedRow(("1", "Открыть музей", "2019 г.", "", ""), COLUMNS))
    (measure,) = find_provisions(found.text, found.docs, found.namings, areas=SubjectAreas())
    assert [entity.name for entity in measure.responsible] == [CULTURE]


def test_of_two_terms_the_end_counts(analysed: Analyse) -> None:
    columns = ("№", "Мероприятие", "Дата начала", "Дата окончания")
    found = analysed(HeadedRow(("1", "Открыть музей", "01.03.2019", "01.05.2019"), columns))
    (measure,) = find_provisions(found.text, found.docs, found.namings, areas=SubjectAreas())
    assert measure.deadline is not None
    assert measure.deadline.day == date(2019, 5, 1)


def test_a_body_without_a_name_is_not_replaced_by_those_who_help(plan: Any) -> None:
    (measure,), _ = plan(("1", "Открыть музей", "2019 г.", "рабочая группа", CULTURE))
    assert measure.responsible == ()
    assert [entity.name for entity in measure.actors] == [CULTURE]
