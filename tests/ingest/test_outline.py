"""How clauses hang together: sections, numbered items, parts and form lines."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.outline import Item, outline

Analyse = Callable[..., Any]


def shape(items: list[Item]) -> list[Any]:
    """Numbers of items, each with its parts: ["1", ["2", ["а", "б"]]]."""
    return [
        [item.first.marker, shape(item.parts)] if item.parts else item.first.marker
        for item in items
    ]


def sections(analysed: Analyse, *paragraphs: str) -> list[tuple[str | None, list[Any]]]:
    found = analysed(*paragraphs)
    return [
        (section.modality, shape(section.items))
        for section in outline(found.text.passages, found.docs)
        if section.items
    ]


def test_clauses_of_an_order(analysed: Analyse) -> None:
    assert sections(
        analysed,
        "В целях развития туризма ПОСТАНОВЛЯЮ:",
        "1. Утвердить план.",
        "2. Комитету по туризму:",
        "2.1. открыть музей;",
        "2.2. открыть парк.",
        "3. Направить план в районы.",
    ) == [("Decision", ["1", ["2", ["2.1", "2.2"]], "3"])]


def test_letters_under_a_clause(analysed: Analyse) -> None:
    assert sections(
        analysed,
        "Комиссия РЕШИЛА:",
        "1. Поручить музею:",
        "а) открыть выставку;",
        "б) издать каталог.",
        "2. Закрыть заседание.",
    ) == [("Decision", [["1", ["а", "б"]], "2"])]


def test_three_kinds_of_numbers(analysed: Analyse) -> None:
    assert sections(
        analysed,
        "ПРИКАЗЫВАЮ:",
        "1. Главным врачам больниц:",
        "1) провести осмотры;",
        "2) обеспечить:",
        "а) автобусы;",
        "б) бригады.",
        "2. Утвердить план.",
    ) == [("Decision", [["1", ["1", ["2", ["а", "б"]]]], "2"])]


def test_bullets_under_numbers(analysed: Analyse) -> None:
    assert sections(
        analysed,
        "Участники форума рекомендуют:",
        "1. Создать условия, в том числе:",
        "– обеспечить подвоз детей;",
        "– построить пандусы.",
        "2. Открыть курсы.",
    ) == [("Recommendation", [["1", ["•", "•"]], "2"])]


def test_letters_under_a_bullet(analysed: Analyse) -> None:
    assert sections(
        analysed,
        "Участники форума предлагают:",
        "– обучить медицинских сестер:",
        "а) основам телемедицины;",
        "б) работе с картами;",
        "– открыть курсы.",
    ) == [("Proposal", [["•", ["а", "б"]], "•"])]


def test_headings_in_roman_numbers(analysed: Analyse) -> None:
    assert sections(
        analysed,
        "I. ОБЩИЕ ПОЛОЖЕНИЯ",
        "Форум прошел в мае.",
        "II. РЕКОМЕНДАЦИИ",
        "2.1. Открыть школу.",
    ) == [(None, [None]), ("Recommendation", ["2.1"])]


def test_form_lines_belong_to_the_clause_above(analysed: Analyse) -> None:
    found = analysed(
        "РЕШИЛИ:", "1. Открыть музей.", "Срок: 1 мая.", "Ответственный: музей.", "2. Открыть парк."
    )
    (section,) = [s for s in outline(found.text.passages, found.docs) if s.items]
    first, second = section.items
    assert [form.words for form in first.forms] == ["Срок: 1 мая.", "Ответственный: музей."]
    assert second.forms == []


def test_each_question_of_a_protocol_has_its_own_decisions(analysed: Analyse) -> None:
    found = analysed(
        "1. О музеях",
        "СЛУШАЛИ:",
        "доклад директора музея",
        "РЕШИЛИ:",
        "1.1. Открыть музей.",
        "2. О парках",
        "РЕШИЛИ:",
        "2.1. Открыть парк.",
    )
    decided = [s for s in outline(found.text.passages, found.docs) if s.modality == "Decision"]
    assert [[item.first.number for item in section.items] for section in decided] == [
        ["1.1"],
        ["2.1"],
    ]
    assert [section.agenda for section in decided] == ["1", "2"]


@pytest.mark.parametrize(
    ("announcement", "modality"),
    [
        ("Участники конференции предлагают:", "Proposal"),
        ("Участники конференции рекомендуют:", "Recommendation"),
        ("Участники конференции планируют:", "Intention"),
        ("Стороны намерены:", "Intention"),
        ("Стороны обязуются:", "Obligation"),
        ("Собрание РЕШИЛО:", "Decision"),
        ("Администрация города ПОСТАНОВЛЯЕТ:", "Decision"),
        ("ПРИКАЗЫВАЮ:", "Decision"),
        ("По итогам встречи выработаны следующие рекомендации:", "Recommendation"),
        ("Приняты следующие решения:", "Decision"),
        ("Участники пришли к следующим выводам и рекомендациям:", "Recommendation"),
        ("Участники конференции отмечают:", None),
    ],
)
def test_announcements(analysed: Analyse, announcement: str, modality: str | None) -> None:
    assert sections(analysed, announcement, "– открыть музей.") == [(modality, ["•"])]


def test_what_is_considered_necessary_is_proposed(analysed: Analyse) -> None:
    assert sections(analysed, "Участники считают необходимым:", "– открыть музей.") == [
        ("Proposal", ["•"])
    ]


@pytest.mark.parametrize(
    "announcement",
    [
        "Программа направлена на решение следующих задач:",
        "Возможные пути решения:",
        "Должны быть решены следующие задачи:",
        "Сохраняются проблемы, требующие решения:",
    ],
)
def test_what_speaks_of_solutions_announces_nothing(analysed: Analyse, announcement: str) -> None:
    found = sections(analysed, announcement, "– открытие музея.")
    assert [modality for modality, _ in found] == [None] * len(found)
