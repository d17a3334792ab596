"""Which passages are like a passage or a provision."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.encoder import Encoder
from kg.errors import UnknownPassage
from kg.generations import Generation, Generations
from kg.similar import similar
from kg.store import Primary

TASK = "Рекомендовать Комитету по туризму подготовить план"


@pytest.fixture
def protocols(data: Path, primary: Primary, example: SimpleNamespace) -> Generation:
    """The task of protocol 5 stands word for word in 6 and 7, in other words in 8 and 9."""
    worded = {
        5: TASK,
        6: TASK,
        7: TASK,
        8: "Просить Комитет по туризму ускорить подготовку плана",
        9: "Выделить средства на ремонт дорог",
    }
    for number, words in worded.items():
        primary.put(example.document(number), example.protocol(number, {TASK: words}))
    primary.publish()
    return Generations(data).current()


def test_the_most_like_come_first_and_repetitions_as_one(
    protocols: Generation, encoder: Encoder, example: SimpleNamespace
) -> None:
    passage = f"{example.document(5)}/passage/aaaa0002"
    first, second, *_ = similar(protocols, passage, encoder=encoder)
    assert (first.passage, first.repeats) == (f"{example.document(6)}/passage/aaaa0002", True)
    assert first.also == [f"{example.document(7)}/passage/aaaa0002"]
    assert (second.passage, second.repeats) == (f"{example.document(8)}/passage/aaaa0002", False)
    assert second.text == (
        "1. Просить Комитет по туризму ускорить подготовку плана до 1 июля 2019 года."
    )
    assert first.score > second.score


def test_a_provision_is_like_what_its_passage_is_like(
    protocols: Generation, encoder: Encoder, example: SimpleNamespace
) -> None:
    found = similar(protocols, f"{example.document(5)}/provision/1-bbbb0001", encoder=encoder)
    assert found[0].passage == f"{example.document(6)}/passage/aaaa0002"
    assert f"{example.document(5)}/passage/aaaa0002" not in [one.passage for one in found]


def test_no_more_than_k(protocols: Generation, encoder: Encoder, example: SimpleNamespace) -> None:
    passage = f"{example.document(5)}/passage/aaaa0002"
    assert len(similar(protocols, passage, k=1, encoder=encoder)) == 1


@pytest.mark.parametrize(
    "iri", ["", "no iri", "http://localhost:8080/id/document/protokol-5", "x:y"]
)
def test_only_passages_and_provisions(generation: Generation, encoder: Encoder, iri: str) -> None:
    with pytest.raises(UnknownPassage, match="no passage or provision"):
        similar(generation, iri, encoder=encoder)
