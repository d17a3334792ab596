"""What the text states as fact: for each way of saying it, who relates to what."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.relations import find_relations

Analyse = Callable[..., Any]
Triple = tuple[str, str, str]

CLUSTER = "Томский кластер «Умная медицина»"


@pytest.fixture
def related(analysed: Analyse) -> Callable[..., list[Triple]]:
    """Subject, property and object of each relation, by name."""

    def of(*paragraphs: str) -> list[Triple]:
        found = analysed(*paragraphs)
        return [
            (r.subject.name, r.predicate, str(getattr(r.object, "name", r.object)))
            for r in find_relations(found.text.passages, found.docs, found.namings)
        ]

    return of


Related = Callable[..., list[Triple]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{CLUSTER} стал членом Ассоциации кластеров Урала.",
            [(CLUSTER, "org:memberOf", "Ассоциация кластеров Урала")],
        ),
        (
            f"{CLUSTER} вошел в состав Ассоциации кластеров Урала.",
            [(CLUSTER, "org:memberOf", "Ассоциация кластеров Урала")],
        ),
        (
            f"{CLUSTER} является участником консорциума «Здоровый город».",
            [(CLUSTER, "org:memberOf", "Консорциум «Здоровый город»")],
        ),
        (
            f"{CLUSTER} намерен вступить в Ассоциацию кластеров Урала.",
            [(CLUSTER, "svod:plansToJoin", "Ассоциация кластеров Урала")],
        ),
        (
            "Был подписан Меморандум о создании Центра телемедицины между Департаментом"
            " здравоохранения Томской области и АО «Биотех».",
            [
                (
                    "Департамент здравоохранения Томской области",
                    "svod:signed",
                    "Меморандум о создании Центра телемедицины",
                ),
                ("АО «Биотех»", "svod:signed", "Меморандум о создании Центра телемедицины"),
                (
                    "Меморандум о создании Центра телемедицины",
                    "svod:established",
                    "Центр телемедицины",
                ),
            ],
        ),
        (
            "Технопарк «Сибирь» подписал Соглашение о сотрудничестве с компанией «Биотех».",
            [
                (
                    "Технопарк «Сибирь»",
                    "svod:signed",
                    "Соглашение о сотрудничестве с компанией «Биотех»",
                ),
                ("Технопарк «Сибирь»", "svod:cooperatesWith", "Компания «Биотех»"),
            ],
        ),
        (
            "Ассоциация клиник «Здоровье» создана 5 мая 2010 года.",
            [("Ассоциация клиник «Здоровье»", "svod:foundedOn", "2010-05-05")],
        ),
        (
            "Исполнителями программы «Доступная среда» стали Комитет по туризму Томской области и"
            " АО «Биотех».",
            [
                (
                    "Комитет по туризму Томской области",
                    "svod:executes",
                    "Программа «Доступная среда»",
                ),
                ("АО «Биотех»", "svod:executes", "Программа «Доступная среда»"),
            ],
        ),
        (
            "Проект «Теплый дом» финансируется в рамках программы «Доступная среда».",
            [("Проект «Теплый дом»", "svod:fundedBy", "Программа «Доступная среда»")],
        ),
        (
            "Форум «Медицина Сибири» прошел 24–25 октября 2016 года в Томске.",
            [
                ("Форум «Медицина Сибири»", "svod:startDate", "2016-10-24"),
                ("Форум «Медицина Сибири»", "svod:endDate", "2016-10-25"),
                ("Форум «Медицина Сибири»", "svod:locatedIn", "Томск"),
            ],
        ),
        (
            "Муниципальная программа «Безопасный город» на 2015–2020 годы выполнена.",
            [
                (
                    "Муниципальная программа «Безопасный город» на 2015–2020 годы",
                    "svod:periodStart",
                    "2015",
                ),
                (
                    "Муниципальная программа «Безопасный город» на 2015–2020 годы",
                    "svod:periodEnd",
                    "2020",
                ),
            ],
        ),
        (
            "Стратегия развития Томской области до 2030 года утверждена.",
            [("Стратегия развития Томской области до 2030 года", "svod:periodEnd", "2030")],
        ),
        (
            "Проект «Теплый дом» стал победителем в номинации «Лучший проект».",
            [("Проект «Теплый дом»", "svod:received", "Номинация «Лучший проект»")],
        ),
    ],
)
def test_facts(related: Related, text: str, expected: list[Triple]) -> None:
    assert related(text) == expected


def test_the_specialised_organisation_of_a_cluster(related: Related) -> None:
    assert related(
        "АНО «Центр развития» – специализированная организация Томского кластера «Умная медицина»."
    ) == [("АНО «Центр развития»", "svod:specialisedOrganisationOf", CLUSTER)]


def test_an_act_and_what_it_approves(related: Related) -> None:
    act = "Распоряжение Правительства Томской области от 10.02.2017 № 10-р"
    found = related(
        "Распоряжением Правительства Томской области от 10.02.2017 № 10-р утверждена Программа"
        " развития туризма Томской области."
    )
    assert set(found) == {
        (act, "svod:actNumber", "10-р"),
        (act, "eli:date_document", "2017-02-10"),
        ("Программа развития туризма Томской области", "svod:approvedBy", act),
        (
            "Программа развития туризма Томской области",
            "svod:approvedBy",
            "Правительство Томской области",
        ),
    }


def test_members_that_a_sentence_lists(related: Related) -> None:
    assert related(
        "В состав Томского кластера «Умная медицина» входят 34 организации, включая:"
        " Томский политехнический университет, АО «Биотех» и ООО «Медтех»."
    ) == [
        ("Томский политехнический университет", "org:memberOf", CLUSTER),
        ("АО «Биотех»", "org:memberOf", CLUSTER),
        ("ООО «Медтех»", "org:memberOf", CLUSTER),
    ]


def test_members_in_a_list_of_their_own(related: Related) -> None:
    assert related(
        "Участники Томского кластера «Умная медицина»:", "– АО «Биотех»;", "– ООО «Медтех»."
    ) == [
        ("АО «Биотех»", "org:memberOf", CLUSTER),
        ("ООО «Медтех»", "org:memberOf", CLUSTER),
    ]


def test_subject_areas(related: Related) -> None:
    assert related(
        "Предметные области Томского кластера «Умная медицина»:", "– телемедицина;", "– протезы."
    ) == [
        (CLUSTER, "svod:subjectArea", "Телемедицина"),
        (CLUSTER, "svod:subjectArea", "Протезы"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{CLUSTER} не стал членом Ассоциации кластеров Урала.",
        f"{CLUSTER} может стать членом Ассоциации кластеров Урала, если оплатит взнос.",
        f"Предлагается, чтобы {CLUSTER} стал членом Ассоциации кластеров Урала.",
        "Форум «Медицина Сибири» будет проведен 24 октября 2016 года в Томске.",
        "Необходимо, чтобы проект «Теплый дом» получил премию «Лучший проект».",
        "Ассоциация клиник «Здоровье» отказалась вступить в Союз промышленников Урала.",
    ],
)
def test_what_is_denied_or_only_possible_is_no_fact(related: Related, text: str) -> None:
    assert related(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Организаторами форума «Медицина Сибири» выступили Комитет по туризму Томской области"
            " и АО «Биотех».",
            ("АО «Биотех»", "svod:organized", "Форум «Медицина Сибири»"),
        ),
        (
            "АО «Биотех» подписало Соглашение о сотрудничестве с компанией «Медтех».",
            ("АО «Биотех»", "svod:cooperatesWith", "Компания «Медтех»"),
        ),
        (
            "Между АО «Биотех» и ООО «Медтех» подписано Соглашение о сотрудничестве.",
            ("АО «Биотех»", "svod:signed", "Соглашение о сотрудничестве"),
        ),
        (
            "24 октября 2016 года в Томске состоялся форум «Медицина Сибири».",
            ("Форум «Медицина Сибири»", "svod:startDate", "2016-10-24"),
        ),
        (
            "В форуме «Медицина Сибири» приняли участие АО «Биотех» и ООО «Медтех».",
            ("ООО «Медтех»", "svod:tookPartIn", "Форум «Медицина Сибири»"),
        ),
        (
            "Департамент здравоохранения Томской области поддержал проект «Теплый дом».",
            (
                "Департамент здравоохранения Томской области",
                "svod:supports",
                "Проект «Теплый дом»",
            ),
        ),
    ],
)
def test_facts_said_otherwise(related: Related, text: str, expected: Triple) -> None:
    assert expected in related(text)


def test_the_lines_under_a_title_tell_of_its_event(related: Related) -> None:
    found = related(
        "РЕЗОЛЮЦИЯ участников форума «Медицина Сибири»",
        "Место проведения: Томск, отель «Север»",
        "Дата проведения: 12.03.2019 года",
    )
    assert {
        ("Форум «Медицина Сибири»", "svod:locatedIn", "Отель «Север»"),
        ("Отель «Север»", "svod:locatedIn", "Томск"),
        ("Форум «Медицина Сибири»", "svod:startDate", "2019-03-12"),
        ("Форум «Медицина Сибири»", "svod:endDate", "2019-03-12"),
    } <= set(found)
