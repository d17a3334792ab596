"""Surnames as they are written, and the nominatives they may come from."""

import pytest

from ingest.surnames import gender_of, surnames


@pytest.mark.parametrize(
    ("form", "gender", "case", "nominative"),
    [
        ("Слепцова", "masc", "gent", "Слепцов"),
        ("Слепцова", "femn", "nomn", "Слепцова"),
        ("Завьяловой", "femn", "gent", "Завьялова"),
        ("Дорофееву", "masc", "datv", "Дорофеев"),
        ("Витковской", "femn", "datv", "Витковская"),
        ("Чубика", "masc", "gent", "Чубик"),
        ("Шапши", "masc", "gent", "Шапша"),
        ("Куницей", "femn", "ablt", "Куница"),
        ("Махини", "masc", "gent", "Махиня"),
        ("Лысенко", "femn", "datv", "Лысенко"),
        ("Седых", "masc", "gent", "Седых"),
        ("СОЛОДОВ", "masc", "nomn", "Солодов"),
        ("Горбачёву", "masc", "datv", "Горбачёв"),
    ],
)
def test_surnames(form: str, gender: str, case: str, nominative: str) -> None:
    assert nominative in {
        each.nominative
        for each in surnames(form)
        if each.case == case and each.gender in {gender, "None"}
    }


@pytest.mark.parametrize(
    ("given", "gender"),
    [("Ирины Павловны", "femn"), ("Олега Юрьевича", "masc"), ("И.П.", None), ("", None)],
)
def test_first_names_and_patronymics_tell_who_is_a_woman(given: str, gender: str | None) -> None:
    assert gender_of(given) == gender
