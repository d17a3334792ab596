"""What follows from whose document it is: where they met, who came, what they approved."""

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.model import Entity, Facts, Naming, Passage, Relation
from ingest.relations.compositions import in_composition
from ingest.relations.issued import Issued
from ingest.relations.meetings import attended, met_in
from ingest.relations.parties import signed_itself
from ingest.relations.passports import fields_in_passport, in_passport, subprogrammes_in_passport
from ingest.relations.terms import term_in_passport
from ontology.iris import EntityKind

#: So many lines below a stamp the title has been said.
FAR = 8
#: What a line is about begins it, but for a number or a quotation mark.
OPENING = 4
DECIDING = re.compile(r"^([а-яё]+)\s+", re.I)
#: «Утвердить прилагаемый **Порядок**»: what is approved stands this near.
NEAR = 60
#: «Создать **рабочую группу**», «Создать при министерстве **рабочую группу**»
NEXT = 25
#: Documents that come of a meeting.
OF_MEETINGS = {"Resolution", "Recommendations", "MeetingDecision", "PressRelease"}
PLANS: tuple[EntityKind, ...] = ("act", "programme", "project")
UNDERTAKINGS: tuple[EntityKind, ...] = ("project", "programme", "event")
BODIES: tuple[EntityKind, ...] = ("organization", "award")
#: By the first word of a clause: the property, what it may be about, whether that is the subject.
DECISIONS: dict[str, tuple[str, tuple[EntityKind, ...], bool]] = {
    "утвердить": ("svod:approvedBy", PLANS, True),
    "одобрить": ("svod:supports", UNDERTAKINGS, False),
    "поддержать": ("svod:supports", UNDERTAKINGS, False),
    "создать": ("svod:established", BODIES, False),
    "образовать": ("svod:established", BODIES, False),
    "учредить": ("svod:established", BODIES, False),
}
STAMP = re.compile(r"^утвержд[её]н[аоы]?\b", re.I)


def done_by_clause(issued: Issued) -> Iterator[Relation]:
    """«1. Утвердить прилагаемый **Порядок** …», adopted by the **Правительство**"""
    verb = DECIDING.match(issued.passage.words)
    decision = DECISIONS.get(verb.group(1).lower()) if verb and issued.adopted else None
    if verb is None or decision is None:
        return
    predicate, kinds, is_subject = decision
    start = issued.passage.body + verb.end()
    near = start + (NEXT if kinds == BODIES else NEAR)
    near_by = [n for n in issued.namings if start <= n.mention.start < near]
    for thing in [n for n in near_by if n.mention.kind in kinds][:1]:
        for body in issued.bodies[:1]:
            ends = (thing.entity, body) if is_subject else (body, thing.entity)
            if thing.entity != body:
                yield Relation(issued.passage, ends[0], predicate, ends[1], "done_by_clause", 0.85)


RULES: list[Callable[[Issued], Iterator[Relation]]] = [met_in, attended, done_by_clause]


def of_document(
    passages: Sequence[Passage], namings: dict[int, list[Naming]], facts: Facts
) -> Iterator[Relation]:
    events = (issuer for issuer in facts.issuers if issuer.kind == "event")
    event = next(events, None) if facts.type.value in OF_MEETINGS else None
    bodies = tuple(issuer for issuer in facts.issuers if issuer.kind == "organization")
    adopted = facts.status is not None and facts.status.value == "Adopted"
    bodies = bodies or tuple(_meeting(event, namings) if event else ())
    for passage in passages:
        issued = Issued(passage, namings.get(passage.order, ()), event, bodies, adopted)
        for rule in RULES:
            yield from rule(issued)
    yield from signed_itself(passages, namings, facts)
    for whole in OF_WHOLE:
        yield from whole(passages, namings)


def approved_by_stamp(
    passages: Sequence[Passage], namings: dict[int, list[Naming]]
) -> Iterator[Relation]:
    """«УТВЕРЖДЕНА **распоряжением Правительства** № 97-р» over the title of the **Программа**"""
    for passage in passages:
        if not STAMP.match(passage.text):
            continue
        orders = range(passage.order, passage.order + FAR)
        below = [naming for order in orders for naming in namings.get(order, ())]
        acts = [naming for naming in below if naming.mention.kind == "act"]
        titles = [n for n in below if n.mention.kind in PLANS and n.mention.start <= OPENING]
        for plan in [n for n in titles if n not in acts[:1]][:1] if acts else ():
            yield Relation(
                acts[0].mention.passage, plan.entity, "svod:approvedBy", acts[0].entity,
                "approved_by_stamp", 0.8,
            )  # fmt: skip


def _meeting(event: Entity, namings: dict[int, list[Naming]]) -> Iterator[Entity]:
    """«заседание **Координационного совета**»: who meets decides."""
    for named in namings.values():
        spans = [n.mention for n in named if n.entity == event]
        for naming in named:
            mention = naming.mention
            inside = any(s.start < mention.start and mention.end <= s.end for s in spans)
            if inside and mention.kind == "organization":
                yield naming.entity


OF_WHOLE = [
    approved_by_stamp,
    in_composition,
    in_passport,
    fields_in_passport,
    subprogrammes_in_passport,
    term_in_passport,
]
