"""What each rule finds: a sentence with the name marked, then kind, narrower class, and name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.known import KnownNames
from ingest.language import analyse
from ingest.layout import Paragraph
from ingest.mentions import find_mentions
from ingest.segments import split

Analyse = Callable[..., Any]

EXAMPLES = [
    line.split("\t")
    for line in (Path(__file__).parent / "examples" / "mentions.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]
WORDS = (
    "Комитет по туризму Вологодской области « » ( ) , . от 12.03.2018 № 5 программа Иванов И.И. ;"
    " далее – Кластер Green Net и органам власти РФ 🌍 / BCA : до ИТОГИ проект №"
)


@pytest.mark.parametrize(("rule", "marked", "kind", "subclass", "name"), EXAMPLES)
def test_rules(
    analysed: Analyse, rule: str, marked: str, kind: str, subclass: str, name: str
) -> None:
    before, surface, after = marked.split("|")
    mentions = analysed(before + surface + after).mentions
    found = [
        (m.surface, m.kind, m.subclass, m.name, m.rule)
        for m in mentions
        if m.start == len(before) and m.end == len(before + surface)
    ]
    assert found == [(surface, kind, subclass, name, rule)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Выступил П.С. Чубик и гости.", "Чубик П.С."),
        ("Министр М.А. Костенко", "Костенко М.А."),
        ("Заместитель главы администрации П.П. Орлова", "Орлова П.П."),
        ("Исполняющий обязанности главы района П.П. Орлова", "Орлова П.П."),
        ("И.о. главы администрации Орлова П.П.", "Орлова П.П."),
        ("Доклад заместителя главы Орлова П.П. одобрен.", "Орлов П.П."),
        ("Поручить заместителю министра Орловой П.П. проверку.", "Орлова П.П."),
        ("По словам заместителя министра Игоря Лесного, рост есть.", "Лесной Игорь"),
        (
            "Сообщил министр транспорта и дорог Омской области Вадим Ветров.",
            "Ветров Вадим",
        ),
        ("Исполняющий обязанности губернатора В. СОЛОДОВ", "Солодов В."),
        (
            "Поручить Минсельхозу Республики Адыгея открыть курсы.",
            "Министерство сельского хозяйства Республики Адыгея",
        ),
        (
            "Поддержать субъекты малого и среднего предпринимательства.",
            "Субъекты малого и среднего предпринимательства",
        ),
        (
            "Казанский (Приволжский) федеральный университет открыл центр.",
            "Казанский (Приволжский) федеральный университет",
        ),
        ("Больные лечатся в ГБУЗ «Городская больница № 5».", "ГБУЗ «Городская больница № 5»"),
        ("Администрация города Томска ПОСТАНОВЛЯЕТ:", "Администрация города Томска"),
        ("Выделить 5 млн долларов Казахстану.", "Казахстан"),
        ("Управлением Росприроднадзора начата проверка.", "Управление Росприроднадзора"),
        (
            "Организация ветеранов Псковской области открыта.",
            "Организация ветеранов Псковской области",
        ),
        (
            "Федеральная служба по надзору в сфере связи сообщила.",
            "Федеральная служба по надзору в сфере связи",
        ),
        (
            "Администрация Городского округа Подольск открыта.",
            "Администрация Городского округа Подольск",
        ),
        (
            "Фонд жилищного строительства Псковской области создан.",
            "Фонд жилищного строительства Псковской области",
        ),
    ],
)
def test_names_that_should_be_found(analysed: Analyse, sentence: str, name: str) -> None:
    assert name in {mention.name for mention in analysed(sentence).mentions}


@pytest.mark.parametrize(
    "sentence",
    [
        "Создать рабочую группу и открыть центр.",
        "Открыть кластер и утвердить программу развития.",
        "Участвовать в конкурсах и конференциях.",
        "Подготовить проект решения и план работы.",
        "СПИСОК ЛИТЕРАТУРЫ",
        "Утвердить прилагаемый перечень мероприятий.",
        "Организация выделенных полос и движение транспорта улучшены.",
        "Учреждение премии отложено.",
        "Он не вошёл в 100 лучших стран, но войдёт в 50 лучших.",
        "Ученики получили диплом о среднем образовании.",
        "Он занял третье место в областном конкурсе.",
        "Посевные площади и предметная область выросли.",
        "Жилищный фонд вырос, а лесной фонд убыл.",
        "Устав – Основной закон города.",
        "Участники программы: АО.",
        "Банк данных пополнен: единый банк данных «Север».",
        "Победителям конкурсов вручены призы.",
        "Согласно п. 5 и с. 12 отчета.",
        "Подпись, г. Дата и печать.",
        "Уроки идут в образовательных организациях и горных районах.",
        "Раздел III. Управление реализацией программы",
        "Управление муниципальным имуществом улучшено.",
        "Доклад заместителя Губернатора области одобрен.",
        "Экспорт достиг 412 млн долларов США и 5 долл. США.",
    ],
)
def test_common_words_are_no_names(analysed: Analyse, sentence: str) -> None:
    assert analysed(sentence).mentions == []


def test_an_award_in_a_category_is_one(analysed: Analyse) -> None:
    found = analysed("Премия «Знак» в номинации «Лучший проект года» вручена.").mentions
    assert [(m.kind, m.name) for m in found] == [
        ("award", "Премия «Знак» в номинации «Лучший проект года»")
    ]


def test_a_name_inside_a_name_is_a_mention_of_its_own(analysed: Analyse) -> None:
    found = analysed("Заседание Совета по туризму Вологодской области прошло.").mentions
    assert [(m.kind, m.name) for m in found] == [
        ("event", "Заседание Совета по туризму Вологодской области"),
        ("organization", "Совет по туризму Вологодской области"),
        ("place", "Вологодская область"),
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Открыто дочернее общество ПАО «Якутсвет» в Мирном.", "Дочернее общество ПАО «Якутсвет»"),
        ("Исполнители программы МКУК «Библиотека» известны.", "Программа МКУК «Библиотека»"),
        ("Совет государств Балтийского моря одобрил план.", "Балтийское море"),
        ("Гости региона Хельсинки приехали.", "Хельсинки"),
        ("С 2009 года ФГУП «Луч» работает.", "Год ФГУП «Луч»"),
        ("Союз организаций Клайпедского края (Литва) создан.", "Литва)"),
        (
            "Якорной организацией кластера «Кружево» стал завод.",
            "Якорная организация кластера «Кружево»",
        ),
        ("Включить в состав Кластера ООО «Завод».", "Кластер ООО «Завод»"),
        ("Органами управления Кластера являются советы.", "Управление Кластера"),
        ("Договор не налагает на Стороны финансовых обязательств.", "Стороны финансовых"),
        ("Созданы университетом технологий и АО «Луч».", "Университет технологий и АО «Луч»"),
        ("Секретарь Комитета И. А. Канев доложил.", "Комитета И.А."),
        ("Технопарк «Сколково» открыт.", "Фонд «Сколково»"),
        ("Поезда построил завод «Штадлер Минск».", "Минск"),
        (
            "Постановление Администрации Томской области № 432 принято.",
            "Администрация Томской области № 432",
        ),
        ("Открыт Городской округ Подольск.", "Городской округ"),
        (
            "Положение Федерального закона от 21.07.2007 № 185-ФЗ исполнено.",
            "Положение Федерального закона от 21.07.2007 № 185-ФЗ",
        ),
        (
            "Заседание Администрации Алейского района документов не рассмотрело.",
            "Администрация Алейского района документов",
        ),
        (
            "Сведения из администрации города Томска для оценки хода работ.",
            "Администрация города Томска для оценки хода работ",
        ),
        (
            "Письмо Департамента культуры Омской области по объемам средств.",
            "Департамент культуры Омской области по объемам средств",
        ),
        ("Стратегическое управление в Омской области улучшено.", "Стратегическое управление"),
        (
            "О выполнении решений Совета от 17 апреля 2014 года.",
            "Решение Совета от 17 апреля 2014 года",
        ),
    ],
)
def test_names_that_should_not_be_found(analysed: Analyse, sentence: str, name: str) -> None:
    assert name not in {mention.name for mention in analysed(sentence).mentions}


def test_a_body_is_not_called_after_the_quoted_name_of_its_territory(analysed: Analyse) -> None:
    found = analysed("Открыта администрация городского округа «Город Лесной».").mentions
    assert [(m.name, m.aliases) for m in found] == [
        ("Администрация городского округа «Город Лесной»", ())
    ]


def test_a_number_keeps_its_capitals(analysed: Analyse) -> None:
    (found,) = analysed("СОГЛАШЕНИЕ О ДРУЖБЕ № 88-С").mentions
    assert found.name == "Соглашение о дружбе № 88-С"


def test_a_reference_in_the_next_line(analysed: Analyse) -> None:
    found = analysed(
        "УТВЕРЖДЕНА", "распоряжением Правительства Омской области", "от 18.02.2020 № 97-р"
    )
    assert "Распоряжение Правительства Омской области от 18.02.2020 № 97-р" in {
        mention.name for mention in found.mentions if mention.kind == "act"
    }


def test_an_abbreviation_in_brackets_names_the_same(analysed: Analyse) -> None:
    found = analysed(
        "Центр развития туризма Вологодской области (ЦРТ) открыт.", "ЦРТ подготовил доклад."
    ).mentions
    assert [(m.surface, m.name, m.rule) for m in found if m.passage.order == 2] == [
        ("ЦРТ", "Центр развития туризма Вологодской области", "explained_abbreviation")
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    words=st.lists(
        st.sampled_from(WORDS.split()),
        max_size=14,
    )
)
def test_a_surface_is_always_the_slice(words: list[str], known: KnownNames) -> None:
    text = split([Paragraph(" ".join(words))] if words else [])
    for mention in find_mentions(text.passages, analyse([p.text for p in text.passages]), known):
        assert mention.passage.text[mention.start : mention.end] == mention.surface
        assert mention.surface == mention.surface.strip()
        assert mention.surface
        assert mention.name
