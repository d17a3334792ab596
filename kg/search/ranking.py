"""The order of passages: how well they match by their words, by their meaning, word by word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.fulltext import FullText, Stored
from kg.search.candidates import Candidates
from kg.search.matching import Matcher, Scores
from kg.search.question import Wanted

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d")

#: Of so many of the best passages what stands under them is looked at, so much of it.
OPENED = 6
MOST_BELOW = 32


@dataclass(frozen=True)
class Weights:
    """What each counts. Chosen by measurement: docs/search.md has the table."""

    #: BM25 of the words, the similarity of the whole texts, the likeness word by word.
    by_words: float = 0.2
    by_meaning: float = 0.4
    word_by_word: float = 1.0
    #: A word that only what the passage stands under has, beside one of its own.
    of_context: float = 0.7
    #: What the heading or lead-in that a passage stands under scores.
    opened: float = 0.25
    #: A day or a number where the question asks for one.
    wanted: float = 0.1
    #: A thing mentioned by another name than the question's.
    named: float = 0.9


@dataclass(frozen=True)
class Ranked:
    number: int
    score: float
    passage: Stored


def ranked(
    found: Candidates, fulltext: FullText, matcher: Matcher, weights: Weights
) -> list[Ranked]:
    """All candidates and what stands under the best of them, the best first."""
    passages = fulltext.passages(found.numbers)
    scores = _scores(found, passages, matcher, weights)
    if weights.opened:
        best = sorted(scores, key=scores.__getitem__, reverse=True)[:OPENED]
        below = fulltext.below(best, found.clauses, MOST_BELOW) if best else {}
        new = {number: passage for number, passage in below.items() if number not in passages}
        scores |= _scores(found, new, matcher, weights)
        passages |= new
    whole = {
        number: score
        + weights.opened * max((scores.get(n, 0.0) for n in passages[number].under), default=0.0)
        for number, score in scores.items()
    }
    order = sorted(whole, key=lambda number: (-whole[number], number))
    return [Ranked(number, whole[number], passages[number]) for number in order]


def _scores(
    found: Candidates, passages: Mapping[int, Stored], matcher: Matcher, weights: Weights
) -> dict[int, float]:
    numbers = list(passages)
    if not numbers:
        return {}
    rarity = max(float(matcher.rarity.sum()), 1e-9)
    by_words = np.array([found.by_words.get(number, 0.0) for number in numbers]) / rarity
    by_meaning = np.array([found.by_meaning.get(number, found.farthest) for number in numbers])
    scores = (
        weights.by_words * by_words
        + weights.by_meaning * by_meaning
        + weights.word_by_word * _word_by_word(matcher, list(passages.values()), weights)
    )
    if matcher.wants:
        has = [_has(passage, matcher.wants) for passage in passages.values()]
        scores += weights.wanted * np.array(has)
    return dict(zip(numbers, scores.tolist(), strict=True))


def _has(passage: Stored, wanted: Wanted) -> bool:
    """Whether a passage names a day or at least a year; or any number."""
    found = _YEAR if wanted == "day" else _NUMBER
    return any(map(found.match, passage.lemmas()))


def _word_by_word(matcher: Matcher, passages: Sequence[Stored], weights: Weights) -> Scores:
    own = matcher.likeness([passage.lemmas() for passage in passages])
    context = matcher.likeness([passage.lemmas("context") for passage in passages])
    likeness = np.maximum(own, weights.of_context * context)
    if any(one.things for one in matcher.sought):
        mentions = [set(passage.values("entity")) for passage in passages]
        for place, one in enumerate(matcher.sought):
            named = [not mentioned.isdisjoint(one.things) for mentioned in mentions]
            likeness[place] = np.maximum(likeness[place], weights.named * np.array(named))
    return matcher.share(likeness)
