"""What was read from a document, what is uncertain in it, and what it does not say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import cast

from ingest.mapping import Content
from ingest.model import Entity, Provision
from ingest.readability import READABLE, readable

#: Mentions below this are counted as uncertain.
SURE = 0.65
SHOWN = 4

COUNTED = {
    "organization": "organisations",
    "group": "classes of actors",
    "project": "projects",
    "programme": "programmes",
    "event": "events",
    "award": "awards",
    "act": "legal acts",
    "person": "persons",
    "place": "places",
}


@dataclass(frozen=True)
class Receipt:
    """For the person who added the document; `notes` are what they should look at."""

    document: str
    file: str
    title: str
    type: str
    date: str | None
    status: str | None
    counts: dict[str, int]
    readable_words: float
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        return cast(dict[str, object], asdict(self) | {"notes": list(self.notes)})

    def lines(self) -> list[str]:
        """For people: what it is, what was read, what to look at."""
        facts = ", ".join(filter(None, (self.type, self.date or "no date", self.status)))
        counts = ", ".join(f"{count} {name}" for name, count in self.counts.items() if count)
        return [
            f"«{_shortened(self.title)}»",
            facts,
            counts,
            *(f"! {note}" for note in self.notes),
        ]


def receipt(document: str, file: str, content: Content) -> Receipt:
    facts = content.facts
    share = readable(content.text.text)
    return Receipt(
        document=document,
        file=file,
        title=facts.title.value,
        type=facts.type.value,
        date=facts.date.value.isoformat() if facts.date else None,
        status=facts.status.value if facts.status else None,
        counts=_counts(content),
        readable_words=round(share, 3),
        notes=tuple(_notes(content, share)),
    )


def _counts(content: Content) -> dict[str, int]:
    kinds = Counter(entity.kind for entity in {naming.entity for naming in content.namings})
    return {
        "passages": len(content.text.passages),
        "provisions": sum(1 for _ in _with_parts(content.provisions)),
        **{name: kinds[kind] for kind, name in COUNTED.items()},  # type: ignore[index]
        "mentions": len(content.namings),
        "relations": len(content.relations),
        "roles": len(content.roles),
        "figures": len(content.figures),
    }


def _notes(content: Content, share: float) -> Iterator[str]:
    facts = content.facts
    yield from content.notes
    if facts.date is None:
        yield "no date of its own in the text"
    if facts.type.value == "OtherDocument":
        yield "its kind could not be told from the title"
    if share < READABLE:
        yield f"only {share:.0%} of its words are in the dictionary: the text may be garbled"
    if not content.provisions:
        yield "no provisions found"
    yield from _about_provisions(list(_with_parts(content.provisions)))
    yield from _about_names(content)


def _about_provisions(provisions: Sequence[Provision]) -> Iterator[str]:
    unaddressed = sum(p.modality == "Recommendation" and not p.addressees for p in provisions)
    if unaddressed:
        yield f"{_several(unaddressed, 'recommendation')} without an addressee"
    for name in ("deadline", "responsible"):
        blank = sum(name in provision.blank_fields for provision in provisions)
        if blank:
            yield f"{_several(blank, 'provision')} with the field «{name}» left blank"
    unresolved = sum(
        p.deadline is not None and not (p.deadline.day or p.deadline.recurrence) for p in provisions
    )
    if unresolved:
        yield f"{_several(unresolved, 'deadline')} that could not be turned into a date"


def _about_names(content: Content) -> Iterator[str]:
    local = {n.entity for n in content.namings if n.reason == "short name never explained"}
    if local:
        yield f"short names that the text does not explain: {_names(local)}"
    sure = {n.entity for n in content.namings if n.mention.confidence >= SURE}
    named = {n.entity for n in content.namings if not n.entity.local}
    doubtful = {entity for entity in named - sure if entity.iri is None}
    if doubtful:
        yield f"{_several(len(doubtful), 'name')} read with low confidence: {_names(doubtful)}"


def _names(entities: set[Entity]) -> str:
    names = sorted(entity.name for entity in entities)
    return ", ".join(f"«{name}»" for name in names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def _with_parts(provisions: Sequence[Provision]) -> Iterator[Provision]:
    for provision in provisions:
        yield provision
        yield from _with_parts(provision.parts)


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _shortened(title: str) -> str:
    return title if len(title) <= 100 else f"{title[:99]}…"
