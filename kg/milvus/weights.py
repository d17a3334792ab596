"""BM25 as an inner product: what a passage gives for each of its words, what a word is worth.

The rarity of words is on the side of the question, so it is always that of the generation that is
searched, whatever else stands in the collection.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from zlib import crc32

from kg.fulltext import Clauses
from kg.fulltext.clauses import FIELDS, PHRASE_WEIGHT, THING_WEIGHT

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
    """What a passage gives for each of its words, of its names, of its context, for each thing.

    Milvus takes no vector without a dimension.
    """
    length = 1 - BY_LENGTH + BY_LENGTH * len(words) / MIDDLING
    found = {
        dimension("words", word): times * (1 + SATURATION) / (times + SATURATION * length)
        for word, times in Counter(words).items()
    }
    found |= {dimension("names", word): FIELDS["names"] for word in names}
    found |= {dimension("context", word): FIELDS["context"] for word in context}
    found |= {dimension("entity", thing): 1.0 for thing in things}
    return found or NO_WORD


def dimension(field: str, term: str) -> int:
    """No field and no word has a space in it."""
    return 1 + crc32(f"{field} {term}".encode()) % DIMENSIONS


@dataclass(frozen=True)
class Worth:
    """What finding words is worth, and what finding phrases is."""

    vector: Weights
    phrases: Sequence[tuple[str, float]]

    def score(self, of_words: float, words: str) -> float:
        """Of a passage with these words, which score so much one by one."""
        return of_words + sum(weight for phrase, weight in self.phrases if phrase in words)


def worth(clauses: Clauses, frequency: Callable[[str, str], int], length: int) -> Worth:
    """Of what clauses look for, among so many passages; `frequency` is of a word in a field."""

    def rarity(field: str, lemma: str) -> float:
        having = min(frequency(field, lemma), length)
        return log(1 + (length - having + 0.5) / (having + 0.5))

    vector = {dimension("entity", thing): THING_WEIGHT for thing in clauses.things}
    for one in chain.from_iterable(clauses.words):
        for field in FIELDS:
            place = dimension(field, one.lemma)
            vector[place] = vector.get(place, 0.0) + one.weight * rarity(field, one.lemma)
    phrases = [
        (padded(phrase), PHRASE_WEIGHT * sum(rarity("words", lemma) for lemma in phrase))
        for phrase in clauses.preferred
    ]
    return Worth(vector, phrases)


def padded(words: Sequence[str]) -> str:
    """Words so that a phrase among them is a part of the text: « утвердить план »"""
    return f" {' '.join(words)} "
