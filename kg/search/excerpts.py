"""What of a passage a result shows: its best sentences, and the words that match."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.fulltext import Spans
from kg.search.matching import Matcher, Scores

#: Where no sought word itself is, the word nearest to it is marked, if it is as near as this.
NEAR = 0.55

#: Characters that an excerpt has at least, if the passage has them.
ENOUGH = 160

#: Between sentences: not after the number of a point, nor after initials.
_BETWEEN = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_][.!?;…])|(?<=[»\")%][.!?;…])|(?<=\d{3}[.!?;…]))\s+(?=[«\"(–-]?[А-ЯЁA-Z\d])"
)

Span = tuple[int, int]


@dataclass(frozen=True)
class Excerpt:
    """`text[start:end]`, and the spans of the whole text that match."""

    span: Span
    highlights: list[Span]


def excerpts(passages: Sequence[tuple[str, Spans]], matcher: Matcher) -> list[Excerpt]:
    """Of passages, each with where its words stand."""
    words = [spans[:, 2] for _, spans in passages]
    likeness = matcher.likeness_of_words(np.concatenate([np.empty(0, np.int64), *words]))
    edges = np.cumsum([0, *map(len, words)]).tolist()
    return [
        _excerpt(text, spans, likeness[:, start:end], matcher)
        for (text, spans), (start, end) in zip(passages, pairwise(edges), strict=True)
    ]


def _excerpt(text: str, words: Spans, likeness: Scores, matcher: Matcher) -> Excerpt:
    return Excerpt(
        span=_best_sentences(text, words[:, 0], likeness, matcher),
        highlights=_matching(words, likeness, matcher),
    )


def _matching(words: Spans, likeness: Scores, matcher: Matcher) -> list[Span]:
    same = (words[:, 2:] == matcher.codes).any(axis=1)
    found = likeness.max(axis=1, initial=0, where=same)
    marked = same.copy()
    for of_one in likeness[found < NEAR]:
        if of_one.max(initial=0) >= NEAR:
            marked[of_one.argmax()] = True
    return _outermost(dict.fromkeys((start, end) for start, end, _ in words[marked].tolist()))


def _outermost(spans: dict[Span, None]) -> list[Span]:
    """Those inside no other."""
    return [
        span
        for span in spans
        if not any(other != span and other[0] <= span[0] <= span[1] <= other[1] for other in spans)
    ]


def _best_sentences(
    text: str, starts: NDArray[np.int64], likeness: Scores, matcher: Matcher
) -> Span:
    """The sentence that holds most of what is sought, with those after it until it is long enough.

    A sought word counts once in a sentence, so that long ones are not the best for their length.
    """
    edges = [0, *(match.end() for match in _BETWEEN.finditer(text)), len(text)]
    near = np.where(likeness >= NEAR, likeness, 0)
    places = np.searchsorted(starts, edges).tolist()
    held = [near[:, start:end].max(axis=1, initial=0) for start, end in pairwise(places)]
    best = int(matcher.worth(np.column_stack(held)).argmax())
    ends = (end for end in edges[best + 1 :] if end - edges[best] >= ENOUGH)
    return edges[best], next(ends, len(text))
