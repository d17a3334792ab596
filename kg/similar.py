"""«Похожие положения»: the passages that say nearly what another passage or provision says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log

from pyoxigraph import NamedNode

from kg.asking import text
from kg.encoder import Encoder, load_encoder
from kg.errors import UnknownPassage
from kg.fulltext import Alternative, Clauses, Stored
from kg.generations import Generation
from kg.lexical import lemmas
from kg.search.repeats import collapsed
from kg.vectors import refuse_other_encoder

#: So many passages of either kind are compared, or as many times as many as are wanted.
DEPTH = 30
OF_EACH = 3

#: The rarest words tell most; looking for all of a long text takes long.
TELLING = 25

#: Texts that have this share of their words in common, rare ones counting more, are one.
SAME = 0.85

#: What is less alike is not alike.
LEAST = 0.2

#: Headings and numbers of pages are like too many others.
FEWEST_WORDS = 3

#: What each word of a text weighs: rare ones more.
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Similar:
    """A passage like another one; `repeats` where their words are nearly all the same.

    `also` are further passages that repeat this one.
    """

    passage: str
    document: str
    file: str
    title: str
    text: str
    score: float
    repeats: bool
    also: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Candidate:
    passage: Stored
    weights: Weights
    shared: float
    score: float


def similar(
    generation: Generation, iri: str, *, k: int = 10, encoder: Encoder | None = None
) -> list[Similar]:
    """The k passages most like a passage or a provision, best first; no part of itself.

    Raises UnknownPassage where there is none of this IRI, EncoderMismatch as search does.
    """
    rows = generation.select("worded", thing=NamedNode(iri)) if _is_iri(iri) else []
    if not rows:
        raise UnknownPassage(f"There is no passage or provision {iri}.")
    own = {text(row, "passage") for row in rows}
    found = _compared(
        generation, text(rows[0], "text"), own, max(DEPTH, OF_EACH * k), encoder or load_encoder()
    )
    telling = [one for one in found if len(one.weights) >= FEWEST_WORDS and one.score >= LEAST]
    telling.sort(key=lambda one: (-one.score, one.passage.text("passage")))
    alone = collapsed(telling, lambda one, other: _shared(one.weights, other.weights) >= SAME)
    return [_similar(best, also) for best, *also in alone[:k]]


def _compared(
    generation: Generation, words: str, own: set[str], depth: int, encoder: Encoder
) -> list[_Candidate]:
    """Passages that are near in meaning or have the words; the latter are at least far."""
    weigh = _Scales(generation)
    original = weigh(words)
    near = _near(generation, words, depth, encoder)
    far = min(near.values(), default=0.0)
    rarest = sorted(original, key=lambda word: -original[word])[:TELLING]
    having = Clauses(words=[[Alternative(word)] for word in rarest])
    numbers = {*near, *generation.fulltext.nearest(having, depth)}
    found = []
    for number, passage in generation.fulltext.passages(numbers).items():
        if passage.text("passage") not in own:
            weights = weigh(passage.text("text"))
            shared = _shared(original, weights)
            score = (near.get(number, far) + shared) / 2
            found.append(_Candidate(passage, weights, shared, score))
    return found


def _near(generation: Generation, words: str, depth: int, encoder: Encoder) -> dict[int, float]:
    refuse_other_encoder(encoder, generation.manifest.model, generation.manifest.dimension)
    vector = encoder.encode_passages([words])[0]
    return dict(generation.vectors.nearest(vector, depth)) if vector.any() else {}


class _Scales:
    """Weighs the words of texts by how few passages have them."""

    def __init__(self, generation: Generation) -> None:
        passages, frequency = generation.manifest.passages, generation.vocabulary.passages
        self._weight = cache(lambda lemma: log(1 + passages / (1 + frequency(lemma))))

    def __call__(self, words: str) -> Weights:
        return {lemma: self._weight(lemma) for lemma in lemmas(words)}


def _shared(one: Weights, other: Weights) -> float:
    """The weight of the words that both have, as a share of all words of both."""
    weights = {**one, **other}
    common = sum(weights[word] for word in one.keys() & other.keys())
    return common / max(sum(weights.values()), 1e-9)


def _similar(one: _Candidate, also: Iterable[_Candidate]) -> Similar:
    return Similar(
        **one.passage.texts("passage", "document", "file", "title", "text"),
        score=one.score,
        repeats=one.shared >= SAME,
        also=[other.passage.text("passage") for other in also],
    )


def _is_iri(iri: str) -> bool:
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return True
