"""Title, kind, date, status and issuer of a document."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.facts import find_facts
from ingest.model import Facts

Analyse = Callable[..., Any]


@pytest.fixture
def facts(analysed: Analyse) -> Callable[..., Facts]:
    def of(*paragraphs: str) -> Facts:
        found = analysed(*paragraphs)
        return find_facts(found.text, found.docs, found.namings)

    return of


FindFacts = Callable[..., Facts]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("РЕЗОЛЮЦИЯ участников конференции по туризму", "Resolution"),
        ("Резолюция форума", "Resolution"),
        ("РЕКОМЕНДАЦИИ Всероссийского форума «Школа будущего»", "Recommendations"),
        ("ПРОТОКОЛ заседания Совета по туризму", "MeetingDecision"),
        ("РЕШЕНИЕ Совета депутатов", "MeetingDecision"),
        ("ПОСТАНОВЛЕНИЕ от 12 марта 2018 года № 345-п", "Order"),
        ("РАСПОРЯЖЕНИЕ Губернатора Вологодской области", "Order"),
        ("ПРИКАЗ Министерства образования Иркутской области", "Order"),
        ("ДОРОЖНАЯ КАРТА развития туризма", "Roadmap"),
        ("МУНИЦИПАЛЬНАЯ ПРОГРАММА «Безопасный город»", "ProgrammeDocument"),
        ("СТРАТЕГИЯ развития Пермского края", "ProgrammeDocument"),
        ("МЕМОРАНДУМ о сотрудничестве", "Memorandum"),
        ("СОГЛАШЕНИЕ о сотрудничестве", "Memorandum"),
        ("ПРЕСС-РЕЛИЗ", "PressRelease"),
        ("Доклад о развитии туризма", "Report"),
        ("Заметки о музеях", "OtherDocument"),
    ],
)
def test_kinds(facts: FindFacts, title: str, kind: str) -> None:
    assert facts(title, "Музей открыт.").type.value == kind


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("План мероприятий («дорожная карта») по развитию туризма", "1. Создание домов"),
        ("ПЛАН МЕРОПРИЯТИЙ (ДОРОЖНАЯ КАРТА)", "1. Создание домов"),
    ],
)
def test_a_plan_that_calls_itself_a_roadmap(facts: FindFacts, paragraphs: tuple[str, ...]) -> None:
    assert facts(*paragraphs).type.value == "Roadmap"


@pytest.mark.parametrize(
    ("paragraphs", "day", "rule"),
    [
        (("РЕЗОЛЮЦИЯ форума", "Дата проведения: 14.11.2017"), "2017-11-14", "date_line"),
        (("РЕЗОЛЮЦИЯ форума", "г. Пермь, 14 ноября 2017 года"), "2017-11-14", "date_line"),
        (
            ("ПРОТОКОЛ заседания комиссии от 5 марта 2019 года № 4", "РЕШИЛИ:"),
            "2019-03-05",
            "date_of_title",
        ),
        (
            ("РЕЗОЛЮЦИЯ форума", "Форум был проведен 24 октября 2016 г. в Томске."),
            "2016-10-24",
            "date_of_event",
        ),
        (
            ("РЕЗОЛЮЦИЯ форума", "Музеи открыты.", "12 мая 2016 года"),
            "2016-05-12",
            "date_line",
        ),
    ],
)
def test_the_documents_own_date(
    facts: FindFacts, paragraphs: tuple[str, ...], day: str, rule: str
) -> None:
    found = facts(*paragraphs).date
    assert found is not None
    assert (found.value.isoformat(), found.rule) == (day, rule)


def test_a_day_at_the_end_of_a_long_document(facts: FindFacts) -> None:
    found = facts("РЕЗОЛЮЦИЯ форума", *["Музеи открыты."] * 9, "12 мая 2016 года").date
    assert found is not None
    assert (found.value.isoformat(), found.rule) == ("2016-05-12", "date_of_closing")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("РЕЗОЛЮЦИЯ форума", "Во исполнение указа от 7 мая 2018 года № 204 открыт музей."),
        ("РЕШЕНИЕ комиссии", "РЕШИЛИ:", "1. Открыть музей до 1 мая 2018 года."),
        ("РЕШЕНИЕ комиссии", "РЕШИЛИ:", "2.1. открыть музей до 1 мая 2018 года."),
        ("ПРЕСС-РЕЛИЗ", "Кластер создан 2 октября 2014 года."),
    ],
)
def test_a_date_that_is_only_spoken_of_is_not_the_documents(
    facts: FindFacts, paragraphs: tuple[str, ...]
) -> None:
    assert facts(*paragraphs).date is None


@pytest.mark.parametrize(
    ("paragraphs", "status"),
    [
        (("РЕЗОЛЮЦИЯ форума", "Музеи открыты."), "Adopted"),
        (("ПРОЕКТ", "РЕЗОЛЮЦИЯ форума", "Музеи открыты."), "Draft"),
        (("Проект решения комиссии", "Музеи открыты."), "Draft"),
        (("ПРЕСС-РЕЛИЗ", "Музеи открыты."), "Published"),
        (("Утвержден приказом министра", "СТРАТЕГИЯ развития музеев", "Цели"), "Adopted"),
    ],
)
def test_status(facts: FindFacts, paragraphs: tuple[str, ...], status: str) -> None:
    found = facts(*paragraphs).status
    assert found is not None
    assert found.value == status


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("ПРИКАЗ Министерства туризма Пермского края", "Министерство туризма Пермского края"),
        ("РЕЗОЛЮЦИЯ форума «Дороги Сибири»", "Форум «Дороги Сибири»"),
        ("Рекомендации участников форума «Дороги Сибири»", "Форум «Дороги Сибири»"),
    ],
)
def test_issuers(facts: FindFacts, title: str, issuer: str) -> None:
    assert [entity.name for entity in facts(title, "Музеи открыты.").issuers] == [issuer]


def test_the_body_in_the_letterhead(facts: FindFacts) -> None:
    found = facts(
        "АДМИНИСТРАЦИЯ ГОРОДА КАЗАНИ",
        "ПОСТАНОВЛЕНИЕ от 12 марта 2018 года № 345-п",
        "Администрация города Казани (далее – Администрация) ПОСТАНОВЛЯЕТ:",
    )
    assert [entity.name for entity in found.issuers] == ["Администрация города Казани"]


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (("ПРОЕКТ", "РЕЗОЛЮЦИЯ форума"), "РЕЗОЛЮЦИЯ форума"),
        (("Заметки о музеях", "Музей открыт."), "Заметки о музеях"),
        (("Дата: 12.05.2016", "Заметки о музеях"), "Заметки о музеях"),
    ],
)
def test_titles(facts: FindFacts, paragraphs: tuple[str, ...], title: str) -> None:
    assert facts(*paragraphs).title.value == title


def test_language(facts: FindFacts) -> None:
    assert facts("РЕЗОЛЮЦИЯ форума").language == "ru"
    assert facts("Resolution of the forum").language == "en"
