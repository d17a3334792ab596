"""What a clause is about, and words that only look like a subject area."""

import pytest

from ingest.language import analyse
from ingest.topics import SubjectAreas


@pytest.fixture(scope="module")
def areas() -> SubjectAreas:
    return SubjectAreas()


def topics(areas: SubjectAreas, clause: str) -> set[str]:
    (doc,) = analyse([clause])
    return {area.name for area in areas.of(doc)}


@pytest.mark.parametrize(
    ("clause", "area"),
    [
        ("Обеспечить дополнительное образование детей.", "образование"),
        ("Повысить качество образования в школах.", "образование"),
        ("Развивать культуру и спорт.", "культура"),
    ],
)
def test_a_subject_area_in_any_inflection(areas: SubjectAreas, clause: str, area: str) -> None:
    assert area in topics(areas, clause)


@pytest.mark.parametrize(
    "clause",
    [
        "Рекомендовать главам муниципальных образований провести собрания.",
        "Устав муниципального образования опубликовать.",
        "Сократить образование отходов на свалках.",
        "Ускорить образование рабочей группы.",
        "Расширить посевы зерновых культур.",
    ],
)
def test_the_same_word_of_something_else(areas: SubjectAreas, clause: str) -> None:
    assert topics(areas, clause).isdisjoint({"образование", "культура"})


@pytest.mark.parametrize(
    ("clause", "of_homes"),
    [
        ("Провести капитальный ремонт многоквартирных домов.", True),
        ("Начислять взносы на капитальный ремонт.", True),
        ("Провести капитальный ремонт бассейна.", False),
    ],
)
def test_repairs_of_homes(areas: SubjectAreas, clause: str, of_homes: bool) -> None:
    assert ("жилищная политика" in topics(areas, clause)) == of_homes
