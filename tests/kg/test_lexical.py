"""Which words search compares."""

import pytest

from kg.lexical import further, lemmas, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Рекомендовать главам регионов", ["рекомендовать", "глава", "регион"]),
        ("Комитету по туризму и торговле", ["комитет", "туризм", "торговля"]),
        ("ещё не принятое решение", ["еще", "принять", "решение"]),
        ("распоряжение № 10-рп", ["распоряжение", "10-рп"]),
        ("п. 2.1.3 приказа 5/19-пр", ["п", "2.1.3", "приказ", "5/19-пр"]),
        ("социально‑экономическое развитие", ["социально-экономический", "развитие"]),
        ("г.Москва,2019г.", ["г", "москва", "2019г"]),
        ("Where is the Committee for Tourism?", ["committee", "tourism"]),
        ("ЕС, Wi-Fi", ["ес", "wi-fi"]),
        ("Кто где и когда?", []),
        ("«_____» …", []),
        ("", []),
    ],
)
def test_lemmas(text: str, expected: list[str]) -> None:
    assert lemmas(text) == expected


def test_every_word_is_a_span_of_its_text() -> None:
    text = "О плане (2.1.3) — Комитету"
    assert [text[word.start : word.end] for word in words(text)] == ["плане", "2.1.3", "Комитету"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("распоряжение от 10.02.2017", ["2017-02-10", "2017", "февраль"]),
        ("10 февраля 2017 года", ["2017-02-10"]),
        ("February 10, 2017", ["2017-02-10"]),
        ("Санкт-Петербургский кластер в 2017-2020", ["санкт", "петербургский", "2017", "2020"]),
        ("летом 2013-го", ["2013"]),
        ("32.13.2017 и 10-рп", []),
    ],
)
def test_what_words_are_also_found_by(text: str, expected: list[str]) -> None:
    assert [word.lemma for word in further(text)] == expected
