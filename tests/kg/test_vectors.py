"""Vectors are found by meaning, whichever segments they lie in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from kg.errors import EncoderMismatch
from kg.passages import IndexedPassage, iri_number
from kg.vectors import EmbeddedVectors, VectorIndex, Vectors
from kg.vectors.sizes import Sizes

#: So small that a hundred documents have what a million have.
SMALL = Sizes(exact=60, coded=30, small=8)

SUBJECTS = ["туризм", "вода", "энергия", "кластер", "бюджет", "школа", "дорога", "лес"]


def passages(document: str, words: str) -> list[IndexedPassage]:
    """A document of one passage, or of one for each line."""
    return [
        IndexedPassage(f"{document}/passage/{place}", line, ())
        for place, line in enumerate(words.splitlines())
    ]


class Base:
    """Documents by their words, kept in a folder of vectors."""

    def __init__(self, folder: Path, encoder: SimpleNamespace, sizes: Sizes = SMALL) -> None:
        self.folder = folder / "vectors"
        self.encoder = encoder
        self.sizes = sizes
        self.read: list[str] = []

    def refresh(self, documents: Mapping[str, str]) -> None:
        def of(document: str) -> Sequence[IndexedPassage]:
            self.read.append(document)
            return passages(document, documents[document])

        marks = dict(documents)
        VectorIndex(self.folder, sizes=self.sizes).refresh(marks, of, self.encoder)

    def published(self) -> Vectors:
        number = len(list(self.folder.parent.glob("published-*")))
        target = self.folder.parent / f"published-{number}"
        VectorIndex(self.folder, sizes=self.sizes).publish(target)
        return EmbeddedVectors(target)

    def nearest(self, words: str, k: int = 1, **options: object) -> list[tuple[int, float]]:
        vector = self.encoder.encode_queries([words])[0]
        return self.published().nearest(vector, k, **options)

    def files(self) -> dict[str, int]:
        """The files of vectors, told apart even where one takes another's name."""
        return {path.name: path.stat().st_ino for path in self.folder.glob("*.faiss")}


@pytest.fixture
def base(tmp_path: Path, encoder: SimpleNamespace) -> Base:
    return Base(tmp_path, encoder)


def many(count: int) -> dict[str, str]:
    """«туризм вода номер-17», each of other words."""
    return {
        f"http://x/{n}": f"{SUBJECTS[n % 8]} {SUBJECTS[n // 8 % 8]} номер-{n}" for n in range(count)
    }


def number_of(document: str, place: int = 0) -> int:
    return iri_number(f"{document}/passage/{place}")


def test_a_passage_counts_once_and_with_the_closest_of_its_vectors(base: Base) -> None:
    window = IndexedPassage("http://x/1/passage/0", "вода", ())
    other = IndexedPassage("http://x/1/passage/0", "вода лес", ())
    index = VectorIndex(base.folder)
    index.refresh({"http://x/1": "1"}, lambda _: [other, window], base.encoder)
    assert base.nearest("вода", k=5) == [(number_of("http://x/1"), pytest.approx(1.0, abs=1e-3))]


def test_a_new_document_leaves_the_files_of_the_others_alone(base: Base) -> None:
    base.refresh(many(100))
    before = base.files()
    base.refresh(many(100) | {"http://x/new": "дорога школа"})
    assert base.read[100:] == ["http://x/new"]
    assert before.items() < base.files().items()
    assert base.nearest("дорога школа")[0][0] == number_of("http://x/new")


def test_generations_share_the_files(base: Base) -> None:
    base.refresh(many(100))
    base.published()
    assert all(path.stat().st_nlink == 2 for path in base.folder.glob("*.faiss"))


def test_segments_stay_few(base: Base) -> None:
    documents = many(200)
    for count in range(1, 201):
        base.refresh(dict(list(documents.items())[:count]))
        assert len(base.files()) <= 6
    assert len(base.read) == 200
    assert {number for number, _ in base.nearest("туризм", k=200)} == {
        number_of(document) for document in documents
    }


def test_what_is_taken_out_or_changed_is_no_longer_found(base: Base) -> None:
    documents = many(100)
    base.refresh(documents)
    documents.pop("http://x/17")
    documents["http://x/18"] = "лесопилка"
    base.refresh(documents)
    found = dict(base.nearest("номер-17", k=100))
    assert len(found) == 99
    assert number_of("http://x/17") not in found
    assert base.nearest("лесопилка")[0] == (
        number_of("http://x/18"),
        pytest.approx(1.0, abs=1e-3),
    )


def test_what_is_put_back_is_found_again(base: Base) -> None:
    documents = many(100)
    base.refresh(documents)
    base.refresh(dict(list(documents.items())[:50]))
    base.refresh(documents)
    assert [number for number, _ in base.nearest("туризм", k=100)].count(
        number_of("http://x/77")
    ) == 1


def test_nothing_is_left_of_what_was_all_taken_out(base: Base) -> None:
    base.refresh(many(100))
    base.refresh({})
    assert base.nearest("туризм") == []


def test_only_what_is_allowed_is_found(base: Base) -> None:
    base.refresh(many(100))
    allowed = {number_of("http://x/3"), number_of("http://x/99")}
    assert {number for number, _ in base.nearest("туризм вода", k=5, allowed=allowed)} == allowed
    assert base.nearest("туризм", allowed=set()) == []


@pytest.mark.parametrize(
    "sizes", [SMALL, replace(SMALL, celled=100, of_a_cell=20)], ids=["in one", "in cells"]
)
def test_codes_hardly_lose_what_an_exact_scan_finds(
    tmp_path: Path, encoder: SimpleNamespace, sizes: Sizes
) -> None:
    coded = Base(tmp_path / "coded", encoder, sizes)
    scanned = Base(tmp_path / "scanned", encoder, Sizes())
    for base in (coded, scanned):
        base.refresh(many(400))
    vectors = encoder.encode_queries(list(many(400).values()))
    best = [[n.published().nearest(v, 1)[0][1] for v in vectors] for n in (coded, scanned)]
    assert np.isclose(*best).mean() > 0.95


def test_a_killed_writer_goes_on_where_it_was(
    base: Base, encoder: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here with an encoder that gives up in the third of four parts of the work."""
    monkeypatch.setattr("kg.vectors.index.TEXTS", 10)
    monkeypatch.setattr("kg.vectors.index.WAITING", 9)
    parts = []

    def encode(texts: Sequence[str]) -> object:
        if len(parts) == 2:
            raise KeyboardInterrupt
        parts.append(texts)
        return encoder.encode_passages(texts)

    base.encoder = SimpleNamespace(name=encoder.name, dimension=64, encode_passages=encode)
    with pytest.raises(KeyboardInterrupt):
        base.refresh(many(40))
    base.encoder = encoder
    base.refresh(many(40))
    assert sorted(base.read[30:], key=len) == [f"http://x/{n}" for n in range(20, 40)]
    assert len(base.nearest("туризм", k=100)) == 40


def test_what_an_unfinished_writer_left_is_cleared_away(base: Base) -> None:
    base.refresh(many(3))
    (base.folder / "000099.faiss").write_bytes(b"half")
    base.refresh(many(4))
    assert "000099.faiss" not in base.files()


def test_vectors_of_two_models_never_mix(base: Base, encoder: SimpleNamespace) -> None:
    base.refresh(many(3))
    base.encoder = SimpleNamespace(
        name="other", dimension=64, encode_passages=encoder.encode_passages
    )
    with pytest.raises(EncoderMismatch, match="made by hashed-words, not by other"):
        base.refresh(many(4))


def test_vectors_made_by_another_recipe_are_made_anew(base: Base) -> None:
    base.refresh(many(3))
    notes = base.folder / "segments.json"
    notes.write_text(notes.read_text().replace('"recipe": 1', '"recipe": 0'))
    base.refresh(many(3))
    assert len(base.read) == 6
    assert len(base.nearest("туризм", k=10)) == 3
