"""Words that were meant: «руковадитель», «rkfcnth», «техническаяполитика»."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from kg.lexical import folded, in_dictionary, lemmas
from kg.vocabulary.distance import slips
from kg.vocabulary.keyboard import on_the_other_layout
from kg.vocabulary.lookup import Lookup, Word
from kg.vocabulary.usage import usual_form

#: Any three letters become a word when one of them is changed.
SHORTEST = 4

#: Longer words in capitals are words.
LONGEST_ABBREVIATION = 5

#: From this length on a second slip leaves the word to be known.
LONG = 8

#: The shorter part of two words written as one.
SHORTEST_PART = 3

#: What a forgotten space costs, in the slips of `distance`.
SPACE = 0.7

#: What it costs that only the dictionary form is alike: its ending may be the slip.
FORM = 0.3

#: A word of ten times as many passages is preferred like one with so much less of a slip.
FREQUENT = 0.15


@dataclass(frozen=True)
class Correction:
    """What was meant, as it is written; `slips` is what it takes to write the other instead.

    No lemmas has a word that search does not look at: «для».
    """

    written: str
    lemmas: tuple[str, ...]
    slips: float
    passages: int


def corrections(entries: Lookup, word: str) -> list[Correction]:
    """The best first; none for a word that is known, or that is rather a number than a word."""
    if any(letter.isdigit() for letter in word) or _is_known(entries, word):
        return []
    found: dict[str, Correction] = {}
    for correction in _candidates(entries, word):
        best = found.get(folded(correction.written))
        if best is None or _badness(correction) < _badness(best):
            found[folded(correction.written)] = correction
    return sorted(found.values(), key=lambda each: (_badness(each), each.written))


def glued(entries: Lookup, one: str, other: str) -> Correction | None:
    """«энерго эффективность» → «энергоэффективность»"""
    written = _as_written(entries, folded(one + other))
    return _correction(entries, written, SPACE) if written else None


def _candidates(entries: Lookup, word: str) -> Iterator[Correction]:
    yield from _other_layout(entries, word)
    letters = folded(word)
    if _is_abbreviation(word) or in_dictionary(letters):
        return
    if letters.replace("-", "").isalpha():
        yield from _respelt(entries, letters)
        yield from _parted(entries, letters)


def _is_abbreviation(word: str) -> bool:
    """«ТОСЭР»: one letter makes another abbreviation of it."""
    return word.isupper() and len(word) <= LONGEST_ABBREVIATION


def _other_layout(entries: Lookup, word: str) -> Iterator[Correction]:
    """«rkfcnth» → «кластер», «lkz» → «для»"""
    meant = folded(on_the_other_layout(word))
    if len(meant) < SHORTEST_PART or meant == folded(word) or not meant.isalpha():
        return
    if _is_known(entries, meant):
        yield _correction(entries, _as_written(entries, meant) or meant, 0)
    else:
        yield from _respelt(entries, meant)


def _respelt(entries: Lookup, letters: str) -> list[Correction]:
    """«руковадитель» → «руководитель»

    It may be a form that nobody wrote, «клостерами»: then its lemma is like another one.
    """
    if len(letters) < SHORTEST:
        return []
    typed = {letters: 0.0} | dict.fromkeys(lemmas(letters), FORM)
    found = [each for form in typed for each in _meant(entries, form, entries.alike(form), typed)]
    return found or [
        each
        for form in typed
        if len(form) >= LONG
        for each in _meant(entries, form, entries.alike_by_two(form), typed)
    ]


def _meant(
    entries: Lookup, form: str, alike: Iterable[Word], typed: Mapping[str, float]
) -> Iterator[Correction]:
    for meant, word in _of_each_form(alike).items():
        if entries.knows(word.lemma):
            cost = slips(form, meant) + typed[form]
            yield _correction(entries, _shown(entries, word), cost)


def _parted(entries: Lookup, letters: str) -> Iterator[Correction]:
    """«техническаяполитика» → «техническая политика»"""
    for place in range(SHORTEST_PART, len(letters) - SHORTEST_PART + 1):
        parts = letters[:place], letters[place:]
        if all(_is_word(entries, part) for part in parts):
            yield _correction(entries, " ".join(parts), SPACE)


def _correction(entries: Lookup, written: str, cost: float) -> Correction:
    found = tuple(lemmas(written))
    passages = min((entries.passages(lemma) for lemma in found), default=0)
    return Correction(written, found, cost, passages)


def _badness(correction: Correction) -> float:
    return correction.slips - FREQUENT * log(1 + correction.passages, 10)


def _is_known(entries: Lookup, word: str) -> bool:
    """Words that search does not look at are known too."""
    return all(entries.knows(lemma) for lemma in lemmas(word))


def _is_word(entries: Lookup, form: str) -> bool:
    """Not one that only its ending makes look like a known one."""
    if not (in_dictionary(form) or entries.written_as(form)):
        return False
    return any(entries.knows(lemma) for lemma in lemmas(form))


def _as_written(entries: Lookup, form: str) -> str | None:
    """How a form is written, if a passage or a name may have it."""
    word = _of_each_form(entries.written_as(form)).get(form)
    return _shown(entries, word) if word and entries.knows(word.lemma) else None


def _of_each_form(alike: Iterable[Word]) -> dict[str, Word]:
    """Of «кластер», «Кластер» and «КЛАСТЕР» the first."""
    ordered = sorted(alike, key=lambda word: word.written or "")
    return {folded(word.written or word.lemma): word for word in ordered}


def _shown(entries: Lookup, word: Word) -> str:
    return word.written or usual_form(entries, word.lemma)
