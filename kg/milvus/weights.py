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

#: Where a word can be found: a word that all titles have is no rare word of a context.
FIELDS = ("words", "names", "context")

#: Milvus numbers dimensions with 32 bits; the first is for passages without a word.
DIMENSIONS = (1 << 32) - 3
NO_WORD = {0: 1.0}

Weights = Mapping[int, float]


def weights_of(
    words: Sequence[str], names: Sequence[str], context: Sequence[str], things: Sequence[str]
) -> dict[int, float]:
    """What a passage gives for each of its words, of its names, of its context, for each thing.

    Milvus takes no vector without a dimension.
    """
    length = 1 - BY_LENGTH + BY_LENGTH * len(words) / MIDDLING
    found = {
        dimension("words", word): times * (1 + SATURATION) / (times + SATURATION * length)
        for word, times in Counter(words).items()
    }
    found |= {dimension("names", word): NAMES_WEIGHT for word in names}
    found |= {dimension("context", word): CONTEXT_WEIGHT for word in context}
    found |= {dimension("entity", thing): 1.0 for thing in things}
    return found or NO_WORD


def dimension(field: str, term: str) -> int:
    """No field and no word has a space in it."""
    return 1 + crc32(f"{field} {term}".encode()) % DIMENSIONS


@dataclass(frozen=True)
class Worth:
    """What finding words is worth: of alternatives and of fields the best found counts."""

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


def worth(clauses: Clauses, frequency: Callable[[str, str], int], length: int) -> Worth:
    """Of what clauses look for, among so many passages; `frequency` is of a word in a field."""

    def rarity(field: str, lemma: str) -> float:
        having = min(frequency(field, lemma), length)
        return log(1 + (length - having + 0.5) / (having + 0.5))

    words = [
        {
            dimension(field, one.lemma): one.weight * rarity(field, one.lemma)
            for one in alternatives
            for field in FIELDS
        }
        for alternatives in clauses.words
    ]
    things = [{dimension("entity", thing): THING_WEIGHT} for thing in clauses.things]
    phrases = [
        (padded(phrase), PHRASE_WEIGHT * sum(rarity("words", lemma) for lemma in phrase))
        for phrase in clauses.preferred
    ]
    return Worth([*words, *things], phrases)


def padded(words: Sequence[str]) -> str:
    """Words so that a phrase among them is a part of the text: « утвердить план »"""
    return f" {' '.join(words)} "
