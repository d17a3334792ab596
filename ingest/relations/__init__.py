"""What the text states as fact: one named rule for each way of saying it."""

from collections.abc import Sequence

from ingest.analysed import Doc
from ingest.model import Naming, Passage, Relation
from ingest.relations.acts import (
    act_establishes,
    act_reference,
    approved_by,
    executes,
    financed_by,
    founded_on,
    signed_between,
    signed_by_subject,
    specialised_organisation,
    supports,
)
from ingest.relations.distinctions import (
    award_given,
    listed_project,
    received_award,
    subject_area,
)
from ingest.relations.events import (
    dated_event,
    day_of_event,
    held_event,
    held_on,
    organised,
    programme_period,
    took_part,
    took_part_as_body,
    venue,
)
from ingest.relations.membership import became_member, composed_of, listed_member, plans_to_join
from ingest.relations.sentence import Rule, sentences

RULES: list[Rule] = [
    signed_between,
    signed_by_subject,
    act_establishes,
    act_reference,
    founded_on,
    approved_by,
    executes,
    specialised_organisation,
    financed_by,
    supports,
    became_member,
    plans_to_join,
    composed_of,
    listed_member,
    held_on,
    held_event,
    dated_event,
    day_of_event,
    venue,
    organised,
    took_part,
    took_part_as_body,
    programme_period,
    listed_project,
    award_given,
    received_award,
    subject_area,
]


def find_relations(
    passages: Sequence[Passage], docs: Sequence[Doc], namings: Sequence[Naming]
) -> list[Relation]:
    """Every relation, in reading order; one said twice in a passage stands once."""
    found = (
        relation
        for sentence in sentences(passages, docs, namings)
        for rule in RULES
        for relation in rule(sentence)
    )
    return list(dict.fromkeys(found))
