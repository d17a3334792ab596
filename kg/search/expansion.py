"""What a question's words may be written as in the texts: themselves, corrected, translated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kg.fulltext import Alternative
from kg.lexical import Word, lemmas
from kg.search.indexes import Indexes
from kg.search.question import Question
from kg.search.transliteration import in_cyrillic
from kg.translations import Translation, meant, russian_of
from kg.vocabulary.published import Vocabulary

#: What was meant counts a little less than what was typed, and what else it may have been less.
CORRECTED = 0.9
DOUBTFUL = 0.5
CORRECTIONS = 3

#: A translation counts by its probability beside that of the most probable one, but at least so.
LEAST = 0.3

#: A name that more things bear says little of which is meant.
NAMESAKES = 3

#: A name written in the other alphabet may be spelt otherwise.
TRANSLITERATED = 0.8


@dataclass(frozen=True)
class Sought:
    """What `text[start:end]` of the question may be written as: any of the alternatives.

    Of things that are named there any mention is meant, by whatever name.
    """

    start: int
    end: int
    alternatives: tuple[Alternative, ...]
    typed: str
    things: tuple[str, ...] = ()
    correction: str = ""


@dataclass(frozen=True)
class Meaning:
    """Lemmas that stand for a word of the question, and what finding them is worth."""

    lemmas: tuple[str, ...]
    weight: float = 1.0
    written: str = ""  # of a correction


def sought(question: Question, indexes: Indexes, *, exact: bool = False) -> list[Sought]:
    """Each word, or term of several words, with what else it may be; what is repeated once.

    `exact`: words are sought as they are typed, also those that nothing here has.
    """
    named = list(_named(question, indexes.vocabulary))
    different = {one.alternatives: one for one in _words(question, indexes, exact=exact)}
    return [
        replace(one, things=things)
        for one in different.values()
        for things in [next((iris for start, end, iris in named if start <= one.start < end), ())]
    ]


def corrected(text: str, found: Sequence[Sought]) -> str:
    """The question as it should have been typed; empty when nothing is wrong with it."""
    slips = {one.start: one for one in found if one.correction}
    for start in sorted(slips, reverse=True):
        text = f"{text[:start]}{slips[start].correction}{text[slips[start].end :]}"
    return " ".join(text.split()) if slips else ""


def _named(
    question: Question, vocabulary: Vocabulary
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where names stand in the text, and of what."""
    words = question.words
    written = [_typed(question, [word]) for word in words]
    for name in vocabulary.names_in([word.lemma for word in words], written):
        if len(name.entities) <= NAMESAKES:
            yield words[name.start].start, words[name.end - 1].end, name.entities


def _words(question: Question, indexes: Indexes, *, exact: bool) -> Iterator[Sought]:
    translations = {t.start: t for t in russian_of([word.lemma for word in question.words])}
    parts = list(question.further)
    place = 0
    while place < len(question.words):
        translation = translations.get(place)
        end = translation.end if translation else place + 1
        words = question.words[place:end]
        if translation:
            others = list(_translated(translation))
            if not any(indexes.fulltext.frequency(each.lemmas[0]) for each in others):
                others += _transliterated(_typed(question, words), indexes.vocabulary)
            yield from _sought(question, words, others)
        elif indexes.fulltext.frequency(words[0].lemma):
            yield from _sought(question, words, [])
            parts = [part for part in parts if not _inside(part, words[0])]
        elif not any(_inside(part, words[0]) for part in parts):
            meant = _meant(_typed(question, words), indexes.vocabulary, exact=exact)
            yield from _sought(question, words, list(meant))
        place = end
    for part in parts:
        if indexes.fulltext.frequency(part.lemma):
            yield from _sought(question, [part], [])


def _sought(
    question: Question, words: Sequence[Word], others: Sequence[Meaning]
) -> Iterator[Sought]:
    own = Meaning(tuple(word.lemma for word in words))
    correction = next((meaning.written for meaning in others if meaning.written), "")
    typed = _typed(question, words)
    for alternatives in _by_place([own, *others]):
        yield Sought(words[0].start, words[-1].end, alternatives, typed, correction=correction)


def _typed(question: Question, words: Sequence[Word]) -> str:
    return question.text[words[0].start : words[-1].end]


def _inside(part: Word, word: Word) -> bool:
    """«Петербург» in «Санкт-Петербург», no day in one of its words."""
    return word.start <= part.start and part.end <= word.end


def _by_place(meanings: Sequence[Meaning]) -> Iterator[tuple[Alternative, ...]]:
    """Of (round, table) and (круглый, стол) first round or круглый, then table or стол."""
    for lemmas_of_place in zip_longest(*(meaning.lemmas for meaning in meanings)):
        weights: dict[str, float] = {}
        for lemma, meaning in zip(lemmas_of_place, meanings, strict=True):
            if lemma is not None:
                weights[lemma] = max(weights.get(lemma, 0), meaning.weight)
        yield tuple(Alternative(lemma, weight) for lemma, weight in weights.items())


def _translated(translation: Translation) -> Iterator[Meaning]:
    most = max(alternative.probability for alternative in translation.alternatives)
    for alternative in translation.alternatives:
        yield Meaning(alternative.lemmas, max(LEAST, alternative.probability / most))


def _meant(word: str, vocabulary: Vocabulary, *, exact: bool) -> Iterator[Meaning]:
    """What a word that nothing here has may have been meant for."""
    corrections = [] if exact else vocabulary.corrections(word)
    for weight, correction in zip(_weights(), corrections, strict=False):
        if correction.lemmas:
            yield Meaning(correction.lemmas, weight, correction.written)
    names = list(_transliterated(word, vocabulary))
    yield from names
    if not (exact or corrections or names):
        yield from _mistyped(word)


def _mistyped(word: str) -> Iterator[Meaning]:
    """«resolusion» is "resolution": «резолюция»"""
    english = meant(word)
    for translation in russian_of([english]):
        for meaning in _translated(translation):
            yield replace(meaning, weight=meaning.weight * CORRECTED, written=english)


def _weights() -> Iterator[float]:
    yield CORRECTED
    yield from [DOUBTFUL] * (CORRECTIONS - 1)


def _transliterated(word: str, vocabulary: Vocabulary) -> Iterator[Meaning]:
    """«Movchan» is «Мовчан», or what is spelt nearly so; "hackathon" is «хакатон»."""
    name = in_cyrillic(word)
    lemma = tuple(lemmas(name))
    if lemma and all(map(vocabulary.knows, lemma)):
        yield Meaning(lemma, TRANSLITERATED)
    for correction in vocabulary.corrections(name)[:CORRECTIONS]:
        yield Meaning(correction.lemmas, TRANSLITERATED * CORRECTED)
