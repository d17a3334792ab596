"""What the text states as fact: one named rule for each way of saying it."""

from collections.abc import Sequence

from ingest.analysed import Doc
from ingest.model import Entity, Facts, Naming, Passage, Relation, by_passage
from ingest.relations import decided
from ingest.relations.acts import (
    act_establishes,
    act_reference,
    agreement_between,
    signed_between,
    specialised_organisation,
)
from ingest.relations.approvals import approved_beside
from ingest.relations.asides import doer_in_brackets
from ingest.relations.bodies import (
    beside_a_body,
    body_of_a_body,
    of_the_body,
    subsidiary,
    within_structure,
)
from ingest.relations.by_trees import of_trees
from ingest.relations.commons import Commons
from ingest.relations.distinctions import (
    award_given,
    award_listed,
    listed_project,
    project_of_owner,
    subprogramme,
)
from ingest.relations.events import (
    dated_event,
    day_of_event,
    event_in_place,
    held_beside,
    held_event,
    held_on,
    programme_period,
    took_part,
    venue,
)
from ingest.relations.fields import (
    area_named,
    area_of_work,
    listed_area,
    listed_service,
    services_named,
)
from ingest.relations.founders import by_whose_will, founders_named
from ingest.relations.founding import founded_on
from ingest.relations.helpers import supported_by
from ingest.relations.membership import (
    apposed_member,
    composed_of,
    listed_member,
    members_from,
    members_named,
)
from ingest.relations.money import share_of
from ingest.relations.participants import among_participants
from ingest.relations.parties import agreement_of, having_signed
from ingest.relations.places import of_country, of_region, place_after_comma, place_in_brackets
from ingest.relations.regions import country_in_brackets, place_of_region
from ingest.relations.sentence import Rule, sentences

RULES: list[Rule] = [
    signed_between,
    agreement_between,
    agreement_of,
    having_signed,
    act_establishes,
    act_reference,
    specialised_organisation,
    apposed_member,
    listed_member,
    members_named,
    approved_beside,
    supported_by,
    body_of_a_body,
    beside_a_body,
    of_the_body,
    within_structure,
    subsidiary,
    place_in_brackets,
    place_after_comma,
    of_country,
    of_region,
    place_of_region,
    country_in_brackets,
    held_on,
    held_event,
    dated_event,
    day_of_event,
    event_in_place,
    held_beside,
    venue,
    took_part,
    among_participants,
    programme_period,
    listed_project,
    doer_in_brackets,
    award_given,
    award_listed,
    share_of,
    project_of_owner,
    subprogramme,
    listed_area,
    listed_service,
    area_named,
    area_of_work,
    services_named,
]

#: Those that also see what common nouns stand for: «в **кластер** входят 29 организаций».
UNDERSTANDING: list[Rule] = [
    founded_on,
    composed_of,
    members_from,
    by_whose_will,
    founders_named,
]


def find_relations(
    passages: Sequence[Passage],
    docs: Sequence[Doc],
    namings: Sequence[Naming],
    facts: Facts | None = None,
) -> list[Relation]:
    """Every relation, in reading order; one said twice in a passage stands once."""
    said = list(sentences(passages, docs, namings))
    understood = list(Commons().in_order(said))
    framed = dict(of_trees(understood))
    of_passages = (
        relation
        for i, (sentence, meant) in enumerate(zip(said, understood, strict=True))
        for relations in (
            *(rule(sentence) for rule in RULES),
            *(rule(meant) for rule in UNDERSTANDING),
            framed.get(i, ()),
        )
        for relation in relations
    )
    of_whole = decided.of_document(passages, by_passage(namings), facts) if facts else ()
    told: dict[tuple[object, ...], Relation] = {}
    for each in filter(_ties_two, (*of_passages, *of_whole)):
        told.setdefault((each.passage.order, each.subject, each.predicate, each.object), each)
    return list(told.values())


def _ties_two(relation: Relation) -> bool:
    """A thing that went under two names stands in no relation to itself."""
    other = relation.object
    return not (isinstance(other, Entity) and other.name == relation.subject.name)
