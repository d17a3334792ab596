"""What follows from whose document it is: where they met, who came, what they approved."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Entity, Facts, Naming, Passage, Relation
from ingest.relations.places import SETTLEMENT

#: The lines with place and date stand near the title.
HEADING = 12
PLACE_LINE = re.compile(rf"^{SETTLEMENT}", re.I)
ATTENDED = re.compile(r"^(?:присутствовали|приглаш[её]нные|участвовали|участники)\b", re.I)
SPEAKING_FOR = re.compile(r"\bпредставител\w+\s", re.I)
APPROVING = re.compile(r"^(утвердить|одобрить|поддержать)\s+", re.I)
#: «Утвердить прилагаемый **Порядок**»: what is approved stands this near.
NEAR = 60
PROPERTIES = {
    "утвердить": ("svod:approvedBy", {"act", "programme", "project"}),
    "одобрить": ("svod:supports", {"project", "programme", "event"}),
    "поддержать": ("svod:supports", {"project", "programme", "event"}),
}


@dataclass(frozen=True)
class Issued:
    """A passage with its names, in a document of these issuers."""

    passage: Passage
    namings: Sequence[Naming]
    event: Entity | None
    bodies: tuple[Entity, ...]
    adopted: bool


def met_in(issued: Issued) -> Iterator[Relation]:
    """«г. **Казань**, 14 марта 2019 года», under «Протокол **заседания Совета**»"""
    places = [naming for naming in issued.namings if naming.mention.kind == "place"]
    line = PLACE_LINE.match(issued.passage.text) if issued.passage.order <= HEADING else None
    if issued.event and places and line and places[0].mention.start <= line.end():
        yield Relation(
            issued.passage, issued.event, "svod:locatedIn", places[0].entity, "met_in", 0.85
        )


def attended(issued: Issued) -> Iterator[Relation]:
    """«Присутствовали: … представители **АО «Банк»** и **Союза фермеров**»"""
    speaking = SPEAKING_FOR.search(issued.passage.text)
    if not issued.event or not speaking or not ATTENDED.match(issued.passage.text):
        return
    for naming in issued.namings:
        if naming.mention.kind == "organization" and naming.mention.start >= speaking.end():
            yield Relation(
                issued.passage, naming.entity, "svod:tookPartIn", issued.event, "attended", 0.8
            )


def approved_in_clause(issued: Issued) -> Iterator[Relation]:
    """«1. Утвердить прилагаемый **Порядок** …», adopted by the **Правительство**"""
    verb = APPROVING.match(issued.passage.words)
    if not verb or not issued.adopted:
        return
    predicate, kinds = PROPERTIES[verb.group(1).lower()]
    start = issued.passage.body + verb.end()
    what = [n for n in issued.namings if start <= n.mention.start < start + NEAR]
    for thing in [n for n in what if n.mention.kind in kinds][:1]:
        for body in issued.bodies[:1]:
            ends = (thing.entity, body) if predicate == "svod:approvedBy" else (body, thing.entity)
            yield Relation(issued.passage, ends[0], predicate, ends[1], "approved_in_clause", 0.85)


RULES: list[Callable[[Issued], Iterator[Relation]]] = [met_in, attended, approved_in_clause]


def of_document(
    passages: Sequence[Passage], namings: dict[int, list[Naming]], facts: Facts
) -> Iterator[Relation]:
    event = next((issuer for issuer in facts.issuers if issuer.kind == "event"), None)
    bodies = tuple(issuer for issuer in facts.issuers if issuer.kind == "organization")
    adopted = facts.status is not None and facts.status.value == "Adopted"
    bodies = bodies or tuple(_meeting(event, namings) if event else ())
    for passage in passages:
        issued = Issued(passage, namings.get(passage.order, ()), event, bodies, adopted)
        for rule in RULES:
            yield from rule(issued)


def _meeting(event: Entity, namings: dict[int, list[Naming]]) -> Iterator[Entity]:
    """«заседание **Координационного совета**»: who meets decides."""
    for named in namings.values():
        spans = [n.mention for n in named if n.entity == event]
        for naming in named:
            mention = naming.mention
            inside = any(s.start < mention.start and mention.end <= s.end for s in spans)
            if inside and mention.kind == "organization":
                yield naming.entity
