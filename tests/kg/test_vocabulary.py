"""Which words are corrected, which names are seen in a query, and what is offered while typing."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.generations import Generation, Generations
from kg.lexical import lemmas
from kg.store import Primary
from kg.vocabulary.completions import Completion
from kg.vocabulary.published import Vocabulary

COMMITTEE = "http://localhost:8080/id/organization/komitet-po-turizmu"
COUNCIL = "http://localhost:8080/id/organization/sovet-po-turizmu"
NORWAY = "http://localhost:8080/id/place/norvegiya"


@pytest.fixture
def vocabulary(generation: Generation) -> Vocabulary:
    return generation.vocabulary


def offered(vocabulary: Vocabulary, typed: str) -> list[str]:
    return [completion.text for completion in vocabulary.completions(typed)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("протакол", "Протокол"),
        ("прдеседатель", "Председатель"),
        ("председателль", "Председатель"),
        ("комететами", "Комитет"),
        ("участнека", "участника"),
        ("рекаминдовать", "Рекомендовать"),
        ("ghjnjrjk", "Протокол"),
        ("тщкцфн", "Norway"),
        ("ghjnfrjk", "Протокол"),
        ("lkz", "для"),
        ("председательсовета", "председатель совета"),
        ("заседаниясовета", "заседания совета"),
        ("Турзим", "туризм"),
        ("commitee", "Committee"),
    ],
)
def test_what_was_meant(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.corrections(typed)[0].written == meant


@pytest.mark.parametrize(
    "word",
    ["совет", "Советами", "Комтуризм", "norway", "10-рп", "2018", "31", "и", "кот", "Кто", "СОВЕД"],
)
def test_words_that_are_right_stay_as_they_are(vocabulary: Vocabulary, word: str) -> None:
    """In texts, in a name, a number, of no weight, in the dictionary, an abbreviation."""
    assert vocabulary.corrections(word) == []


def test_a_word_cut_in_two(vocabulary: Vocabulary) -> None:
    found = vocabulary.glued("засе", "дания")
    assert found is not None
    assert (found.written, found.lemmas, found.passages) == ("заседания", ("заседание",), 1)
    assert vocabulary.glued("совет", "план") is None


def test_the_more_frequent_of_two_words_that_are_as_near(
    data: Path, primary: Primary, example: SimpleNamespace
) -> None:
    for number in range(6, 9):
        primary.put(example.document(number), example.protocol(number, {"план до": "плен до"}))
    primary.put(example.document(), example.protocol())
    primary.publish()
    found = Generations(data).current().vocabulary.corrections("плын")
    assert [(each.written, each.passages) for each in found] == [("плен", 3), ("план", 1)]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("планы Комитета по туризму", [("Комитет по туризму", 1, 3, COMMITTEE)]),
        ("что поручено комтуризму", [("Комтуризм", 1, 2, COMMITTEE)]),
        (
            "Committee for Tourism in Norway",
            [("Committee for Tourism", 0, 2, COMMITTEE), ("Norway", 2, 3, NORWAY)],
        ),
        ("Совет по туризму", [("Совет по туризму", 0, 2, COUNCIL)]),
        ("туризм и комитет", []),
    ],
)
def test_names_in_a_query(
    vocabulary: Vocabulary, query: str, named: list[tuple[str, int, int, str]]
) -> None:
    found = vocabulary.names_in(lemmas(query))
    assert [(each.label, each.start, each.end, *each.entities) for each in found] == named


def test_an_abbreviation_that_is_a_word_too_is_a_name_in_capitals(
    data: Path, primary: Primary, example: SimpleNamespace
) -> None:
    changes = {"Комтуризм": "КОТ", "подготовить план": "подготовить план, чтобы кот был сыт"}
    primary.put(example.document(), example.protocol(5, changes))
    primary.publish()
    vocabulary = Generations(data).current().vocabulary
    assert vocabulary.names_in(["кот"], ["кота"]) == []
    assert [name.label for name in vocabulary.names_in(["кот"], ["КОТ"])] == ["КОТ"]
    assert vocabulary.names_in(["кот"]) == []


def test_while_typing(vocabulary: Vocabulary) -> None:
    assert vocabulary.completions("сове") == [
        Completion("Совет по туризму", "entity", 2, COUNCIL),
        Completion("Совет", "term", 2),
    ]
    assert vocabulary.completions("комтур") == [
        Completion("Комитет по туризму", "entity", 1, COMMITTEE, alias="Комтуризм")
    ]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("н", ["Норвегия"]),
        ("НОР", ["Норвегия"]),
        ("yjh", ["Норвегия"]),
        ("тур", ["Совет по туризму", "Комитет по туризму"]),
        ("тури", ["Совет по туризму", "Комитет по туризму", "туризм"]),
        ("комитет по т", ["Комитет по туризму"]),
        ("планы комитета по т", ["планы Комитет по туризму"]),
        ("committee f", ["Committee for Tourism"]),
        ("срок и предс", ["срок и Председатель"]),
        ("20", []),
        ("пингвин", []),
        ("", []),
        (" ?!", []),
        ("т.*", []),
    ],
)
def test_what_is_offered(vocabulary: Vocabulary, typed: str, texts: list[str]) -> None:
    assert offered(vocabulary, typed) == texts


def test_no_more_is_offered_than_asked_for(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.completions("т", 1)) == 1


def test_what_no_passage_mentions_any_more_is_not_offered(
    data: Path, primary: Primary, generation: Generation, example: SimpleNamespace
) -> None:
    assert offered(generation.vocabulary, "норв") == ["Норвегия"]
    primary.put(example.document(), example.protocol(5, {"Норвегия": "Швеция", "norv": "shv"}))
    primary.publish()
    after = Generations(data).current().vocabulary
    assert offered(after, "норв") == []
    assert after.names_in(["норвегия"]) == []
    assert not after.knows("норвегия")
    assert offered(after, "швец") == ["Швеция"]


def test_it_is_the_same_in_whatever_order_documents_came_and_went(
    data: Path, primary: Primary, example: SimpleNamespace
) -> None:
    primary.put(example.document(5), example.protocol(5))
    primary.publish()
    primary.put(example.document(6), example.protocol(6, {"Комтуризм": "Турком"}))
    primary.publish()
    primary.drop(example.document(5))
    primary.publish()
    vocabulary = Generations(data).current().vocabulary
    assert offered(vocabulary, "тури") == ["Совет по туризму", "Комитет по туризму", "туризм"]
    assert vocabulary.names_in(["комтуризм"]) == []
    primary.reindex()
    assert Generations(data).current().vocabulary.completions("тури") == [
        Completion("Совет по туризму", "entity", 2, COUNCIL),
        Completion("Комитет по туризму", "entity", 1, COMMITTEE),
        Completion("туризм", "term", 2),
    ]


def test_a_generation_from_before_there_was_a_vocabulary_opens(generation: Generation) -> None:
    shutil.rmtree(generation.path / "vocabulary")
    vocabulary = Generation(generation.path).vocabulary
    assert vocabulary.completions("тур") == []
    assert vocabulary.names_in(["норвегия"]) == []
    assert vocabulary.corrections("протакол") == []
