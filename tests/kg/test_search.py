"""Which passages are found, and what in them is marked."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.encoder import Encoder
from kg.generations import Generation, Generations
from kg.search import Hit, search
from kg.store import Primary


def marked(hit: Hit) -> str:
    """The passage with its highlights between bars."""
    text = hit.text
    for start, end in reversed(hit.highlights):
        text = f"{text[:start]}|{text[start:end]}|{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "first"),
    [
        (
            "Кто председатель советов?",
            "2. |Председатель| |Совета|: Норвегия, март 2016 – март 2017. В |Совете| 34 участника.",
        ),
        (
            "рекомендации: планы к 2019",
            "1. Рекомендовать Комитету по туризму подготовить |план| до 1 июля |2019| года.",
        ),
        (
            "Комтуризм",
            "1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.",
        ),
        (
            "what does Norway do",
            "2. Председатель Совета: |Норвегия|, март 2016 – март 2017. В Совете 34 участника.",
        ),
    ],
    ids=["in another form", "with punctuation", "by another name", "in another language"],
)
def test_the_best_passage(generation: Generation, encoder: Encoder, query: str, first: str) -> None:
    assert marked(search(generation, query, encoder=encoder)[0]) == first


def test_a_hit_says_where_it_stands(generation: Generation, encoder: Encoder) -> None:
    (hit,) = search(generation, "Норвегия", k=1, encoder=encoder)
    assert hit == Hit(
        passage="http://localhost:8080/id/document/protokol-5/passage/aaaa0003",
        document="http://localhost:8080/id/document/protokol-5",
        file="protokol-5.txt",
        title="Протокол заседания Совета по туризму",
        text="2. Председатель Совета: Норвегия, март 2016 – март 2017. В Совете 34 участника.",
        score=pytest.approx(hit.score),
        highlights=[(24, 32)],
        snippet=(0, 79),
    )


@pytest.mark.parametrize("query", ["", "  ", "?!", "кто и где?", "и", "_"])
def test_nothing_is_found_for_nothing(generation: Generation, encoder: Encoder, query: str) -> None:
    assert search(generation, query, encoder=encoder) == []


@pytest.mark.parametrize(
    "query",
    ['совет" AND (', "+совет -план", "совет:[a TO b]", "совет*~2^3", r"\совет\ {", "совет\x00 '"],
)
def test_punctuation_means_nothing(generation: Generation, encoder: Encoder, query: str) -> None:
    assert search(generation, query, encoder=encoder)[0].highlights


def test_no_more_than_k(generation: Generation, encoder: Encoder) -> None:
    assert [len(search(generation, "совет", k=k, encoder=encoder)) for k in (0, 1, 2, 9)] == [
        0,
        1,
        2,
        3,
    ]


def test_a_new_name_given_elsewhere_finds_the_passage(
    data: Path, primary: Primary, generation: Generation, encoder: Encoder, example: SimpleNamespace
) -> None:
    assert not any(hit.highlights for hit in search(generation, "Турком", encoder=encoder))
    primary.put(example.document(6), example.protocol(6, {"Комтуризм": "Турком"}))
    primary.publish()
    found = search(Generations(data).current(), "Турком", encoder=encoder)
    (hit,) = [hit for hit in found if "Комитету" in hit.text]
    assert {hit.document, *(repeat.document for repeat in hit.repeats)} == {
        example.document(5),
        example.document(6),
    }
