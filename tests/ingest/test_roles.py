"""Who held which role, from when to when."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.roles import find_roles

Analyse = Callable[..., Any]


@pytest.fixture
def roles(analysed: Analyse) -> Callable[..., list[tuple[str, str, str]]]:
    def of(*paragraphs: str) -> list[tuple[str, str, str]]:
        found = analysed(*paragraphs)
        read = find_roles(found.text.passages, found.docs, found.namings, issued=None)
        return [(r.member.name, r.role, r.organization.name) for r in read]

    return of


Roles = Callable[..., list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "member", "role", "organization"),
    [
        (
            "Ректор Томского политехнического университета Чубик П.С. выступил.",
            "Чубик П.С.",
            "Head",
            "Томский политехнический университет",
        ),
        (
            "Под председательством Губернатора Томской области Жвачкина С.А. прошла встреча.",
            "Жвачкин С.А.",
            "Head",
            "Томская область",
        ),
        (
            "Слово взял начальник Департамента культуры Вологодской области Осипов В.А.",
            "Осипов В.А.",
            "Head",
            "Департамент культуры Вологодской области",
        ),
        (
            "Заместитель директора АО «Биотех» Закиров И.И. доложил о проекте.",
            "Закиров И.И.",
            "DeputyHead",
            "АО «Биотех»",
        ),
        (
            "Секретарь Комиссии по туризму Вологодской области Сидорова А.А. ведет протокол.",
            "Сидорова А.А.",
            "Secretary",
            "Комиссия по туризму Вологодской области",
        ),
    ],
)
def test_positions(roles: Roles, text: str, member: str, role: str, organization: str) -> None:
    assert roles(text) == [(member, role, organization)]


def test_a_name_without_a_position_has_no_role(roles: Roles) -> None:
    assert roles("Закиров И.И. живет в Казани.") == []


def test_a_position_after_the_name(roles: Roles) -> None:
    assert roles("Закиров И.И. – директор АО «Биотех».") == [
        ("Закиров И.И.", "Head", "АО «Биотех»")
    ]


def test_a_rotating_chair(analysed: Analyse) -> None:
    found = analysed(
        "Председательство в Совете Томского кластера «Умная медицина»: март 2016 – март 2017:"
        " Финляндия; апрель 2017 – апрель 2018: Норвегия."
    )
    read = find_roles(found.text.passages, found.docs, found.namings, issued=date(2016, 12, 1))
    assert [
        (r.member.name, r.role, r.organization.name, str(r.beginning), str(r.end), r.planned)
        for r in read
    ] == [
        ("Финляндия", "Chair", "Томский кластер «Умная медицина»", "2016-03", "2017-03", False),
        ("Норвегия", "Chair", "Томский кластер «Умная медицина»", "2017-04", "2018-04", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Выступил министр промышленности Российской Федерации Мантуров Д.В.", []),
        ("Мэр города Томска Д.В. Махиня", [("Махиня Д.В.", "Head", "Томск")]),
        (
            "Выступил заместитель генерального директора АО «Биотех» Чубик П.С.",
            [("Чубик П.С.", "DeputyHead", "АО «Биотех»")],
        ),
        ("Заместителю министра спорта Республики Татарстан Иванову И.И. выступить.", []),
    ],
)
def test_a_minister_is_not_the_head_of_the_country(
    roles: Roles, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert roles(text) == expected
