"""Names that the authority file or an earlier document knows."""

from collections.abc import Iterator
from itertools import islice

from ingest.analysed import Doc
from ingest.known import Known, KnownNames
from ingest.mentions.candidate import Candidate

#: Topics are no names: provisions are tagged with them.
NEVER = frozenset({"topic"})
#: No official name has more words.
LONGEST = 25


def known_name(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«по данным **Минэкономразвития России**»"""
    words = [token.text for token in doc]
    for at in range(len(doc)):
        for length, thing in _longest(known, words, at):
            subclass = min(thing.subclasses, default="")
            yield Candidate(at, at + length, thing.kind, subclass, thing.name, "known_name", 1.0)


def _longest(known: KnownNames, words: list[str], at: int) -> list[tuple[int, Known]]:
    """The longest name that begins at a word, or none."""
    names = (
        (length, thing)
        for length, thing in known.longest(words[at : at + LONGEST])
        if thing.kind not in NEVER and any(word[:1].isupper() for word in words[at : at + length])
    )
    return list(islice(names, 1))
