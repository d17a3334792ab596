"""From a question's words to passages: by their words and by what they mean."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.asking import text
from kg.encoder import Encoder, load_encoder
from kg.generations import Generation
from kg.lexical import lemmas, words
from kg.vectors import refuse_other_encoder

#: The constant of reciprocal-rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).
FUSION = 60

#: Each ranking is read at least this far: what is good in one may be far down in the other.
DEPTH = 50

#: More different words than anyone asks with.
MOST_WORDS = 100


@dataclass(frozen=True)
class Hit:
    """A passage found; each highlight is a span of its text that a word of the query matches."""

    passage: str
    document: str
    file: str
    title: str
    text: str
    score: float
    highlights: list[tuple[int, int]]


def search(
    generation: Generation, query: str, *, k: int = 10, encoder: Encoder | None = None
) -> list[Hit]:
    """The k best passages, best first; none for a query without a word that says anything.

    Raises EncoderMismatch when the generation's vectors were made by another encoder.
    """
    sought = list(dict.fromkeys(lemmas(query)))[:MOST_WORDS]
    if not sought or k < 1:
        return []
    depth = max(DEPTH, k)
    by_words = generation.fulltext.nearest(sought, depth)
    by_meaning = _nearest_in_meaning(generation, query, depth, encoder or load_encoder())
    best = fuse([by_words, by_meaning])[:k]
    return [_hit(generation, number, score, set(sought)) for number, score in best]


def fuse(rankings: Iterable[Sequence[int]]) -> list[tuple[int, float]]:
    """One ranking with scores: what stands high in several rankings comes first."""
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            scores[number] += 1 / (FUSION + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def highlights(passage: str, sought: Collection[str]) -> list[tuple[int, int]]:
    """The spans of the words that have one of the lemmas."""
    return [(word.start, word.end) for word in words(passage) if word.lemma in sought]


def _nearest_in_meaning(
    generation: Generation, query: str, depth: int, encoder: Encoder
) -> list[int]:
    """Nothing when the encoder knows no word of the query."""
    refuse_other_encoder(encoder, generation.manifest.model, generation.manifest.dimension)
    vector = encoder.encode_queries([query])[0]
    return [n for n, _ in generation.vectors.nearest(vector, depth)] if vector.any() else []


def _hit(generation: Generation, number: int, score: float, sought: Collection[str]) -> Hit:
    passage = generation.fulltext.passage(number)
    row = generation.select("hit", passage=NamedNode(passage))[0]
    words_of_passage = text(row, "text")
    return Hit(
        passage=passage,
        document=text(row, "document"),
        file=text(row, "file"),
        title=text(row, "title"),
        text=words_of_passage,
        score=score,
        highlights=highlights(words_of_passage, sought),
    )
