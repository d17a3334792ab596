"""Names that the authority file or an earlier document knows."""

from collections.abc import Iterator
from itertools import islice

from ingest.analysed import Doc
from ingest.known import Known, KnownNames
from ingest.mentions.candidate import Candidate
from ingest.morphology import genitive
from ingest.names import signature

#: Topics are no names: provisions are tagged with them.
NEVER = frozenset({"topic"})
#: No official name has more words.
LONGEST = 25
#: A body of this place is the federal one.
RUSSIA = "Российская Федерация"


def known_name(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«по данным **Минэкономразвития России**»"""
    words = [token.text for token in doc]
    for at in range(len(doc)):
        for length, _, thing in _longest(known, words, at):
            if _lies_in(known, words, at + length, thing) or _is_surname(doc, at, length, thing):
                continue
            subclass = min(thing.subclasses, default="")
            yield Candidate(at, at + length, thing.kind, subclass, thing.name, "known_name", 1.0)


def regional_body(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«поручить **Минсельхозу Республики Адыгея**»: not the federal ministry of that short name"""
    words = [token.text for token in doc]
    for at in range(len(doc)):
        for length, name, thing in _longest(known, words, at):
            region = _lies_in(known, words, at + length, thing)
            if region:
                end, place = region
                short = f"{name} {doc[at + length : end].text}"
                called = _of_region(thing, place) or short
                subclass = min(thing.subclasses, default="")
                found = Candidate(at, end, thing.kind, subclass, called, "regional_body", 0.85)
                yield found.called_also(*{short} - {called})


def _of_region(thing: Known, place: Known) -> str | None:
    """«Минфин РС(Я)»: as the federal ministry is called in full, but of the region."""
    federal = f" {genitive(RUSSIA)}"
    if not thing.name.endswith(federal):
        return None
    return f"{thing.name.removesuffix(federal)} {genitive(place.name)}"


def _lies_in(
    known: KnownNames, words: list[str], at: int, thing: Known
) -> tuple[int, Known] | None:
    """The place that follows an organisation's name and is no part of it, and where it ends."""
    if thing.kind != "organization" or at >= len(words):
        return None
    start = at + 1 if words[at] == "по" else at
    for length, _, place in _longest(known, words, start) if start < len(words) else ():
        elsewhere = place.name != RUSSIA and not signature(place.name) <= signature(thing.name)
        if place.kind == "place" and elsewhere:
            return start + length, place
    return None


def _is_surname(doc: Doc, at: int, length: int, thing: Known) -> bool:
    """«1. Иванов» is not Иваново, unless the model sees a place there."""
    token = doc[at]
    if thing.kind != "place" or length > 1 or token.ent_type_ == "LOC":
        return False
    return token.text not in {thing.name, *thing.aliases} and token.text.endswith(
        ("ов", "ев", "ин")
    )


def _longest(known: KnownNames, words: list[str], at: int) -> list[tuple[int, str, Known]]:
    """The longest name that begins at a word, or none."""
    names = (
        (length, name, thing)
        for length, name, thing in known.longest(words[at : at + LONGEST])
        if thing.kind not in NEVER and any(word[:1].isupper() for word in words[at : at + length])
    )
    return list(islice(names, 1))
