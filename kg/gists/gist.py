"""What of a passage is compared when many are: its words and what it mentions, as numbers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.passages import iri_number
from kg.wordvectors import Codes, load_word_vectors


class Gist(NamedTuple):
    """`under` are the numbers of the heading and of the words that open the list it stands in.

    `before` is that of the passage right before it, none for the first of a document.
    """

    words: Codes  # in their order, then what else it is found by
    context: Codes
    things: NDArray[np.int64]
    under: NDArray[np.int64]
    before: NDArray[np.int64]


def gist_of(
    words: Sequence[str],
    context: Sequence[str],
    things: Sequence[str],
    under: Sequence[int] = (),
    before: Sequence[int] = (),
) -> Gist:
    """Of a passage with these lemmas, near others, that mentions the things of these IRIs."""
    codes = load_word_vectors().codes
    mentioned = np.array([iri_number(thing) for thing in things], np.int64)
    near = [np.array(numbers, np.int64) for numbers in (under, before)]
    return Gist(codes(words), codes(context), mentioned, *near)
