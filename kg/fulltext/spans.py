"""Where the words of a passage stand in its text."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kg.lexical import Word
from kg.wordvectors import load_word_vectors

#: A row is a word, or what it is also found by: where it begins and ends, and its code.
Spans = NDArray[np.int64]


def spans_of(found: Iterable[Word]) -> Spans:
    """In the order of the text."""
    ordered = sorted(found, key=lambda word: (word.start, word.end))
    codes = load_word_vectors().codes([word.lemma for word in ordered])
    edges = np.array([(word.start, word.end) for word in ordered], np.int64).reshape(-1, 2)
    return np.column_stack([edges, codes])


def read_spans(kept: bytes) -> Spans:
    return np.frombuffer(kept, np.int64).reshape(-1, 3)
