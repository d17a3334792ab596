"""Which words search compares."""

import pytest

from kg.lexical import lemmas, words


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
