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


def test_a_headline_may_stand_below_the_day(facts: FindFacts) -> None:
    found = facts(
        "ПРЕСС-РЕЛИЗ", "18 мая 2024 года, Новосибирск", "Открыт музей воды", "Музей открыт."
    )
    assert (found.title.value, found.type.value) == (
        "ПРЕСС-РЕЛИЗ Открыт музей воды",
        "PressRelease",
    )


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
    found = facts("РЕЗОЛЮЦИЯ форума", *["Музеи открыты."] * 19, "12 мая 2016 года").date
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


@pytest.mark.parametrize(
    ("paragraphs", "day", "rule"),
    [
        (("ПРИКАЗ", "12.03.2018 № 120-п"), "2018-03-12", "date_line"),
        (("25.09.2014 № 84/17 главам районов области", "О музеях"), "2014-09-25", "date_line"),
        (("ИТОГОВАЯ РЕЗОЛЮЦИЯ", "Ставрополь 18 ноября 2017 г."), "2017-11-18", "date_line"),
        (("ПОСТАНОВЛЕНИЕ от «14» марта 2019 г. № 3",), "2019-03-14", "date_of_title"),
        (
            ("УТВЕРЖДЕНО", "постановлением от 05.02.2016 № 7", "ПОЛОЖЕНИЕ о музее"),
            "2016-02-05",
            "date_of_approval",
        ),
        (
            ("Утверждена постановлением от 11.11.2013 № 1", "(в ред. от 26.02.2015)", "ПРОГРАММА"),
            "2013-11-11",
            "date_of_approval",
        ),
        (
            ("РЕЗОЛЮЦИЯ форума", "г. Томск, 3–4 мая 2017 г.", "Резолюция принята 5 мая 2017 года."),
            "2017-05-05",
            "date_of_adoption",
        ),
        (
            ("В Томске открыт музей", "Томск, 17 мая 2024 года. – В Томске открыт музей."),
            "2024-05-17",
            "dateline",
        ),
    ],
)
def test_more_places_of_the_date(
    facts: FindFacts, paragraphs: tuple[str, ...], day: str, rule: str
) -> None:
    found = facts(*paragraphs).date
    assert found is not None
    assert (found.value.isoformat(), found.rule) == (day, rule)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("ПИСЬМО", "На № 77 от 29.01.2016"),
        ("РЕШЕНИЕ", "г. Томск, «___» ________ 2016 года"),
        ("РЕЗОЛЮЦИЯ форума", "17 мая 2011 года учреждена Ассоциация музеев Томска."),
    ],
)
def test_days_that_are_not_its_own(facts: FindFacts, paragraphs: tuple[str, ...]) -> None:
    assert facts(*paragraphs).date is None


@pytest.mark.parametrize(
    ("paragraphs", "kind"),
    [
        (("Выписка из протокола заседания совета",), "MeetingDecision"),
        (("Проект постановления Правительства края",), "Order"),
        (("О музеях", "СЛУШАЛИ:", "Иванова", "РЕШИЛИ:", "1. Открыть музей."), "MeetingDecision"),
        (("О музеях", "В целях развития ПРИКАЗЫВАЮ:", "1. Открыть музей."), "Order"),
        (("О музеях", "Стороны обязуются открыть музей."), "Memorandum"),
        (("О музеях", "Уважаемые коллеги!"), "Letter"),
        (("Утверждена распоряжением министерства", "ДОРОЖНАЯ КАРТА развития"), "Roadmap"),
        (("(протокол от 11 апреля 2016 г. № 8)", "КОМПЛЕКСНЫЙ ПЛАН"), "ProgrammeDocument"),
        (("ИНФОРМАЦИОННОЕ СООБЩЕНИЕ", "В Томске открыт музей."), "PressRelease"),
    ],
)  # fmt: skip
def test_kinds_told_by_other_words(
    facts: FindFacts, paragraphs: tuple[str, ...], kind: str
) -> None:
    assert facts(*paragraphs).type.value == kind


@pytest.mark.parametrize(
    ("paragraphs", "number"),
    [
        (("ПРИКАЗ", "12.03.2018 № 120-п"), "120-п"),
        (("ПРОТОКОЛ № 7 заседания комиссии",), "7"),
        (("ПРОТОКОЛ заседания комиссии", "№ 3"), "3"),
        (("Утверждена распоряжением от 18.02.2020 № 97-р", "ДОРОЖНАЯ КАРТА развития"), "97-р"),
        (("РЕШЕНИЕ", "Во исполнение указа № 204 открыт музей."), None),
        (("ПИСЬМО", "На № 77 от 29.01.2016"), None),
        (("ПРИКАЗ", "от 12.03.2018 № ____"), None),
    ],
)
def test_its_number(facts: FindFacts, paragraphs: tuple[str, ...], number: str | None) -> None:
    found = facts(*paragraphs).number
    assert (found.value if found else None) == number


@pytest.mark.parametrize(
    ("paragraphs", "status"),
    [
        (("Проект № 5", "РЕШЕНИЕ", "Музеи открыты."), "Draft"),
        (("Проект вносит комитет по туризму", "РЕШЕНИЕ"), "Draft"),
        (("РЕЗОЛЮЦИЯ форума (проект)",), "Draft"),
        (("ПРИНЯТО", "на собрании 5 марта 2018 года", "СТРАТЕГИЯ развития музеев"), "Adopted"),
        (("Приложение 1 к постановлению", "ПРОГРАММА развития музеев"), "Adopted"),
        (("ПРОГРАММА развития музеев",), "Published"),
        (("ПИСЬМО", "Приложение: на 2 л."), "Published"),
        (("РЕЗОЛЮЦИЯ форума", "Проект «Теплый дом» одобрен."), "Adopted"),
    ],
)
def test_more_marks_of_status(facts: FindFacts, paragraphs: tuple[str, ...], status: str) -> None:
    found = facts(*paragraphs).status
    assert found is not None
    assert found.value == status


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (("ПРИКАЗ", "12.03.2018 № 17", "О мерах по охране вод"), "ПРИКАЗ О мерах по охране вод"),
        (
            ("СОГЛАШЕНИЕ", "о сотрудничестве в охране вод", "г. Томск"),
            "СОГЛАШЕНИЕ о сотрудничестве в охране вод",
        ),
        (
            ("РЕЗОЛЮЦИЯ", "III Межрегионального форума «Вода»", "Форум отметил рост."),
            "РЕЗОЛЮЦИЯ III Межрегионального форума «Вода»",
        ),
        (("АДМИНИСТРАЦИЯ ТОМСКА", "ул. Мира, 1", "О проведении опроса"), "О проведении опроса"),
    ],
)
def test_titles_of_several_lines(facts: FindFacts, paragraphs: tuple[str, ...], title: str) -> None:
    assert facts(*paragraphs).title.value == title


def test_a_letterhead_in_capitals(facts: FindFacts) -> None:
    found = facts(
        "МИНИСТЕРСТВО КУЛЬТУРЫ ПЕРМСКОГО КРАЯ",
        "ПРИКАЗ",
        "О музеях",
        "Министерство культуры Пермского края отмечает рост числа музеев.",
    )
    assert [entity.name for entity in found.issuers] == ["Министерство культуры Пермского края"]
