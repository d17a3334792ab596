"""How well passages hold what is sought, word by word: the same word, or one like it in meaning.

For each sought word the most similar word of the passage counts, by the rarity of what is sought
(the late interaction of Khattab and Zaharia, ColBERT, SIGIR 2020, over static word vectors).
"""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from kg.fulltext import Alternative, FullText
from kg.search.expansion import Sought
from kg.search.question import Wanted
from kg.wordvectors import Codes, WordVectors, is_known

#: Another word, however like, is not the word itself.
LIKEST = 0.95

#: An alternative of so much weight says how rare a sought word is.
SURE = 0.5

Scores = NDArray[np.float32]


class Matcher:
    """What is sought, compared with the words of passages; what was compared is remembered."""

    def __init__(
        self,
        sought: Sequence[Sought],
        fulltext: FullText,
        vectors: WordVectors,
        *,
        wants: Wanted = "",
    ) -> None:
        self.sought = sought
        self.wants = wants
        each = [alternative for one in sought for alternative in one.alternatives]
        #: Of what is sought; «быть» is rare in resolutions, yet says little.
        self.rarity = np.array(
            [_rarity(one.alternatives, fulltext) * vectors.weight(one.typed) for one in sought],
            dtype=np.float32,
        )
        self.codes = vectors.codes([alternative.lemma for alternative in each])
        self._weights = np.array([alternative.weight for alternative in each], np.float32)
        self._starts = np.cumsum([0, *(len(one.alternatives) for one in sought)])[:-1]
        self._vectors = vectors
        typed = vectors.codes([one.typed for one in sought for _ in one.alternatives])
        #: The words compared so far, in their order, and a column for each: at first one of none.
        self._words = np.array([-1], np.int64)
        self._likeness = np.zeros((len(sought), 1), np.float32)
        self._meant = np.where(is_known(self.codes), self.codes, typed)

    def share(self, likeness: Scores) -> Scores:
        """Of each column of likenesses, the share of what is sought that is held."""
        return self.worth(likeness) / max(float(self.rarity.sum()), 1e-9)

    def worth(self, likeness: Scores) -> Scores:
        """Of each column of likenesses, all that is sought together."""
        return np.asarray((self.rarity[:, np.newaxis] * likeness).sum(axis=0))

    def likeness(self, passages: Sequence[Codes]) -> Scores:
        """A row for each sought word: how like it the likest word of each passage is."""
        lengths = np.array([len(passage) for passage in passages])
        found = np.zeros((len(self.rarity), len(passages)), dtype=np.float32)
        filled = lengths > 0
        if filled.any():
            of_words = self.likeness_of_words(np.concatenate(passages))
            starts = np.cumsum(np.append(0, lengths[filled]))[:-1]
            found[:, filled] = np.maximum.reduceat(of_words, starts, axis=1)
        return found

    def likeness_of_words(self, words: Codes) -> Scores:
        """A row for each sought word, a column for each of the words: from 0 to 1."""
        different, each = np.unique(words, return_inverse=True)
        places = np.searchsorted(self._words, different)
        known = self._words[np.minimum(places, len(self._words) - 1)] == different
        if not known.all():
            self._remember(different[~known])
            places = np.searchsorted(self._words, different)
        return self._likeness[:, places[each]]

    def _remember(self, words: Codes) -> None:
        """What was compared once: excerpts have the words of passages."""
        every = np.concatenate([self._words, words])
        order = np.argsort(every)
        self._words = every[order]
        self._likeness = np.hstack([self._likeness, self._compare(words)])[:, order]

    def _compare(self, words: Codes) -> Scores:
        likeness = self._vectors.likeness(self._meant, words)
        np.clip(likeness, 0, LIKEST, out=likeness)
        likeness[self.codes[:, np.newaxis] == words] = 1
        likeness *= self._weights[:, np.newaxis]
        return np.maximum.reduceat(likeness, self._starts, axis=0)


def _rarity(alternatives: Sequence[Alternative], fulltext: FullText) -> float:
    """As BM25 has it, of the most frequent of the likely alternatives."""
    frequency = max(
        (fulltext.frequency(each.lemma) for each in alternatives if each.weight >= SURE), default=0
    )
    return log(1 + (len(fulltext) - frequency + 0.5) / (frequency + 0.5))
