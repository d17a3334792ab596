"""What is to be done, by whom, until when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from ingest.model import Deadline, Provision
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
    def of(*paragraphs: str, kind: str = "") -> Read:
        found = analysed(*paragraphs)
        provisions = find_provisions(
            found.text, found.docs, found.namings, areas=areas, issued=ISSUED, kind=kind
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


DECISION = "Комиссия РЕШИЛА:"


@pytest.mark.parametrize(
    ("paragraphs", "clauses"),
    [
        pytest.param(
            ("Форум рекомендует:", "1. Открыть музей.", "Резолюция принята единогласно."),
            [("1", "Открыть музей.")],
            id="closing words are no part of the last item",
        ),
        pytest.param(
            ("Участники рекомендуют:", "1. Открыть музей. Рекомендации приняты по итогам форума."),
            [("1", "Открыть музей.")],
            id="closing words on the same line",
        ),
        pytest.param(
            (DECISION, "1. Открыть музей.", "Председатель комиссии И.И. Иванов"),
            [("1", "Открыть музей.")],
            id="a signature",
        ),
        pytest.param(
            (DECISION, "7. Отделу до 1 мая открыть музей. Ответственный: ______."),
            [("7", "Отделу до 1 мая открыть музей.")],
            id="the line of a form behind a clause",
        ),
        pytest.param(
            ("1. О музеях", "РЕШИЛИ: Открыть музей.", "2. СЛУШАЛИ: Иванова И.И. о парках.",
             "РЕШИЛИ: Закрыть парк."),
            [("1", "Открыть музей."), ("2", "Закрыть парк.")],
            id="decided on the line of the cue",
        ),
        pytest.param(
            ("РЕШИЛИ:", "1. Открыть музей.", "2. О парках", "Иванов И.И. доложил о парках.",
             "РЕШИЛИ:", "1. Закрыть парк."),
            [("1", "Открыть музей."), ("1", "Закрыть парк.")],
            id="numbers used twice",
        ),
        pytest.param(
            ("Участники рекомендуют:", "I. Правительству Пермского края:", "1. Открыть музей.",
             "II. Главам районов:", "1. Закрыть парк."),
            [("1", "Открыть музей."), ("1", "Закрыть парк.")],
            id="Roman numbers over Arabic ones",
        ),
        pytest.param(
            ("Участники считают необходимым:", "В сфере культуры:", "– открыть музей;",
             "В сфере экологии:", "– закрыть свалку."),
            [(None, "открыть музей"), (None, "закрыть свалку.")],
            id="headings that name a field",
        ),
        pytest.param(
            ("§ 2. Рекомендации", "(1) Главам районов – открыть музей.", "(2) Закрыть парк."),
            [("1", "Главам районов – открыть музей."), ("2", "Закрыть парк.")],
            id="numbers in brackets under a paragraph sign",
        ),
        pytest.param(
            (DECISION, "3. Предложить министерству:", "создать реестр;", "открыть музей."),
            [("3", "Предложить министерству:\nсоздать реестр;\nоткрыть музей."),
             (None, "создать реестр"), (None, "открыть музей.")],
            id="parts without marks",
        ),
        pytest.param(
            ("ПРИКАЗЫВАЮ:", "8. Контроль за выполнением приказа оставляю за собой."),
            [("8", "Контроль за выполнением приказа оставляю за собой.")],
            id="control without an infinitive",
        ),
        pytest.param(
            (DECISION, "1. Предложение Иванова И.И. о создании фонда отклонено."), [], id="rejected"
        ),
        pytest.param(
            ("ВЫСТУПИЛИ:", "Иванов И.И. предложил создать фонд."), [], id="what a speaker proposes"
        ),
        pytest.param(
            ("Участники предлагают открыть музей. Предложение не поддержано.",),
            [],
            id="rejected in the next sentence",
        ),
        pytest.param(
            ("ПЛАН МЕРОПРИЯТИЙ на зиму", "1. Ремонт котельной. Срок: август 2018 года."),
            [("1", "Ремонт котельной.")],
            id="a plan of deeds as nouns",
        ),
    ],
)  # fmt: skip
def test_where_clauses_begin_and_end(
    read_provisions: ReadProvisions,
    paragraphs: tuple[str, ...],
    clauses: list[tuple[str | None, str]],
) -> None:
    found = read_provisions(*paragraphs).words()
    assert [(number, words) for number, _, words in found] == clauses


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        (
            "1. Разработать план. При разработке учесть опыт Казани. Также открыть музей.",
            ["Разработать план.", "При разработке учесть опыт Казани.", "Также открыть музей."],
        ),
        (
            "1. В целях развития туризма, который растет, открыть музей. Издать каталог.",
            ["открыть музей.", "Издать каталог."],
        ),
        ("1. Открыть музей. Это поможет туризму.", []),
        ("1. Открыть музей: а) воды; б) хлеба.", ["воды", "хлеба."]),
        (
            "1. Провести конкурс по темам: чистая вода; зеленый город.",
            ["чистая вода", "зеленый город."],
        ),
        (
            "1. Главам районов открыть музеи; закрыть свалки; издать каталог.",
            ["Главам районов открыть музеи", "закрыть свалки", "издать каталог."],
        ),
    ],
)
def test_parts_within_a_clause(
    read_provisions: ReadProvisions, clause: str, parts: list[str]
) -> None:
    read = read_provisions("Участники форума рекомендуют:", clause, "2. Закрыть парк.")
    assert [read.text[part.start : part.end] for part in read.provisions[0].parts] == parts


def test_two_clauses_of_one_sentence(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "Участники форума планируют провести выставку в мае 2019 года и поручают "
        "Комитету по туризму города Казани до 1 мая 2018 года открыть музей."
    )
    assert read.words() == [
        (None, "Intention", "Участники форума планируют провести выставку в мае 2019 года"),
        (
            None,
            "Decision",
            "поручают Комитету по туризму города Казани до 1 мая 2018 года открыть музей.",
        ),
    ]
    plan, order = read.provisions
    assert plan.deadline is not None
    assert order.deadline is not None
    assert (plan.deadline.day, order.deadline.day) == (date(2019, 5, 31), date(2018, 5, 1))
    assert names(order.addressees) == ["Комитет по туризму города Казани"]


def test_whom_something_is_passively_ordered(read_provisions: ReadProvisions) -> None:
    (order,) = read_provisions(
        "Министерству транспорта Пермского края поручено в течение месяца построить мост."
    ).provisions
    assert names(order.addressees) == ["Министерство транспорта Пермского края"]
    assert order.deadline is not None
    assert order.deadline.day == date(2018, 4, 5)


def test_what_a_heading_says_holds_for_all_below(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        DECISION,
        "5. Комитету по туризму города Казани (Иванов И.И.) в течение 10 дней со дня подписания:",
        "а) открыть музей;",
        "б) до 1 июня 2018 года издать каталог.",
    )
    assert [(p.number, names(p.addressees), names(p.responsible)) for p in read.provisions] == [
        ("а", ["Комитет по туризму города Казани"], ["Иванов И.И."]),
        ("б", ["Комитет по туризму города Казани"], ["Иванов И.И."]),
    ]
    museum, catalogue = (p.deadline for p in read.provisions)
    assert museum is not None
    assert catalogue is not None
    assert (museum.day, catalogue.day) == (date(2018, 3, 15), date(2018, 6, 1))


def test_a_line_under_several_parts_is_said_of_all(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        DECISION,
        "1. Комитету по туризму города Казани:",
        "– открыть музей;",
        "– издать каталог.",
        "Срок – до 1 июня 2018 года.",
        "2. Закрыть парк.",
    )
    works, park = read.provisions
    days = [p.deadline.day if p.deadline else None for p in (*works.parts, park)]
    assert days == [date(2018, 6, 1), date(2018, 6, 1), None]


def test_a_call_over_dashes_is_one_provision(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        DECISION,
        "1. Комитету по туризму города Казани:",
        "– открыть музей;",
        "– издать до 1 июня 2018 года каталог.",
        "2. Музею города Казани:",
        "а) открыть парк;",
        "б) закрыть сад.",
    )
    assert [(p.number, len(p.parts)) for p in read.provisions] == [("1", 2), ("а", 0), ("б", 0)]
    assert read.provisions[0].deadline == Deadline("до 1 июня 2018 года", date(2018, 6, 1))


def test_what_is_recommended_to_one_is_not_said_of_the_next(
    read_provisions: ReadProvisions,
) -> None:
    read = read_provisions(
        "ПРИКАЗ",
        "Министерства культуры Омской области от 5 марта 2018 г. № 7",
        "приказываю:",
        "1. Рекомендовать главам районов Омской области:",
        "1) открыть музеи;",
        "2) издать каталоги.",
        "2. Утвердить прилагаемый план.",
        "3. Контроль за исполнением приказа возложить на Петрова И.И.",
        kind="Order",
    )
    assert [(p.number, p.modality, names(p.addressees)) for p in read.provisions] == [
        ("1", "Recommendation", ["Главы районов Омской области"]),
        ("2", "Recommendation", ["Главы районов Омской области"]),
        ("2", "Decision", []),
        ("3", "Decision", ["Петров И.И."]),
    ]


@pytest.mark.parametrize(
    ("clause", "is_provision"),
    [
        ("Стороны обеспечивают обучение работников.", True),
        ("Для координации работ создаётся дирекция.", True),
        ("Ведение реестра поручается центру развития.", True),
        ("Стороны исходят из того, что работают 40 заводов.", False),
        ("Участниками Кластера являются 40 заводов.", False),
        ("Дирекция может открыть отделение.", False),
    ],
)
def test_what_parties_arrange(
    read_provisions: ReadProvisions, clause: str, is_provision: bool
) -> None:
    read = read_provisions("МЕМОРАНДУМ о сотрудничестве", f"1.1. {clause}", kind="Memorandum")
    assert bool(read.provisions) is is_provision


def test_parties_undertake_nothing_where_they_tell(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "СОГЛАШЕНИЕ о сотрудничестве",
        "I. ОБЩИЕ СВЕДЕНИЯ",
        "1. Стороны осуществляют обучение работников.",
        kind="Memorandum",
    )
    assert read.provisions == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Завершить строительство музея планируется в мае 2019 года.",
        "Форум планируется провести в 2020 году.",
        "Провести форум намечается осенью.",
    ],
)
def test_intentions_whose_deed_comes_first(read_provisions: ReadProvisions, sentence: str) -> None:
    (plan,) = read_provisions("ПРЕСС-РЕЛИЗ", sentence).provisions
    assert (plan.modality, plan.actors) == ("Intention", ())


@pytest.mark.parametrize(
    ("clause", "responsible"),
    [
        ("1. Контроль за исполнением решения возложить на Иванова И.И.", "Иванов И.И."),
        ("1. Назначить ответственным за музей Иванова И.И.", "Иванов И.И."),
        ("1. Открыть музей (срок – до 1 мая 2018 г.; отв. – Иванов И.И.).", "Иванов И.И."),
    ],
)
def test_who_is_charged(read_provisions: ReadProvisions, clause: str, responsible: str) -> None:
    (provision,) = read_provisions(DECISION, clause).provisions
    assert names(provision.responsible) == [responsible]


@pytest.mark.parametrize(
    ("paragraphs", "blank"),
    [
        (("1. Отделу до ________ 2018 г. открыть музей.",), {"deadline"}),
        (("1. До «___» ________ 20__ г. открыть музей.", "Отв.: ____ (ФИО)"),
         {"deadline", "responsible"}),
        (("1. Открыть музей.", "Срок: ...... Ответственный: Иванов И.И."), {"deadline"}),
        (("1. Открыть музей (срок – ____; отв. – ____).",), {"deadline", "responsible"}),
        (("1. Открыть музей до 1 мая 2018 года.",), set()),
    ],
)  # fmt: skip
def test_what_is_left_blank(
    read_provisions: ReadProvisions, paragraphs: tuple[str, ...], blank: set[str]
) -> None:
    (provision,) = read_provisions(DECISION, *paragraphs).provisions
    assert provision.blank_fields == blank


def test_a_clause_may_be_a_mere_form(read_provisions: ReadProvisions) -> None:
    _, charged = read_provisions(
        "РЕШИЛИ:",
        "2.1. Открыть музей.",
        "2.2. Ответственный за исполнение: Иванов И.И. Срок: ________.",
    ).provisions
    assert charged.number == "2.2"
    assert names(charged.responsible) == ["Иванов И.И."]
    assert charged.blank_fields == {"deadline"}


@pytest.mark.parametrize(
    "votes", ["Голосовали: «за» – 15, «против» – нет.", "Голосование: единогласно."]
)
def test_votes_are_no_part_of_what_is_decided(read_provisions: ReadProvisions, votes: str) -> None:
    inside = read_provisions("РЕШИЛИ:", f"1.1. Открыть музей. {votes}", "1.2. Открыть парк.")
    below = read_provisions("РЕШИЛИ:", "1.1. Открыть музей.", votes, "1.2. Открыть парк.")
    assert [words for *_, words in inside.words()] == ["Открыть музей.", "Открыть парк."]
    assert inside.words() == below.words()


@pytest.mark.parametrize(
    "condition",
    ["В случае отказа инвестора город", "Если средства найдутся, город"],
)
def test_what_is_intended_on_a_condition_is_no_intention(
    read_provisions: ReadProvisions, condition: str
) -> None:
    assert read_provisions(f"{condition} намерен открыть музей.").words() == []
    assert len(read_provisions("Город намерен открыть музей.").words()) == 1


def test_a_provision_in_running_text_is_about_what_its_own_clause_names(
    read_provisions: ReadProvisions,
) -> None:
    (provision,) = read_provisions(
        "В городе работает АО «Восход». Город намерен поддержать ООО «Заря». Вышло ООО «Весна»."
    ).provisions
    assert names(provision.about) == ["ООО «Заря»"]


def test_a_letter_asks_its_recipients(analysed: Analyse, areas: SubjectAreas) -> None:
    found = analysed(
        "Главам муниципальных районов",
        "О проведении мониторинга",
        "Уважаемые коллеги!",
        "Просим Вас до 20 февраля 2016 года представить отчет.",
    )
    (provision,) = find_provisions(
        found.text, found.docs, found.namings, areas=areas, kind="Letter"
    )
    assert provision.modality == "Proposal"
    assert names(provision.addressees) == ["Главы муниципальных районов"]


@pytest.mark.parametrize(
    ("clause", "addressees"),
    [
        ("1. Туроператорам и гостиницам повысить качество.", ["Туроператоры", "Гостиницы"]),
        ("1. Рекомендовать аграрным товаропроизводителям сеять лён.",
         ["Аграрные товаропроизводители"]),
        ("1. Перевозчикам: обновить парк.", ["Перевозчики"]),
        ("1. Открыть музей детям.", []),
    ],
)  # fmt: skip
def test_addressees_nobody_listed(
    read_provisions: ReadProvisions, clause: str, addressees: list[str]
) -> None:
    (provision,) = read_provisions("Участники форума рекомендуют:", clause).provisions
    assert names(provision.addressees) == addressees


def test_the_rules_of_an_annex_order_nothing(analysed: Analyse, areas: SubjectAreas) -> None:
    found = analysed(
        "ПОСТАНОВЛЕНИЕ",
        "В целях развития музеев:",
        "1. Утвердить программу.",
        "2. Постановление вступает в силу со дня опубликования.",
        "Глава района И.С. Крылов",
        "ПРОГРАММА развития музеев",
        "I. Общая характеристика",
        "1. Создание условий для туризма.",
        "2. Программа позволяет открыть музей.",
    )
    provisions = find_provisions(found.text, found.docs, found.namings, areas=areas, kind="Order")
    assert [found.text.text[p.start : p.end] for p in provisions] == [
        "Утвердить программу.",
        "Постановление вступает в силу со дня опубликования.",
    ]


def test_what_the_law_obliges_to_is_no_provision(read_provisions: ReadProvisions) -> None:
    sentence = "Федеральным законом предусмотрено, что музеи обязаны обеспечить доступ."
    assert read_provisions(sentence).words() == []


@pytest.mark.parametrize(
    ("lead", "clause", "actors"),
    [
        ("Правительство Омской области:", "1) предоставляет заводам доступ к системе;", 1),
        ("Ответственный исполнитель:", "1) ежегодно представляет отчет;", 0),
    ],
)
def test_duties_under_the_name_of_a_party(
    read_provisions: ReadProvisions, lead: str, clause: str, actors: int
) -> None:
    read = read_provisions("СОГЛАШЕНИЕ", lead, clause, kind="Memorandum")
    (duty,) = read.provisions
    assert (duty.modality, duty.number, len(duty.actors)) == ("Obligation", "1", actors)
    assert duty.addressees == ()


@pytest.mark.parametrize(
    ("lead", "clause"),
    [
        ("Стороны отмечают, что:", "а) в области работают 40 заводов;"),
        ("Правительство Омской области:", "1) предоставило заводам доступ;"),
        ("Правительство Омской области:", "1) не предоставляет заводам доступ;"),
    ],
)
def test_what_is_told_under_a_name_is_no_duty(
    read_provisions: ReadProvisions, lead: str, clause: str
) -> None:
    assert read_provisions("СОГЛАШЕНИЕ", lead, clause, kind="Memorandum").provisions == []


@pytest.mark.parametrize(
    ("clause", "addressee"),
    [
        ("1. Ивановой О.Ю. до 1 мая 2018 года разослать протокол.", "Иванова О.Ю."),
        ("1. Российскому зерновому союзу открыть музей.", "Российский зерновой союз"),
        (
            "1. Целесообразно рекомендовать АО «Луч» открыть музей.",
            "АО «Луч»",
        ),
        (
            "1. Контроль возложить на Комитет по туризму города Казани (Иванов И.И.).",
            "Комитет по туризму города Казани",
        ),
    ],
)
def test_who_is_called_however_it_is_worded(
    read_provisions: ReadProvisions, clause: str, addressee: str
) -> None:
    (order,) = read_provisions(DECISION, clause).provisions
    assert names(order.addressees) == [addressee]


def test_members_listed_in_paragraphs_are_parts(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        DECISION,
        "1. Образовать рабочую группу в составе:",
        "Иванов Иван Иванович – директор музея;",
        "Петров Петр Петрович – врач.",
        "2. Открыть музей.",
    )
    assert [(p.number, len(p.parts)) for p in read.provisions] == [("1", 2), ("2", 0)]


def test_initials_may_end_a_sentence(read_provisions: ReadProvisions) -> None:
    (group,) = read_provisions(
        DECISION, "1. Создать группу во главе с Ивановым И.И. Состав утвердить в мае 2018 года."
    ).provisions
    assert len(group.parts) == 2


@pytest.mark.parametrize(
    ("clause", "gaining"),
    [
        ("предоставить до 1 мая Кластеру «Агро» помещения", ["Кластер «Агро»"]),
        ("разработать меры поддержки Кластера «Агро»", ["Кластер «Агро»"]),
        ("поддержать участие ООО «Свет» в выставке", ["ООО «Свет»"]),
        ("оказать содействие ООО «Свет» и АО «Рассвет»", ["ООО «Свет»", "АО «Рассвет»"]),
        ("подготовить площадку для Кластера «Агро»", ["Кластер «Агро»"]),
        ("сведения о ходе работ направить в Министерство труда РФ", ["Министерство труда РФ"]),
        ("направить в Министерство труда РФ отчёт", ["Министерство труда РФ"]),
        ("выделить из бюджета субсидию Фонду «Дом»", ["Фонд «Дом»"]),
    ],
)
def test_who_gains(read_provisions: ReadProvisions, clause: str, gaining: list[str]) -> None:
    read = read_provisions("Участники совещания решили:", f"1. {clause}.")
    assert names(read.provisions[0].beneficiaries) == gaining


@pytest.mark.parametrize(
    "clause",
    [
        "построить цех при поддержке Кластера «Агро»",
        "открыть музей совместно с Фондом «Дом»",
        "не поддерживать предложение Фонда «Дом»",
        "провести выставку с участием ООО «Свет»",
        "направить ветеранов в Фонд «Дом»",
    ],
)
def test_who_helps_does_not_gain(read_provisions: ReadProvisions, clause: str) -> None:
    read = read_provisions("Участники совещания решили:", f"1. {clause}.")
    assert names(read.provisions[0].beneficiaries) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Участники предлагают учесть мероприятия при разработке программы работ Фонда «Дом».",),
        ("Участники рекомендуют:", "1. включить музей при подготовке плана Фонда «Дом»."),
    ],
)
def test_whose_plan_it_is_is_spoken_to(
    read_provisions: ReadProvisions, paragraphs: tuple[str, ...]
) -> None:
    assert names(read_provisions(*paragraphs).provisions[0].addressees) == ["Фонд «Дом»"]


def test_whose_plan_is_decided_on_is_not_spoken_to(read_provisions: ReadProvisions) -> None:
    read = read_provisions("Решили:", "1. учесть опыт при разработке плана Фонда «Дом».")
    assert names(read.provisions[0].addressees) == []


def test_numbered_attributes_belong_to_the_clause_above(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "РЕШИЛИ:",
        "3. Комитету по культуре включить ремонт дороги в план:",
        "3.1. ответственный – Накрошаев А.Н.;",
        "3.2. срок – 30 апреля 2018 года.",
        "4. Комитету по культуре открыть музей.",
    )
    repair, museum = read.provisions
    assert (names(repair.responsible), repair.parts) == (["Накрошаев А.Н."], ())
    assert repair.deadline == Deadline("30 апреля 2018 года", date(2018, 4, 30))
    assert museum.deadline is None


def test_a_report_with_initials_is_taken_note_of(read_provisions: ReadProvisions) -> None:
    read = read_provisions("РЕШИЛИ:", "1.1. Информацию Артеева Н.П. принять к сведению.")
    assert read.provisions[0].modality == "Acknowledgement"


def test_a_mere_recommending_is_no_clause(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "РЕШИЛИ:", "1. Рекомендовать:", "1.1. Комитету по культуре открыть музей."
    )
    assert [(number, mood) for number, mood, _ in read.words()] == [("1.1", "Recommendation")]


def test_a_party_that_intends_what_is_listed(read_provisions: ReadProvisions) -> None:
    read = read_provisions("2.2. ООО «Свет» намерено:", "– построить цех;", "– обучить мастеров.")
    assert [names(p.actors) for p in read.provisions] == [["ООО «Свет»"], ["ООО «Свет»"]]


def test_a_name_over_numbers_is_spoken_to(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "Участники рекомендуют:",
        "1. Ассоциации «Чистая река»",
        "1.1. Создать центр компетенций.",
        "2. Ассоциация «Чистый лес»",
        "2.1. Расширить её состав.",
    )
    assert [names(p.addressees) for p in read.provisions] == [["Ассоциация «Чистая река»"], []]


@pytest.mark.parametrize(
    "clause",
    [
        "Назначить Иванова И.И. и.о. директора, но не позднее 31 декабря 2018 года",
        "Освободить Громову Т.В. от должности директора 14 августа 2018 года",
    ],
)
def test_a_time_in_office_is_no_term(read_provisions: ReadProvisions, clause: str) -> None:
    assert read_provisions("ПРИКАЗЫВАЮ:", f"1. {clause}.").provisions[0].deadline is None


def test_what_parties_do_they_undertake(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "Правительство Пермского края, в лице губернатора, и АО «Свет», в лице директора,"
        " заключили настоящее Соглашение.",
        "1. АО «Свет» обеспечивает обучение мастеров.",
        "2. Стороны в месячный срок создают рабочую группу.",
        kind="Memorandum",
    )
    assert [names(p.actors) for p in read.provisions] == [
        ["АО «Свет»"],
        ["Правительство Пермского края", "АО «Свет»"],
    ]


def test_a_duty_in_a_programme(read_provisions: ReadProvisions) -> None:
    read = read_provisions(
        "3.1. Министерство культуры РФ представляет отчёт ежеквартально, до 15 числа месяца.",
        "3.2. Министерство культуры РФ находится в Москве.",
        kind="ProgrammeDocument",
    )
    [duty] = read.provisions
    assert (duty.number, duty.modality, names(duty.actors)) == (
        "3.1",
        "Obligation",
        ["Министерство культуры Российской Федерации"],
    )
    assert duty.deadline is not None
    assert duty.deadline.recurrence
