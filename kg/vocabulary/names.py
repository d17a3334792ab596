"""Names of things in the words of a query."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.vocabulary.lookup import Lookup, Name

#: Names of more words are not written out in a query.
LONGEST_NAME = 25

#: More names than most things have.
NAMES_OF_A_THING = 10


@dataclass(frozen=True)
class NamedThing:
    """`lemmas[start:end]` of a query are a name, as `label` has it, of one or several things."""

    start: int
    end: int
    label: str
    entities: tuple[str, ...]


def names_in(
    entries: Lookup, lemmas: Sequence[str], written: Sequence[str] = ()
) -> list[NamedThing]:
    """The longest names, none inside of another, in the order of the query.

    An abbreviation that is a word too, as МЭР is, must be `written` in capitals.
    """
    found: list[NamedThing] = []
    for start, end in _spans(len(lemmas)):
        apart = all(end <= other.start or other.end <= start for other in found)
        key = " ".join(lemmas[start:end])
        if apart and (names := _bearers(entries, key, written[start:end])):
            entities = tuple(dict.fromkeys(name.entity for name in names))
            found.append(NamedThing(start, end, names[0].label, entities))
    return sorted(found, key=lambda thing: thing.start)


def _bearers(entries: Lookup, key: str, written: Sequence[str]) -> Sequence[Name]:
    names = entries.named(key) if entries.is_name(key) else []
    if written and all(word.isupper() for word in written):
        return names
    return [name for name in names if not _is_a_word_too(entries, name.label, key)]


def _is_a_word_too(entries: Lookup, label: str, lemma: str) -> bool:
    return label.isupper() and any(word.islower() for word in entries.written(lemma))


def most_mentioned(entries: Lookup, k: int) -> list[str]:
    """The preferred names of the things that most passages mention, in Russian if they have one."""
    names = entries.most_mentioned(k * NAMES_OF_A_THING)
    names.sort(key=lambda name: (-name.passages, name.preferred))
    best: dict[str, str] = {}
    for name in names:
        if name.entity not in best or not best[name.entity][0] > "z":
            best[name.entity] = name.preferred
    return list(best.values())[:k]


def _spans(number: int) -> Iterator[tuple[int, int]]:
    """Every part of so many words, the longest first."""
    for length in range(min(number, LONGEST_NAME), 0, -1):
        for start in range(number - length + 1):
            yield start, start + length
