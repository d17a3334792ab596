"""What is understood of what a person types."""

import pytest

from kg.search.question import understood


@pytest.mark.parametrize(
    ("typed", "words", "phrases", "excluded"),
    [
        ("планы комитета", ["план", "комитет"], [], []),
        ('план "круглого стола"', ["план", "круглый", "стол"], [("круглый", "стол")], []),
        ("«Зелёный день» форума", ["зеленый", "день", "форум"], [("зеленый", "день")], []),
        ("кластер -туризм", ["кластер"], [], [("туризм",)]),
        ("кластер -«круглый стол»", ["кластер"], [], [("круглый", "стол")]),
        ("социально-экономический план", ["социально-экономический", "план"], [], []),
        ("кластер - план", ["кластер", "план"], [], []),
        ("", [], [], []),
    ],
)
def test_words_phrases_and_what_a_minus_excludes(
    typed: str, words: list[str], phrases: list[tuple[str, ...]], excluded: list[tuple[str, ...]]
) -> None:
    question = understood(typed)
    assert [word.lemma for word in question.words] == words
    assert list(question.phrases) == phrases
    assert list(question.excluded) == excluded


@pytest.mark.parametrize(
    ("typed", "wants"),
    [
        ("Когда подписан меморандум", "day"),
        ("До какого срока действует программа?", "day"),
        ("When was the memorandum signed?", "day"),
        ("Сколько компаний в кластере?", "number"),
        ("what share of buildings was retrofitted", "number"),
        ("планы комитета", ""),
    ],
)
def test_what_is_asked_for(typed: str, wants: str) -> None:
    assert understood(typed).wants == wants


@pytest.mark.parametrize("typed", ["Кто председатель НП «ГОД»?", "where is «Green Day» held"])
def test_in_a_sentence_quotes_only_name_things(typed: str) -> None:
    assert understood(typed).is_sentence
