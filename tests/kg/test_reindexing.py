"""Indexes made anew with another encoder: readers see the old ones until all is done."""

import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.generations import Generations
from kg.search import search
from kg.store import Primary

REINDEXER = Path(__file__).with_name("dying_reindexer.py")
DOCUMENTS = range(5, 10)


class Counting:
    """The encoder under another name; it counts the texts that it encodes."""

    name = "other"

    def __init__(self, encoder: SimpleNamespace) -> None:
        self._encoder = encoder
        self.dimension = encoder.dimension
        self.encode_queries = encoder.encode_queries
        self.encoded = 0

    def encode_passages(self, texts: list[str]) -> object:
        self.encoded += len(texts)
        return self._encoder.encode_passages(texts)


@pytest.fixture
def five(primary: Primary, data: Path, example: SimpleNamespace) -> Path:
    """Five protocols of three passages, published with the encoder that made their vectors."""
    for number in DOCUMENTS:
        primary.put(example.document(number), example.protocol(number))
    primary.publish()
    primary.close()
    return data


def models(data: Path) -> tuple[str, str]:
    generation = Generations(data).current()
    return generation.name, generation.manifest.model


@pytest.mark.parametrize(
    ("moment", "left", "served"),
    [
        ("kg.vectors.notes replace_text 1", 15, "hashed-words"),
        ("kg.vectors.notes replace_text 4", 9, "hashed-words"),
        ("kg.vectors.index write_segment 5", 3, "hashed-words"),
        ("kg.store publish 1", 0, "hashed-words"),
        ("kg.store taken_over 1", 0, "other"),
        ("kg.remaking sync 1", 15, "other"),
    ],
)
def test_a_killed_reindexing_goes_on_where_it_was(
    five: Path, example: SimpleNamespace, moment: str, left: int, served: str
) -> None:
    killed = example.run_python(str(REINDEXER), str(five), *moment.split())
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert models(five)[1] == served

    encoder = Counting(example.encoder)
    with Primary(five, base=example.base, encoder=encoder) as primary:
        primary.reindex()
        assert encoder.encoded == left
        primary.put(example.document(6), example.protocol(6, {"Норвегия": "Исландия"}))
        primary.publish()
    assert models(five)[1] == "other"
    assert not (five / "primary" / "remade").exists()
    hits = search(Generations(five).current(), "Исландия", k=50, encoder=encoder)
    assert example.found(hits) == 15
    assert [hit.document for hit in hits if "Исландия" in hit.text] == [example.document(6)]


def test_meanwhile_others_write_with_the_old_encoder(
    five: Path, open_primary: Callable[[], Primary], example: SimpleNamespace
) -> None:
    example.run_python(str(REINDEXER), str(five), "kg.vectors.notes", "replace_text", "4")
    with open_primary() as primary:
        primary.put(example.document(20), example.protocol(20, {"Норвегия": "Исландия"}))
        primary.publish()
    assert models(five) == ("000002", "hashed-words")

    encoder = Counting(example.encoder)
    with Primary(five, base=example.base, encoder=encoder) as primary:
        primary.reindex()
    assert encoder.encoded == 12
    assert example.found(search(Generations(five).current(), "совет", k=50, encoder=encoder)) == 18


def test_what_a_third_encoder_began_is_not_gone_on_with(
    five: Path, open_primary: Callable[[], Primary], example: SimpleNamespace
) -> None:
    example.run_python(str(REINDEXER), str(five), "kg.vectors.notes", "replace_text", "4")
    with open_primary() as primary:
        primary.reindex()
    assert models(five) == ("000002", "hashed-words")
    encoder = example.encoder
    assert example.found(search(Generations(five).current(), "совет", k=50, encoder=encoder)) == 15


@pytest.mark.usefixtures("five")
def test_its_steps_are_told(open_primary: Callable[[], Primary]) -> None:
    told: list[tuple[str, int]] = []
    done: list[int] = []

    def begun(step: str, documents: int) -> Callable[[int], None]:
        told.append((step, documents))
        return done.append

    with open_primary() as primary:
        primary.reindex(begun)
    assert told == [("full text", 5), ("vocabulary", 5), ("vectors", 5), ("links", 5)]
    assert sum(done) == 20
