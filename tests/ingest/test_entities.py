"""Which mentions name one thing, and which name two."""

from collections.abc import Callable
from typing import Any

import pytest

Analyse = Callable[..., Any]


def names(found: Any, kind: str = "organization") -> list[tuple[str, str]]:
    """What was written, and what it was taken for."""
    return [(n.mention.surface, n.entity.name) for n in found.namings if n.mention.kind == kind]


def test_one_name_in_several_cases(analysed: Analyse) -> None:
    found = analysed(
        "Доклад Министерства образования Иркутской области одобрен.",
        "Министерству образования Иркутской области открыть школу.",
        "Согласовано с Министерством образования Иркутской области.",
    )
    assert {name for _, name in names(found)} == {"Министерство образования Иркутской области"}


def test_a_short_name_that_the_document_defines(analysed: Analyse) -> None:
    found = analysed(
        "Ассоциация туроператоров «Северный путь» (далее – Ассоциация) создана в Вологде.",
        "Союз гостиниц «Русский Север» участвует.",
        "Услуги Ассоциации платные.",
    )
    assert names(found)[-1] == ("Ассоциации", "Ассоциация туроператоров «Северный путь»")


def test_a_short_name_after_a_name_that_ends_with_a_place(analysed: Analyse) -> None:
    found = analysed(
        "Департамент образования города Казани (далее – Департамент) провел проверку.",
        "Отчет Департамента опубликован.",
    )
    assert names(found)[-1] == ("Департамента", "Департамент образования города Казани")


def test_a_bare_short_name_means_what_was_introduced(analysed: Analyse) -> None:
    found = analysed(
        "Создан Совет по туризму при Губернаторе Вологодской области.", "Члены Совета утверждены."
    )
    naming = found.namings[-1]
    assert naming.entity.name == "Совет по туризму при Губернаторе Вологодской области"
    assert naming.reason == "short name of what was introduced before"


def test_a_short_name_that_nothing_explains_stays_the_documents_own(analysed: Analyse) -> None:
    (naming,) = analysed("Услуги Кластера платные.").namings
    assert naming.entity.local
    assert naming.reason == "short name never explained"


def test_an_abbreviation_that_the_document_explains(analysed: Analyse) -> None:
    found = analysed(
        "Центр развития туризма Вологодской области (ЦРТ) открыт.", "Услуги ЦРТ платные."
    )
    assert {name for _, name in names(found)} == {"Центр развития туризма Вологодской области"}
    assert found.namings[-1].entity.aliases == {"ЦРТ"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Комитет по туризму Вологодской области", "Комитет по культуре Вологодской области"),
        ("Министерство образования Пермского края", "Министерство образования Иркутской области"),
        ("Томский политехнический университет", "Томский педагогический университет"),
        ("ООО «Северный ветер»", "ООО «Южный ветер»"),
        ("Администрация города Казани", "Мэрия города Казани"),
        ("Томский аграрный университет", "ТомГУ"),
        ("ООО «Спецавтохозяйство»", "ООО «САХ»"),
    ],
)
def test_two_similar_names_stay_two(analysed: Analyse, one: str, other: str) -> None:
    found = analysed(f"Выступает {one} сегодня.", f"Выступает {other} сегодня.")
    assert [name for _, name in names(found)] == [one, other]


def test_the_legal_form_does_not_make_another(analysed: Analyse) -> None:
    found = analysed("Приглашена АНО «Школа туризма».", "Выступила «Школа туризма» из Перми.")
    assert len({name for _, name in names(found)}) == 1


def test_a_known_body_keeps_its_iri_and_official_name(analysed: Analyse) -> None:
    found = analysed("По данным Минтранса России, отчет Министерства транспорта РФ готов.")
    entities = {n.entity for n in found.namings if n.mention.kind == "organization"}
    assert {entity.name for entity in entities} == {"Министерство транспорта Российской Федерации"}
    assert len({entity.iri for entity in entities}) == 1
    assert None not in {entity.iri for entity in entities}


def test_every_mention_has_its_naming_in_the_same_order(analysed: Analyse) -> None:
    found = analysed("Совет по туризму Вологодской области и Комитет по спорту Казани работают.")
    assert [naming.mention for naming in found.namings] == found.mentions


@pytest.mark.parametrize(
    ("introduced", "later", "kind", "surface", "name"),
    [
        (
            "Поморская туристская организация (Pomorska Organizacja Turystyczna, г. Гданьск) рада.",
            "Гости из Pomorska Organizacja Turystyczna выступили.",
            "organization",
            "Pomorska Organizacja Turystyczna",
            "Поморская туристская организация",
        ),
        (
            "Ассоциация «Луч» (Ray Association, далее – Ассоциация) создана.",
            "Услуги Ассоциации платные.",
            "organization",
            "Ассоциации",
            "Ассоциация «Луч»",
        ),
        (
            "Центр компетенций по кооперации Омской области (далее также – Центр компетенций).",
            "Данные Центра компетенций проверены.",
            "organization",
            "Центра компетенций",
            "Центр компетенций по кооперации Омской области",
        ),
        (
            "Участники IV Международного форума «Чистый берег» (далее – Форум) довольны.",
            "Итоги Форума подведены.",
            "event",
            "Форума",
            "IV Международный форум «Чистый берег»",
        ),
        (
            "Муниципальная программа «Развитие культуры» на 2014–2019 годы (далее – Программа).",
            "Задачи Программы решены.",
            "programme",
            "Программы",
            "Муниципальная программа «Развитие культуры» на 2014–2019 годы",
        ),
        (
            "Создать рабочую группу по развитию телемедицины (далее – рабочая группа).",
            "Состав рабочей группы утвержден.",
            "organization",
            "рабочей группы",
            "Рабочая группа по развитию телемедицины",
        ),
        (
            "ФГУП «Институт рыбы» (ФГУП «ИНРЫБ») открыт.",
            "Данные ФГУП «ИНРЫБ» проверены.",
            "organization",
            "ФГУП «ИНРЫБ»",
            "ФГУП «Институт рыбы»",
        ),
        (
            "Министерство спорта Омской области, именуемое в дальнейшем «Министерство», согласно.",
            "Обязательства Министерства выполнены.",
            "organization",
            "Министерства",
            "Министерство спорта Омской области",
        ),
        (
            "Подписано Соглашение о сотрудничестве с Технопарком «Биотех».",
            "Стороны указанного соглашения довольны.",
            "act",
            "соглашения",
            "Соглашение о сотрудничестве с Технопарком «Биотех»",
        ),
        (
            "Итоги Всероссийской конференции «Рыба и море» подведены.",
            "Гости Конференции уехали.",
            "event",
            "Конференции",
            "Всероссийская конференция «Рыба и море»",
        ),
    ],
)
def test_other_names(
    analysed: Analyse, introduced: str, later: str, kind: str, surface: str, name: str
) -> None:
    found = analysed(introduced, later).namings
    assert (surface, kind, name) in [
        (n.mention.surface, n.entity.kind, n.entity.name)
        for n in found
        if n.mention.passage.order == 2
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Итоги Форума подведены.",
        "Задачи Программы решены.",
        "Стороны Соглашения довольны.",
    ],
)
def test_a_bare_noun_for_what_was_never_named_is_nothing(analysed: Analyse, sentence: str) -> None:
    assert analysed(sentence).namings == []


def test_members_in_a_bracket_are_not_other_names(analysed: Analyse) -> None:
    found = analysed("Балтийский альянс (Finnish Water Forum, Green Net Finland) создан.")
    assert {name for _, name in names(found)} == {
        "Балтийский альянс",
        "Finnish Water Forum",
        "Green Net Finland",
    }


@pytest.mark.parametrize(
    "forms",
    [
        ("Доклад директора П.Н. Слепцова одобрен.", "Ответственный: Слепцов П. Н."),
        ("В лице Ирины Павловны Завьяловой.", "| И.П. Завьялова |"),
        ("Поручить врачу Дорофееву А.Н. отчет.", "Дорофеев Андрей Николаевич"),
        ("Назначить секретарем Пак Е.С. сегодня.", "Пак Елена Сергеевна"),
        ("Выступил Загидуллин М.А. первым.", "(Загидуллин, Сабирова)"),
        ("В лице Губернатора Шапши Владислава Валерьевича.", "Губернатор В.В. Шапша"),
        ("Доклад Мережки Анны Львовны одобрен.", "А.Л. Мережка"),
    ],
)
def test_one_person_in_several_forms(analysed: Analyse, forms: tuple[str, str]) -> None:
    found = analysed(*forms).namings
    assert len({n.entity.name for n in found if n.entity.kind == "person"}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Иванов И.И.", "Иванов П.П."), ("Петрова О.И.", "Петров А.И.")],
)
def test_two_persons_of_one_surname_stay_two(analysed: Analyse, one: str, other: str) -> None:
    found = analysed(f"Докладчик: {one}", f"Докладчик: {other}").namings
    assert [n.entity.name for n in found] == [one, other]


@pytest.mark.parametrize(
    "forms",
    [
        (
            "Действует Федеральный закон от 06.10.2003 № 131-ФЗ «Об общих принципах» сейчас.",
            "Отменен Федеральный закон от 6 октября 2003 года № 131 - ФЗ сегодня.",
            "Согласно Федеральному закону № 131-ФЗ.",
        ),
        (
            "Программа «Сад» и подпрограмма 1 «Наследие».",
            "Цель подпрограммы «Наследие» достигнута.",
        ),
        ("Северный рыбохозяйственный бассейн богат.", "Рыба Северного бассейна ценится."),
        ("Житель посёлка Тикси рад.", "Гости посетили п. Тикси летом.", "Дорога до Тикси открыта."),
        ("Алтайский государственный университет открыт.", "Студенты АлтГУ рады."),
        (
            "Открыт Северный институт рыбного хозяйства (СевИРХ).",
            "Доклад СевИРХ одобрен.",
        ),
        (
            'АО «Научно-производственное объединение "Рубин"» открыто.',
            'Доклад АО «НПО "Рубин"» одобрен.',
        ),
        (
            "Управление промышленности Правительства Омской области открыто.",
            "Доклад Управления промышленности одобрен.",
        ),
        (
            "ООО «Спецавтохозяйство» (САХ) открыто.",
            "Доклад ООО «САХ» одобрен.",
            "Гости САХ рады.",
        ),
        ("МУП «Горводоканал» (ГВК) открыто.", "Доклад МУП «ГВК» одобрен."),
        ("Дом в Санкт-Петербурге построен.", "Дом в Санкт Петербурге построен."),
        (
            "Администрация муниципального района «Ижемский» открыта.",
            "Доклад администрации МО МР «Ижемский» одобрен.",
        ),
        (
            "Администрация МО ГО «Усинск» открыта.",
            "Доклад администрации муниципального образования городского округа «Усинск» одобрен.",
        ),
        (
            "Акционерное общество «Свет» (АО «Свет»; Light JSC), именуемое далее «Компания».",
            "Компания намерена помогать.",
        ),
    ],
)
def test_one_thing_in_several_wordings(analysed: Analyse, forms: tuple[str, ...]) -> None:
    found = analysed(*forms).namings
    kinds = {n.entity.kind for n in found if n.mention.passage.order == len(forms)}
    last = {n.entity for n in found if n.mention.passage.order == len(forms)}
    assert len(last) == len(kinds) == 1
    assert all(
        last & {n.entity for n in found if n.mention.passage.order == order}
        for order in range(1, len(forms) + 1)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Приказ Минтранса России от 1 марта 2018 г. № 5",
            "Приказ Минспорта России от 1 марта 2018 г. № 5",
        ),
        ("Федеральный закон от 06.10.2003 № 131-ФЗ", "Федеральный закон от 29.12.2012 № 273-ФЗ"),
    ],
)
def test_two_acts_stay_two(analysed: Analyse, one: str, other: str) -> None:
    found = analysed(f"Действует {one}.", f"Действует {other}.").namings
    assert len({n.entity for n in found if n.entity.kind == "act"}) == 2


def test_whom_a_body_is_named_after_takes_no_part(analysed: Analyse) -> None:
    found = analysed("Выступил Северный университет имени М.К. Аммосова сегодня.").namings
    assert [n.entity.kind for n in found] == ["organization"]


def test_the_government_of_the_region_that_is_named_elsewhere(analysed: Analyse) -> None:
    found = analysed(
        "Доклад Правительства Красноярского края принят.", "Заседание Правительства края прошло."
    )
    assert {name for _, name in names(found)} == {"Правительство Красноярского края"}


def test_a_short_name_goes_to_the_body_of_that_noun(analysed: Analyse) -> None:
    found = analysed(
        "Омский лесной институт – филиал Томского университета имени С. М. Лесова"
        " (далее – Институт).",
        "Институт открыт.",
    )
    assert found.namings[-1].entity.name == "Омский лесной институт"


@pytest.mark.parametrize(
    "sentence",
    [
        "Внести на рассмотрение Совета изменения в план.",
        "Возможность предоставления Совету помещений изучена.",
    ],
)
def test_what_follows_a_short_name_is_no_part_of_it(analysed: Analyse, sentence: str) -> None:
    found = analysed("Совет по туризму Омской области (далее – Совет) собрался.", sentence)
    assert found.namings[-1].entity.name == "Совет по туризму Омской области"


def test_this_act_is_the_one_that_the_title_names(analysed: Analyse) -> None:
    found = analysed(
        "ПОСТАНОВЛЕНИЕ от 12 марта 2021 г. № 187",
        "Приказ Минтранса России от 1 марта 2018 г. № 5 исполнен.",
        "Контроль за исполнением настоящего постановления возложить на главу.",
    )
    assert names(found, "act")[-1] == (
        "настоящего постановления",
        "Постановление от 12 марта 2021 г. № 187",
    )


def test_this_agreement_is_not_another_that_it_speaks_of(analysed: Analyse) -> None:
    found = analysed(
        "Стороны исполняют Соглашение о торговле между Псковом и Ригой от 5 мая 2011 г.",
        "Настоящее Соглашение вступает в силу сразу. Стороны Соглашения довольны.",
        "Указанное Соглашение продлено.",
    )
    other = "Соглашение о торговле между Псковом и Ригой от 5 мая 2011 г."
    assert names(found, "act") == [(other, other), ("Соглашение", other)]


def test_a_quoted_name_without_its_quotation_marks(analysed: Analyse) -> None:
    found = analysed("Поезда построил завод «Штадлер Минск».", "Гости посетили Штадлер Минск.")
    assert names(found) == [
        ("завод «Штадлер Минск»", "Завод «Штадлер Минск»"),
        ("Штадлер Минск", "Завод «Штадлер Минск»"),
    ]


def test_a_numbered_agreement_is_one_with_and_without_what_it_is_about(analysed: Analyse) -> None:
    found = analysed(
        "СОГЛАШЕНИЕ № 88-С", "о дружбе в сфере туризма", "Расторгнуть Соглашение № 88-с сегодня."
    )
    assert {(n.entity.kind, n.entity.name) for n in found.namings} == {
        ("act", "Соглашение № 88-С о дружбе в сфере туризма")
    }


def test_agreements_of_other_numbers_stay_others(analysed: Analyse) -> None:
    found = analysed(
        "СОГЛАШЕНИЕ № 88-С", "о дружбе в сфере туризма", "Расторгнуть Соглашение № 87-С сегодня."
    )
    assert len({n.entity.name for n in found.namings}) == 2


def test_a_body_that_opens_a_sentence_is_known_by_its_name_elsewhere(analysed: Analyse) -> None:
    found = analysed(
        "Для этого Центр поддержки экспорта откроет офис.",
        "Центр поддержки экспорта помог 94 компаниям.",
    )
    named = [n.mention.passage.order for n in found.namings if n.mention.kind == "organization"]
    assert named == [1, 2]
