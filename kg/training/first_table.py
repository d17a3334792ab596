"""The vectors that training starts from: navec's, English words fitted to them, figures."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

import numpy as np

from kg.training.bags import bags
from kg.training.model_files import WordTable
from kg.training.pairs import Pair
from kg.training.regression import Rows, word_vectors
from kg.training.russian_words import RussianWords
from kg.training.stems import with_stems

#: The a of a / (a + p), the weight of a word that makes up p of running text
#: (Arora, Liang, Ma 2017: smooth inverse frequency).
RARITY = 3e-4

#: Figures that have a vector, beside those that occur in some pairs on both sides.
FIGURES = (*range(101), *range(1900, 2051))
SEEN = 3  # pairs

#: The length of a figure's first vector beside that of a rare word.
FIGURE_LENGTH = 0.3


def first_table(words: RussianWords, pairs: list[Pair], weights: Rows, english: int) -> WordTable:
    """Russian words, then English ones, then figures; a word that both have is English."""
    russian = with_stems(weighted(words))
    latin = _numbered(frequent_words((pair.english for pair in pairs), english))
    texts = bags(_without_rows(latin), [pair.english for pair in pairs])
    targets = bags(russian, [pair.russian for pair in pairs]) @ russian.rows
    figures = _numbered(frequent_figures(pairs))
    return joined(
        russian,
        WordTable(latin, word_vectors(texts, targets, weights)),
        WordTable(figures, _random_rows(len(figures), russian.rows.shape[1])),
    )


def weighted(words: RussianWords) -> WordTable:
    weights = RARITY / (RARITY + words.shares)
    return WordTable(words.forms, (words.vectors * weights[:, np.newaxis]).astype(np.float32))


def frequent_words(texts: Iterable[str], size: int) -> list[str]:
    """The most frequent words of Latin letters."""
    counts = Counter(chain.from_iterable(re.findall(r"\b[a-z]+\b", text.lower()) for text in texts))
    return [word for word, _ in counts.most_common(size)]


def frequent_figures(pairs: Iterable[Pair]) -> list[str]:
    """«2016», «100»: those that say the same in both languages."""
    counts = Counter(chain.from_iterable(_figures(pair) for pair in pairs))
    seen = (figure for figure, count in counts.items() if count >= SEEN)
    return sorted({*map(str, FIGURES), *seen})


def _figures(pair: Pair) -> set[str]:
    return set(re.findall("[0-9]+", pair.english)) & set(re.findall("[0-9]+", pair.russian))


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}


def _without_rows(words: dict[str, int]) -> WordTable:
    return WordTable(words, np.zeros((len(words), 1), dtype=np.float32))


def _random_rows(count: int, dimension: int) -> Rows:
    rows = np.random.default_rng(0).normal(size=(count, dimension)).astype(np.float32)
    rows *= np.float32(FIGURE_LENGTH / np.sqrt(dimension))
    return rows


def joined(table: WordTable, *others: WordTable) -> WordTable:
    """Of a word in several tables, the last one's row counts."""
    words = dict(table.words)
    after = len(table.rows)
    for other in others:
        words |= {word: row + after for word, row in other.words.items()}
        after += len(other.rows)
    return replace(
        table, words=words, rows=np.vstack([table.rows, *(other.rows for other in others)])
    )
