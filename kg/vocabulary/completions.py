"""What somebody may be about to type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.lexical import folded, lemmas
from kg.vocabulary.keyboard import on_the_other_layout
from kg.vocabulary.lookup import Lookup, Name
from kg.vocabulary.usage import usual_form

#: Fewer letters begin too many words to look through, and for any of them to be meant.
SHORTEST_WORD = 4

#: Of a longer input so many words at the end may be the beginning of a name.
LAST_WORDS = 6

#: This share of what is offered is kept for words, if there are any.
OF_WORDS = 3

#: A thing has several names, each of which may begin so.
NAMES_OF_A_THING = 4


@dataclass(frozen=True)
class Completion:
    """A whole input to offer: with the name of a thing (its IRI) or with a frequent word.

    `alias` is the name that begins as typed where the thing is offered by its usual name.
    """

    text: str
    kind: Literal["entity", "term"]
    passages: int
    iri: str | None = None
    alias: str | None = None


def completions(entries: Lookup, typed: str, k: int) -> list[Completion]:
    """As typed, or else as the same keys are on the other layout."""
    found = _completions(entries, typed, k)
    return found or _completions(entries, on_the_other_layout(typed), k)


def _completions(entries: Lookup, typed: str, k: int) -> list[Completion]:
    things = _things(entries, typed, k)
    names = {folded(thing.text) for thing in things}
    words = [word for word in _words(entries, typed, k) if folded(word.text) not in names]
    kept = min(len(words), max(k // OF_WORDS, k - len(things)))
    return [*things[: k - kept], *words[:kept]]


def _things(entries: Lookup, typed: str, k: int) -> list[Completion]:
    """Those that most of the last words begin, the most often mentioned first.

    Of things mentioned as often first those whose name itself begins so.
    """
    for head, beginnings in _ends(typed):
        names = [
            name
            for beginning in beginnings
            for name in entries.names_beginning(beginning, k * NAMES_OF_A_THING)
        ]
        if names:
            names.sort(key=lambda name: _rank(name, beginnings))
            offered = {folded(name.preferred): name for name in reversed(names)}
            return [_thing(head, name) for name in reversed(offered.values())][:k]
    return []


def _rank(name: Name, beginnings: list[str]) -> tuple[int, bool, bool, int]:
    begins = any(folded(name.label).startswith(beginning) for beginning in beginnings)
    return (-name.passages, not begins, name.label != name.preferred, len(name.label))


def _thing(head: str, name: Name) -> Completion:
    alias = name.label if name.label != name.preferred else None
    return Completion(head + name.preferred, "entity", name.passages, name.entity, alias)


def _ends(typed: str) -> Iterator[tuple[str, list[str]]]:
    """The last words of an input, as names may begin, and what stands before them.

    «план комитета по ту» → "" and «план комитета по ту» or «план комитет ту», and so on to
    «план комитета по » and «ту».
    """
    words = typed.split()
    for place in range(max(0, len(words) - LAST_WORDS), len(words)):
        end = folded(" ".join(words[place:]))
        by_lemmas = " ".join([*lemmas(" ".join(words[place:-1])), folded(words[-1])])
        yield "".join(f"{word} " for word in words[:place]), list(dict.fromkeys((end, by_lemmas)))


def _words(entries: Lookup, typed: str, k: int) -> Iterator[Completion]:
    """The most frequent words that the last word begins."""
    *before, last = typed.split() or [""]
    beginning = folded(last)
    if len(beginning) < SHORTEST_WORD or not beginning.replace("-", "").isalpha():
        return
    head = "".join(f"{word} " for word in before)
    for lemma, passages in entries.lemmas_beginning(beginning, k):
        if lemma.replace("-", "").isalpha():
            yield Completion(head + usual_form(entries, lemma), "term", passages)
