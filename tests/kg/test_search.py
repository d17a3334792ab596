"""Which passages are found, and what in them is marked."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.encoder import Encoder
from kg.generations import Generation, Generations
from kg.search import Hit, find, search
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


def texts(hits: list[Hit]) -> list[str]:
    return [hit.text for hit in hits]


PLAN = "1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года."
CHAIR = "2. Председатель Совета: Норвегия, март 2016 – март 2017. В Совете 34 участника."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"подготовить план"', [PLAN]),
        ('"план подготовить"', []),
        ("план -комитет", [CHAIR]),
        ("план –комитет", [CHAIR]),
        ("«Председатель Совета» -план", [CHAIR]),
    ],
    ids=["a phrase", "in another order", "a word that must not be there", "with a dash", "both"],
)
def test_what_rules_passages_out(
    generation: Generation, encoder: Encoder, query: str, found: list[str]
) -> None:
    hits = search(generation, query, encoder=encoder)
    assert [text for text in texts(hits) if text in (PLAN, CHAIR)] == found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("придседатель совета", "председатель Совета"),
        ("ghtlctlfntkm", "Председатель"),
        ("придседатель -план", "председатель -план"),
    ],
    ids=["a slip", "the other keyboard layout", "a slip beside what must not be there"],
)
def test_what_was_meant_is_found_and_said(
    generation: Generation, encoder: Encoder, typed: str, meant: str
) -> None:
    found = find(generation, typed, encoder=encoder)
    assert found.corrected.lower() == meant.lower()
    assert found.hits[0].text == CHAIR


def test_a_slip_in_an_english_word_is_said_too(generation: Generation, encoder: Encoder) -> None:
    found = find(generation, "aprove plan", encoder=encoder)
    assert found.corrected == "approve plan"
    assert found.hits[0].text == PLAN


def test_a_day_is_found_however_it_is_written(generation: Generation, encoder: Encoder) -> None:
    assert texts(search(generation, "01.07.2019", k=1, encoder=encoder)) == [PLAN]


def test_hits_are_narrowed_down_and_counted(generation: Generation, encoder: Encoder) -> None:
    found = find(generation, "план комитета", counted=True, encoder=encoder)
    (modality, count), *_ = found.facets["modality"]
    assert (modality, count) == ("https://w3id.org/svod/ontology#Recommendation", 1)
    narrowed = find(generation, "совет", narrowed={"modality": [modality]}, encoder=encoder)
    assert texts(narrowed.hits) == [PLAN]
    browsed = find(generation, "", narrowed={"modality": [modality]}, encoder=encoder)
    assert texts(browsed.hits) == [PLAN]


def test_an_english_question_marks_the_russian_words(
    generation: Generation, encoder: Encoder
) -> None:
    (hit,) = search(generation, "Who is the chairman of the Council?", k=1, encoder=encoder)
    assert marked(hit) == (
        "2. |Председатель| |Совета|: Норвегия, март 2016 – март 2017. В |Совете| 34 участника."
    )


@pytest.mark.usefixtures("generation")
def test_repeats_are_one_hit(
    data: Path, primary: Primary, encoder: Encoder, example: SimpleNamespace
) -> None:
    primary.put(example.document(6), example.protocol(6))
    primary.put(example.document(8), example.protocol(8, {"2019": "2021"}))
    primary.publish()
    found = search(Generations(data).current(), "план комитета", encoder=encoder)
    plans = [hit for hit in found if "подготовить план" in hit.text]
    assert [("2021" in hit.text, len(hit.repeats)) for hit in plans] == [(False, 1), (True, 0)]
