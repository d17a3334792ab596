"""When programmes and projects begin and end, as passports and clauses say."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.cleaning import HeadedRow
from ingest.model import by_passage
from ingest.relations.terms import term_in_passport

Analyse = Callable[..., Any]
PROGRAMME = "Муниципальная программа «Чистая вода Томского района»"


@pytest.fixture
def terms(analysed: Analyse) -> Callable[..., list[tuple[str, str, object]]]:
    def of(*paragraphs: object) -> list[tuple[str, str, object]]:
        found = analysed(*paragraphs)
        read = term_in_passport(found.text.passages, by_passage(found.namings))
        return [(r.subject.name, r.predicate.removeprefix("svod:period"), r.object) for r in read]

    return of


@pytest.mark.parametrize(
    "said",
    [
        "Срок реализации: 2021–2026 годы",
        "Сроки реализации Программы 2021 - 2026 гг.",
        "Срок реализации муниципальной программы: с 2021 года по 2026 год.",
        "Сроки и этапы реализации программы – 2021–2026 годы, этапы не выделяются",
        "Сроки (этапы) реализации Программы: 2021–2026 годы",
        "Период действия программы: 2021–2026 годы",
        "Реализация муниципальной программы будет осуществляться в период с 2021 по 2026 год.",
        "Программа реализуется в 2021–2026 годах.",
        HeadedRow(("Сроки реализации программы", "2021–2026 годы"), ("", "")),
    ],
)
def test_term_of_the_programme(terms: Callable[..., Any], said: object) -> None:
    assert terms(PROGRAMME, said) == [(PROGRAMME, "Start", 2021), (PROGRAMME, "End", 2026)]


def test_years_in_the_line_below_their_heading(terms: Callable[..., Any]) -> None:
    assert terms(PROGRAMME, "Сроки и этапы реализации программы", "2021–2026 годы") == [
        (PROGRAMME, "Start", 2021),
        (PROGRAMME, "End", 2026),
    ]


def test_term_of_a_project_named_there(terms: Callable[..., Any]) -> None:
    assert terms(PROGRAMME, "Срок реализации проекта «Мост» – до 2030 года.") == [
        ("Проект «Мост»", "End", 2030)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Срок реализации подпрограммы: 2021–2022 годы",
        "Срок реализации определяется договором.",
        "Ход реализации программы в 2021–2022 годах рассмотрен.",
    ],
)
def test_what_is_no_term_of_the_programme(terms: Callable[..., Any], said: str) -> None:
    assert terms(PROGRAMME, said) == []
