"""Russian word forms."""

import pytest

from ingest.morphology import nominative, parses, recase
from ingest.names import core, signature, tokens


def reading(word: str, case: str, number: str = "sing", pos: str = "NOUN"):  # type: ignore[no-untyped-def]
    return next(r for r in parses(word) if (r.case, r.number, r.pos) == (case, number, pos))


@pytest.mark.parametrize(
    ("word", "case", "number", "pos", "expected"),
    [
        ("Министерства", "gent", "sing", "NOUN", "Министерство"),
        ("Комитету", "datv", "sing", "NOUN", "Комитет"),
        ("технологий", "gent", "plur", "NOUN", "технологии"),
        ("Вологодской", "gent", "sing", "ADJF", "Вологодская"),
        ("АДМИНИСТРАЦИИ", "gent", "sing", "NOUN", "АДМИНИСТРАЦИЯ"),
        ("Северо-Западного", "gent", "sing", "ADJF", "Северо-Западный"),
        ("отчета", "gent", "sing", "NOUN", "отчет"),
    ],
)
def test_nominative(word: str, case: str, number: str, pos: str, expected: str) -> None:
    assert nominative(word, reading(word, case, number, pos)) == expected


@pytest.mark.parametrize(
    ("form", "case", "gender", "name"),
    [
        ("Закиров", "nomn", "masc", "Закиров"),
        ("Закирова", "gent", "masc", "Закиров"),
        ("Закирова", "nomn", "femn", "Закирова"),
        ("Шайхутдинову", "datv", "masc", "Шайхутдинов"),
        ("Маклаковым", "ablt", "masc", "Маклаков"),
        ("Сливиной", "gent", "femn", "Сливина"),
        ("Сливину", "accs", "femn", "Сливина"),
    ],
)
def test_surnames_that_no_dictionary_lists(form: str, case: str, gender: str, name: str) -> None:
    as_surname = [
        r for r in parses(form) if r.lemma in {"закиров", "шайхутдинов", "маклаков", "сливин"}
    ]
    assert name in {
        nominative(form, r)
        for r in as_surname
        if (r.case, r.gender, r.number) == (case, gender, "sing")
    }


def test_a_reading_the_word_does_not_have_leaves_it_alone() -> None:
    assert nominative("музеем", reading("школой", "ablt")) == "музеем"


@pytest.mark.parametrize(
    ("form", "pattern", "expected"),
    [("москва", "Москвы", "Москва"), ("москва", "МОСКВЫ", "МОСКВА"), ("парк", "парка", "парк")],
)
def test_capitals_stay(form: str, pattern: str, expected: str) -> None:
    assert recase(form, pattern) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Министерства образования Иркутской области",
            "Министерство образования Иркутской области",
        ),
        ("ООО «Тёплый дом»", "ООО «Теплый дом»"),
        ("АНО «Школа туризма»", "Школа туризма"),
        ("Министерство транспорта РФ", "Министерство транспорта Российской Федерации"),
        ("Комитет по туризму", "Комитетом по туризму"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert signature(one) == signature(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Комитет по туризму", "Комитет по культуре"),
        ("Городская больница № 5", "Городская больница № 6"),
        ("ООО «Дом»", "ООО «Домик»"),
        ("Томский политехнический университет", "Томский государственный университет"),
        ("Союз промышленников", "Фонд промышленников"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert signature(one) != signature(other)


def test_core_of_a_quoted_name() -> None:
    assert core("НП «Городские проекты»") == "Городские проекты"
    assert core("ООО «Отель «Нева»»") == "Отель «Нева»"
    assert core("Комитет по туризму") is None


def test_words_of_a_name() -> None:
    assert tokens("Фонд «Лён», г. Санкт-Петербург") == ["Фонд", "Лен", "г", "Санкт-Петербург"]


@pytest.mark.parametrize("word", ["АКДНиЗП", "СПоК", "УрФУ"])
def test_an_abbreviation_with_small_letters_stays_as_it_is(word: str) -> None:
    assert nominative(word, parses(word)[0]) == word
