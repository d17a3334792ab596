"""Numbers that the text gives for something."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.figures import find_figures

Analyse = Callable[..., Any]
Counted = tuple[str, str, str, float, str]
CLUSTER = "Томский кластер «Умная медицина»"


@pytest.fixture
def figures(analysed: Analyse) -> Callable[..., list[Counted]]:
    """What was counted, the measure, comparator, value and unit."""

    def of(*paragraphs: str) -> list[Counted]:
        found = analysed(*paragraphs)
        read = find_figures(found.text.passages, found.docs, found.namings, issued=date(2018, 1, 1))
        return [(f.observed.name, f.measure, f.comparator, f.value, f.unit) for f in read]

    return of


Figures = Callable[..., list[Counted]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{CLUSTER} объединяет более 50 организаций области.",
            (CLUSTER, "members", ">", 50.0, "организация"),
        ),
        (
            "В состав Томского кластера «Умная медицина» входят 34 организации, включая школы.",
            (CLUSTER, "members", "=", 34.0, "организация"),
        ),
        (
            "Численность работников АО «Биотех» составляет 1 200 человек.",
            ("АО «Биотех»", "employees", "=", 1200.0, "работник"),
        ),
        (
            "АО «Биотех» обслуживает более 12 зданий в городе.",
            ("АО «Биотех»", "buildings", ">", 12.0, "здание"),
        ),
        (
            "На проект «Теплый дом» выделено около 1,5 млрд рублей из бюджета.",
            ("Проект «Теплый дом»", "money", "≈", 1_500_000_000.0, "RUB"),
        ),
        (
            "На проект «Теплый дом» выделено 20 тыс. евро и земля.",
            ("Проект «Теплый дом»", "money", "=", 20_000.0, "EUR"),
        ),
        (
            "Доля АО «Биотех» составляет менее 15 % рынка.",
            ("АО «Биотех»", "share", "<", 15.0, "%"),
        ),
    ],
)
def test_figures(figures: Figures, text: str, expected: Counted) -> None:
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "АО «Биотех» открыто 5 мая 2016 года.",
        "Школа № 12 и АО «Биотех» сотрудничают.",
        "Проект «Теплый дом» вошел в 22 лучших проекта страны.",
        f"{CLUSTER} планирует объединить 50 организаций.",
        "5. Проект «Теплый дом» одобрен.",
    ],
)
def test_numbers_that_are_no_figures(figures: Figures, text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "На проект «Теплый дом» выделено 300 млн рублей.",
            [("Проект «Теплый дом»", "money", "=", 300_000_000.0, "RUB")],
        ),
        ("Доля АО «Биотех» составляет 15 %.", [("АО «Биотех»", "share", "=", 15.0, "%")]),
    ],
)
def test_figures_at_the_end_of_a_sentence(
    figures: Figures, text: str, expected: list[Counted]
) -> None:
    assert figures(text) == expected


def test_the_noun_that_is_counted_stands_before_the_next_number(figures: Figures) -> None:
    assert figures("На форум «Медицина Сибири» приехали 350 гостей из 12 регионов страны.") == [
        ("Форум «Медицина Сибири»", "regions", "=", 12.0, "регион")
    ]


def test_at_least(figures: Figures) -> None:
    assert figures("АО «Биотех» обслуживает не менее 12 зданий в городе.") == [
        ("АО «Биотех»", "buildings", ">=", 12.0, "здание")
    ]
