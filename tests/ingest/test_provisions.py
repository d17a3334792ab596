"""What is to be done, by whom, until when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from ingest.model import Provision
from ingest.provisions import find_provisions
from ingest.topics import SubjectAreas

Analyse = Callable[..., Any]
ISSUED = date(2018, 3, 5)


@dataclass(frozen=True)
class Read:
    """Provisions, parts included, with the words they cover."""

    text: str
    provisions: list[Provision]

    def words(self) -> list[tuple[str | None, str, str]]:
        return [
            (p.number, p.modality, self.text[p.start : p.end]) for p in _with_parts(self.provisions)
        ]


def _with_parts(provisions: list[Provision] | tuple[Provision, ...]) -> Iterator[Provision]:
    for provision in provisions:
        yield provision
        yield from _with_parts(provision.parts)


@pytest.fixture(scope="module")
def areas() -> SubjectAreas:
    return SubjectAreas()


@pytest.fixture
def read_provisions(analysed: Analyse, areas: SubjectAreas) -> Callable[..., Read]:
    def of(*paragraphs: str) -> Read:
        found = analysed(*paragraphs)
        provisions = find_provisions(
            found.text, found.docs, found.namings, areas=areas, issued=ISSUED
        )
        return Read(found.text.text, provisions)

    return of


def names(entities: Any) -> list[str]:
    return [entity.name for entity in entities]


ReadProvisions = Callable[..., Read]


def test_an_order(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "В целях развития туризма ПОСТАНОВЛЯЮ:",
        "1. Утвердить план.",
        "2. Комитету по туризму города Казани:",
        "2.1. открыть музей до 1 мая 2018 года;",
        "2.2. представлять отчет ежеквартально.",
        "3. Рекомендовать МУП «Горсвет» осветить парк в месячный срок.",
    )
    assert read.words() == [
        ("1", "Decision", "Утвердить план."),
        ("2.1", "Decision", "открыть музей до 1 мая 2018 года"),
        ("2.2", "Decision", "представлять отчет ежеквартально."),
        ("3", "Recommendation", "Рекомендовать МУП «Горсвет» осветить парк в месячный срок."),
    ]
    plan, museum, report, light = read.provisions
    assert [names(p.addressees) for p in (plan, museum, report, light)] == [
        [],
        ["Комитет по туризму города Казани"],
        ["Комитет по туризму города Казани"],
        ["МУП «Горсвет»"],
    ]
    assert museum.deadline is not None
    assert museum.deadline.day == date(2018, 5, 1)
    assert report.deadline is not None
    assert report.deadline.recurrence == "ежеквартально"
    assert light.deadline is not None
    assert light.deadline.day == date(2018, 4, 5)


def test_the_text_of_a_clause_includes_its_parts(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "Участники форума рекомендуют:",
        "1. Создать условия для школьников:",
        "а) обеспечить подвоз;",
        "б) построить пандусы.",
        "2. Открыть курсы.",
    )
    assert read.words() == [
        (
            "1",
            "Recommendation",
            "Создать условия для школьников:\nа) обеспечить подвоз;\nб) построить пандусы.",
        ),
        ("а", "Recommendation", "обеспечить подвоз"),
        ("б", "Recommendation", "построить пандусы."),
        ("2", "Recommendation", "Открыть курсы."),
    ]


def test_a_protocol(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "1. О музеях",
        "СЛУШАЛИ:",
        "доклад директора музея",
        "РЕШИЛИ:",
        "1.1. Принять к сведению доклад директора музея.",
        "1.2. Поручить Комитету по туризму города Казани открыть музей.",
        "Срок: до 1 июля 2018 года.",
        "Ответственный: Комитет по туризму города Казани.",
        "1.3. Рекомендовать главам муниципальных районов открыть парки.",
        "Срок: ________ Ответственный: ________",
    )
    assert read.words() == [
        ("1.1", "Acknowledgement", "Принять к сведению доклад директора музея."),
        ("1.2", "Decision", "Поручить Комитету по туризму города Казани открыть музей."),
        ("1.3", "Recommendation", "Рекомендовать главам муниципальных районов открыть парки."),
    ]
    _, museum, parks = read.provisions
    assert museum.deadline is not None
    assert (museum.deadline.wording, museum.deadline.day) == (
        "до 1 июля 2018 года",
        date(2018, 7, 1),
    )
    assert names(museum.responsible) == ["Комитет по туризму города Казани"]
    assert museum.blank_fields == frozenset()
    assert names(parks.addressees) == ["Главы муниципальных районов"]
    assert parks.blank_fields == {"deadline", "responsible"}
    assert parks.deadline is None


def test_what_is_heard_and_noted_is_no_provision(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "СЛУШАЛИ:",
        "– доклад директора музея;",
        "Участники конференции отмечают:",
        "– рост числа туристов;",
        "– необходимость строить гостиницы.",
    )
    assert read.words() == []


def test_who_plans(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "Участники конференции планируют:", "– открыть музей;", "• провести выставку."
    )
    assert read.words() == [
        (None, "Intention", "открыть музей"),
        (None, "Intention", "провести выставку."),
    ]
    assert [names(p.actors) for p in read.provisions] == [["Участники конференции"]] * 2


@pytest.mark.parametrize(
    ("sentence", "modality", "words", "actor"),
    [
        (
            "Ассоциация клиник Пермского края намерена открыть центр.",
            "Intention",
            "Ассоциация клиник Пермского края намерена открыть центр.",
            "Ассоциация клиник Пермского края",
        ),
        (
            "Томский кластер «Умная медицина» намерен открыть центр.",
            "Intention",
            "Томский кластер «Умная медицина» намерен открыть центр.",
            "Томский кластер «Умная медицина»",
        ),
        (
            "Участники конференции предлагают поддержать проект «Теплый дом».",
            "Proposal",
            "Участники конференции предлагают поддержать проект «Теплый дом».",
            "Участники конференции",
        ),
        (
            "Компания «Сибмост» обязуется построить мост.",
            "Obligation",
            "Компания «Сибмост» обязуется построить мост.",
            "Компания «Сибмост»",
        ),
    ],
)
def test_provisions_in_prose(
    read_provisions: ReadProvisions, sentence: str, modality: str, words: str, actor: str
) -> None:
    read = read_provisions(f"Форум прошел в мае. {sentence} Музей открыт.")
    assert read.words() == [(None, modality, words)]
    assert names(read.provisions[0].actors) == [actor]


def test_an_addressee_in_prose(read_provisions: ReadProvisions) -> None:
    read = read_provisions("Участники форума рекомендуют Федеральному дорожному агентству помочь.")
    assert names(read.provisions[0].addressees) == ["Федеральное дорожное агентство"]


def test_whom_one_asks(read_provisions: ReadProvisions) -> None:
    read = read_provisions("РЕШИЛИ:", "1. Просить Правительство Пермского края построить мост.")
    assert names(read.provisions[0].addressees) == ["Правительство Пермского края"]


def test_a_plain_paragraph_that_opens_with_an_infinitive(read_provisions: ReadProvisions) -> None:
    read = read_provisions("Предложить Министерству транспорта Пермского края построить мост.")
    assert [modality for _, modality, _ in read.words()] == ["Proposal"]


def test_a_roadmap(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "План мероприятий («дорожная карта») по развитию сельского туризма",
        "1. Создание гостевых домов",
        "Срок: 2019–2021 гг.",
        "Ответственный исполнитель: Комитет по туризму города Казани",
    )
    assert [modality for _, modality, _ in read.words()] == ["Measure"]


def test_topics_and_things_a_clause_is_about(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "РЕШИЛИ:", "1. Поддержать проект «Теплый дом» в интересах туризма и образования."
    )
    (provision,) = read.provisions
    assert names(provision.about) == ["Проект «Теплый дом»"]
    assert names(provision.topics) == ["туризм", "образование"]


def test_a_plain_number_without_a_deed_is_no_provision(read_provisions: ReadProvisions) -> None:
    assert read_provisions("1. Музеи Вологды", "2. Парки Казани").words() == []


def test_words_are_slices_of_the_document(read_provisions: ReadProvisions) -> None:
    read = read_provisions("РЕШИЛИ:", "1. Открыть музей;", "2. Закрыть парк.")
    for provision in _with_parts(read.provisions):
        words = read.text[provision.start : provision.end]
        assert words == words.strip()
        assert provision.passages[0].start <= provision.start < provision.end
        assert provision.end <= provision.passages[-1].end


@pytest.mark.parametrize(
    "clause",
    ["Мы не планируем закрывать завод.", "Не предлагается увеличить тариф."],
)
def test_what_is_not_intended_is_no_provision(read_provisions: ReadProvisions, clause: str) -> None:
    assert read_provisions(clause).words() == []


def test_what_is_recommended_not_to_do_keeps_its_not(read_provisions: ReadProvisions) -> None:
    found = read_provisions("Не рекомендуется предприятиям сбрасывать воду.").words()
    assert found == [(None, "Recommendation", "Не рекомендуется предприятиям сбрасывать воду.")]


def test_orders_need_no_announcement(analysed: Analyse, areas: SubjectAreas) -> None:
    found = analysed(
        "РАСПОРЯЖЕНИЕ от 3 июля 2019 г. № 812-р",
        "В целях подготовки к зиме:",
        "1. Министерству финансов Пермского края выделить средства.",
        "100. Провести испытания до 20 августа 2019 года.",
        "ПОРЯДОК выделения средств",
        "УТВЕРЖДЕН распоряжением",
        "1. Настоящий порядок действует в Пермском крае.",
    )
    provisions = find_provisions(found.text, found.docs, found.namings, areas=areas, kind="Order")
    assert [(p.number, p.modality, names(p.addressees)) for p in provisions] == [
        ("1", "Decision", ["Министерство финансов Пермского края"]),
        ("100", "Decision", []),
    ]


def test_headings_without_a_colon_address_what_follows(read_provisions: ReadProvisions) -> None:
    found = read_provisions(
        "Участники слушаний рекомендуют:",
        "Правительству Пермского края",
        "- увеличить субсидии;",
        "- сохранить участки.",
        "Федеральному агентству по рыболовству",
        "1. Ускорить согласование.",
    ).provisions
    assert [names(provision.addressees) for provision in found] == [
        ["Правительство Пермского края"],
        ["Правительство Пермского края"],
        ["Федеральное агентство по рыболовству"],
    ]
