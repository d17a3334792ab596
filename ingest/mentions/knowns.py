"""Names that the authority file or an earlier document knows."""

from collections.abc import Iterator

from ingest.analysed import Doc
from ingest.known import KnownNames
from ingest.learnt import Known
from ingest.mentions.candidate import Candidate
from ingest.mentions.currencies import is_of_money
from ingest.morphology import genitive
from ingest.names import signature

#: Topics are no names: provisions are tagged with them.
NEVER = frozenset({"topic"})
#: No official name has more words.
LONGEST = 25
#: A body of this place is the federal one.
RUSSIA = "Российская Федерация"

#: How many words, which name, whose.
Name = tuple[int, str, Known]


def known_name(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«по данным **Минэкономразвития России**»"""
    for at, (length, _, thing) in _names(doc, known).items():
        if _lies_in(doc, known, at + length, thing) or _is_surname(doc, at, length, thing):
            continue
        if thing.kind == "place" and is_of_money(doc, at):
            continue
        subclass = min(thing.subclasses, default="")
        yield Candidate(at, at + length, thing.kind, subclass, thing.name, "known_name", 1.0)


def regional_body(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«поручить **Минсельхозу Республики Адыгея**»: not the federal ministry of that short name"""
    for at, (length, name, thing) in _names(doc, known).items():
        region = _lies_in(doc, known, at + length, thing)
        if region:
            end, place = region
            first = _first_of_chain(doc, at)
            if first < at:  # the body of a body
                name = doc[first:end].text
                yield Candidate(first, end, thing.kind, "", name, "regional_body", 0.8)
                continue
            short = f"{name} {doc[at + length : end].text}"
            called = _of_region(thing, place) or short
            subclass = min(thing.subclasses, default="")
            found = Candidate(at, end, thing.kind, subclass, called, "regional_body", 0.85)
            yield found.called_also(*{short} - {called})


def _first_of_chain(doc: Doc, at: int) -> int:
    """«**УГИБДД ГУ** МВД России по Ростовской области»"""
    while at and doc[at - 1].text.isupper() and doc[at - 1].text.isalpha() and len(doc[at - 1]) > 1:
        at -= 1
    return at


def _of_region(thing: Known, place: Known) -> str | None:
    """«Минфин РС(Я)»: as the federal ministry is called in full, but of the region."""
    federal = f" {genitive(RUSSIA)}"
    if not thing.name.endswith(federal):
        return None
    return f"{thing.name.removesuffix(federal)} {genitive(place.name)}"


def _lies_in(doc: Doc, known: KnownNames, at: int, thing: Known) -> tuple[int, Known] | None:
    """The place that follows an organisation's name and is no part of it, and where it ends."""
    if thing.kind != "organization" or at >= len(doc):
        return None
    start = at + 1 if doc[at].text == "по" else at
    if start not in _names(doc, known):
        return None
    length, _, place = _names(doc, known)[start]
    elsewhere = place.name != RUSSIA and not signature(place.name) <= signature(thing.name)
    return (start + length, place) if place.kind == "place" and elsewhere else None


def _is_surname(doc: Doc, at: int, length: int, thing: Known) -> bool:
    """«1. Иванов» is not Иваново, unless the model sees a place there."""
    token = doc[at]
    if thing.kind != "place" or length > 1 or token.ent_type_ == "LOC":
        return False
    return token.text not in {thing.name, *thing.aliases} and token.text.endswith(
        ("ов", "ев", "ин")
    )


def _names(doc: Doc, known: KnownNames) -> dict[int, Name]:
    """The longest name that begins at a word; several rules ask, so they are kept."""
    kept: tuple[KnownNames, dict[int, Name]] | None = doc.user_data.get("known")
    if kept is None or kept[0] is not known:
        kept = known, dict(_longest(known, [token.text for token in doc]))
        doc.user_data["known"] = kept
    return kept[1]


def _longest(known: KnownNames, words: list[str]) -> Iterator[tuple[int, Name]]:
    for at in range(len(words)):
        for length, name, thing in known.longest(words[at : at + LONGEST]):
            named = any(word[:1].isupper() for word in words[at : at + length])
            if named and thing.kind not in NEVER:
                yield at, (length, name, thing)
                break
