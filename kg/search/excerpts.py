"""What of a passage a result shows: its best sentences, and the words that match."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.lexical import Word, further, words
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


def excerpt(text: str, matcher: Matcher) -> Excerpt:
    found = sorted([*words(text), *further(text)], key=lambda word: (word.start, word.end))
    likeness = matcher.likeness_of_words([word.lemma for word in found])
    return Excerpt(
        span=_best_sentences(text, found, matcher.worth(likeness)),
        highlights=_matching(found, likeness, matcher),
    )


def _matching(found: Sequence[Word], likeness: Scores, matcher: Matcher) -> list[Span]:
    same = np.array([word.lemma in matcher.lemmas for word in found], dtype=bool)
    marked = same.copy()
    for of_one in likeness:
        if not (of_one[same] >= NEAR).any() and of_one.max(initial=0) >= NEAR:
            marked[of_one.argmax()] = True
    spans = [
        (word.start, word.end) for word, is_marked in zip(found, marked, strict=True) if is_marked
    ]
    return _outermost(dict.fromkeys(spans))


def _outermost(spans: dict[Span, None]) -> list[Span]:
    """Those inside no other."""
    return [
        span
        for span in spans
        if not any(other != span and other[0] <= span[0] <= span[1] <= other[1] for other in spans)
    ]


def _best_sentences(text: str, found: Sequence[Word], worth: Scores) -> Span:
    """The sentence whose words are worth most, with those after it until it is long enough."""
    edges_of_text = [0, *(match.end() for match in _BETWEEN.finditer(text)), len(text)]
    sentences = list(pairwise(edges_of_text))
    starts = [word.start for word in found]
    sums = np.append(0, np.cumsum(worth))
    edges = [tuple(np.searchsorted(starts, span)) for span in sentences]
    best = max(range(len(sentences)), key=lambda i: sums[edges[i][1]] - sums[edges[i][0]])
    start = sentences[best][0]
    ends = (end for _, end in sentences[best:] if end - start >= ENOUGH)
    return start, next(ends, sentences[-1][1])
