"""BM25 as an inner product: what a passage gives for each of its words, what a word is worth.

The rarity of words is on the side of the question, so it is always that of the generation that is
searched, whatever else stands in the collection.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from zlib import crc32

from kg.fulltext import Clauses
from kg.fulltext.clauses import CONTEXT_WEIGHT, NAMES_WEIGHT, PHRASE_WEIGHT, THING_WEIGHT

#: The usual parameters of BM25; a passage of so many words is neither long nor short.
SATURATION = 1.2
BY_LENGTH = 0.75
MIDDLING = 22

#: Milvus numbers dimensions with 32 bits; the first is for passages without a word.
DIMENSIONS = (1 << 32) - 3
NO_WORD = {0: 1.0}

Weights = Mapping[int, float]


def weights_of(
    words: Sequence[str], names: Sequence[str], context: Sequence[str], things: Sequence[str]
) -> dict[int, float]:
    """What a passage gives for each word and thing: the best of its own, its names', its context's.

    Milvus takes no vector without a dimension.
    """
    length = 1 - BY_LENGTH + BY_LENGTH * len(words) / MIDDLING
    found = {word_dimension(word): CONTEXT_WEIGHT for word in context}
    found |= {word_dimension(word): NAMES_WEIGHT for word in names}
    for word, times in Counter(words).items():
        own = times * (1 + SATURATION) / (times + SATURATION * length)
        dimension = word_dimension(word)
        found[dimension] = max(own, found.get(dimension, 0.0))
    found |= {thing_dimension(thing): 1.0 for thing in things}
    return found or NO_WORD


def word_dimension(lemma: str) -> int:
    return 1 + crc32(lemma.encode()) % DIMENSIONS


def thing_dimension(iri: str) -> int:
    """No word has a space in it."""
    return word_dimension(f"thing {iri}")


@dataclass(frozen=True)
class Worth:
    """What finding words is worth: of several alternatives the best found counts."""

    words: Sequence[Weights]
    phrases: Sequence[tuple[str, float]]

    @property
    def vector(self) -> dict[int, float]:
        """Scores no passage lower than `score` does, but for phrases."""
        worth: dict[int, float] = {}
        for alternatives in self.words:
            for dimension, weight in alternatives.items():
                worth[dimension] = worth.get(dimension, 0.0) + weight
        return worth

    def score(self, weights: Weights, words: str) -> float:
        """Of a passage with these weights and these words."""
        return sum(
            max(weight * weights.get(dimension, 0.0) for dimension, weight in alternatives.items())
            for alternatives in self.words
        ) + sum(weight for phrase, weight in self.phrases if phrase in words)


def worth(clauses: Clauses, frequency: Callable[[str], int], length: int) -> Worth:
    """Of what clauses look for, among so many passages."""

    def rarity(lemma: str) -> float:
        having = min(frequency(lemma), length)
        return log(1 + (length - having + 0.5) / (having + 0.5))

    words = [
        {word_dimension(one.lemma): one.weight * rarity(one.lemma) for one in alternatives}
        for alternatives in clauses.words
    ]
    things = [{thing_dimension(thing): THING_WEIGHT} for thing in clauses.things]
    phrases = [
        (padded(phrase), PHRASE_WEIGHT * sum(map(rarity, phrase))) for phrase in clauses.preferred
    ]
    return Worth([*words, *things], phrases)


def padded(words: Sequence[str]) -> str:
    """Words so that a phrase among them is a part of the text: « утвердить план »"""
    return f" {' '.join(words)} "
