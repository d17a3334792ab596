"""Texts as large bases have them: policy words in their frequencies, gathered around topics.

The frequent words are those of the corpus and of the golden texts; those of a topic are neighbours
in the bundled encoder, so that passages of one topic lie close together, as real ones do.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.encoder import BUNDLED
from kg.static_model import StaticModel

ROOT = Path(__file__).parents[2]
TEXTS = ("corpus/documents", "tests/golden")

WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*")
#: Words of a topic are at least so long: shorter ones are no topic's own.
SHORTEST = 5
TOPICS = 600
WORDS_OF_TOPIC = 250
#: Shares of the words of a passage: of the document's topic, of another one, of any kind.
OWN, OTHER, ANY = 0.35, 0.08, 0.03
#: Words of a passage: the mean, and the fewest.
LENGTH, FEWEST = 30, 6


@dataclass(frozen=True)
class Lexicon:
    """`frequent` are general words with how likely each is; `topics` hold places in `all`."""

    all: NDArray[np.str_]
    frequent: NDArray[np.str_]
    likely: NDArray[np.float64]
    topics: NDArray[np.int64]


def lexicon() -> Lexicon:
    counts = Counter(
        word
        for folder in TEXTS
        for path in sorted((ROOT / folder).rglob("*.txt"))
        for word in WORD.findall(path.read_text("utf-8", "replace").lower())
    )
    frequent = [word for word, _ in counts.most_common()]
    numbers = np.array([counts[word] for word in frequent], dtype=np.float64)
    words = _known_words()
    return Lexicon(np.array(words), np.array(frequent), numbers / numbers.sum(), _topics(words))


def _known_words() -> list[str]:
    """The longer Russian words that the bundled encoder knows."""
    from tokenizers import Tokenizer

    path = BUNDLED / "0_StaticEmbedding" / "tokenizer.json"
    vocabulary = Tokenizer.from_file(str(path)).get_vocab()
    return sorted(word for word in vocabulary if len(word) >= SHORTEST and WORD.fullmatch(word))


def _topics(words: Sequence[str]) -> NDArray[np.int64]:
    """Of each topic the words around one, the nearest first."""
    rows = StaticModel(BUNDLED).encode_passages(words)
    seeds = np.random.default_rng(1).choice(len(words), TOPICS, replace=False)
    return np.concatenate([_nearest(rows, some) for some in np.split(seeds, TOPICS // 50)])


def _nearest(rows: NDArray[np.float32], seeds: NDArray[np.int64]) -> NDArray[np.int64]:
    """The words around each of several."""
    distances = -(rows[seeds] @ rows.T)
    nearest = np.argpartition(distances, WORDS_OF_TOPIC, axis=1)[:, :WORDS_OF_TOPIC]
    ranks = np.argsort(np.take_along_axis(distances, nearest, axis=1), axis=1)
    return np.take_along_axis(nearest, ranks, axis=1)


class Author:
    """Writes passages and queries; the same seed writes the same."""

    def __init__(self, of: Lexicon, seed: int) -> None:
        self._lexicon = of
        self._chance = np.random.default_rng(seed)
        self._bounds = np.cumsum(of.likely)
        ranks = 1 / np.arange(1, WORDS_OF_TOPIC + 1)
        self._ranked = np.cumsum(ranks / ranks.sum())

    def topic(self) -> int:
        """Some topics have more documents than others."""
        return int(TOPICS * self._chance.random() ** 2)

    def passages(self, topic: int, count: int) -> list[str]:
        """«Утвердить …»: sentences without a sense, one a passage."""
        lengths = np.maximum(self._chance.poisson(LENGTH, count), FEWEST)
        words = self._words(topic, int(lengths.sum()))
        ends = np.cumsum(lengths)
        return [
            f"{' '.join(words[end - length : end]).capitalize()}."
            for length, end in zip(lengths, ends, strict=True)
        ]

    def words(self, topic: int, count: int) -> list[str]:
        return self._words(topic, count)

    def _words(self, topic: int, count: int) -> list[str]:
        kinds, places = self._chance.random(count), self._chance.random(count)
        general = np.minimum(np.searchsorted(self._bounds, places), len(self._bounds) - 1)
        ranked = np.minimum(np.searchsorted(self._ranked, places), WORDS_OF_TOPIC - 1)
        of = self._lexicon
        words = of.frequent[general].astype(object)
        others = of.topics[self._chance.integers(0, TOPICS, count), ranked]
        for share, chosen in (
            (OWN + OTHER + ANY, (places * len(of.all)).astype(int)),
            (OWN + OTHER, others),
            (OWN, of.topics[topic, ranked]),
        ):
            words = np.where(kinds < share, of.all[chosen], words)
        return [str(word) for word in words]
