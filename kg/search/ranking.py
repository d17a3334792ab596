"""The order of passages: how well they match by their words, by their meaning, word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.fulltext import FullText
from kg.gists import Gist
from kg.passages import iri_number
from kg.search.candidates import Candidates
from kg.search.matching import Matcher, Scores
from kg.wordvectors import is_number, is_year

#: Of so many of the best passages what stands under or after them is looked at, so much of it.
OPENED = 6
MOST_AFTER = 32


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
    #: So much of what the passage right before it scores more: «Организаторами выступили …».
    before: float = 0.5
    #: A day or a number where the question asks for one.
    wanted: float = 0.1
    #: A thing mentioned by another name than the question's.
    named: float = 0.9


@dataclass(frozen=True)
class Ranked:
    number: int
    score: float
    gist: Gist


def ranked(
    found: Candidates, fulltext: FullText, matcher: Matcher, weights: Weights
) -> list[Ranked]:
    """All candidates and what stands under or after the best of them, the best first.

    Those that are as good stay in the order in which they were found.
    """
    gists = fulltext.gists(found.numbers)
    scores = _scores(found, gists, matcher, weights)
    if matcher.sought and (weights.opened or weights.before):
        best = sorted(scores, key=scores.__getitem__, reverse=True)[:OPENED]
        after = fulltext.after(best, found.clauses, MOST_AFTER) if best else []
        new = fulltext.gists([number for number in after if number not in gists])
        scores |= _scores(found, new, matcher, weights)
        gists |= new
    whole = {number: _whole(number, gists[number], scores, weights) for number in scores}
    order = sorted(whole, key=lambda number: -whole[number])
    return [Ranked(number, whole[number], gists[number]) for number in order]


def _whole(number: int, gist: Gist, scores: Mapping[int, float], weights: Weights) -> float:
    """With what it stands under, and beside."""
    own = scores[number]
    above = max((scores.get(one, 0.0) for one in gist.under.tolist()), default=0.0)
    before = max((scores.get(one, 0.0) for one in gist.before.tolist()), default=0.0)
    return own + weights.opened * above + weights.before * max(0.0, before - own)


def _scores(
    found: Candidates, gists: Mapping[int, Gist], matcher: Matcher, weights: Weights
) -> dict[int, float]:
    if not gists:
        return {}
    rarity = max(float(matcher.rarity.sum()), 1e-9)
    by_words = np.array([found.by_words.get(number, 0.0) for number in gists]) / rarity
    by_meaning = np.array([found.by_meaning.get(number, found.farthest) for number in gists])
    scores = (
        weights.by_words * by_words
        + weights.by_meaning * by_meaning
        + weights.word_by_word * _word_by_word(matcher, list(gists.values()), weights)
    )
    if matcher.wants:
        has = is_year if matcher.wants == "day" else is_number
        scores += weights.wanted * np.array([has(gist.words).any() for gist in gists.values()])
    return dict(zip(gists, scores.tolist(), strict=True))


def _word_by_word(matcher: Matcher, gists: Sequence[Gist], weights: Weights) -> Scores:
    words, contexts = [gist.words for gist in gists], [gist.context for gist in gists]
    own, context = np.hsplit(matcher.likeness([*words, *contexts]), 2)
    likeness = np.maximum(own, weights.of_context * context)
    for place, one in enumerate(matcher.sought):
        if one.things:
            things = set(map(iri_number, one.things))
            named = np.array([not things.isdisjoint(gist.things.tolist()) for gist in gists])
            likeness[place] = np.maximum(likeness[place], weights.named * named)
    return matcher.share(likeness)
