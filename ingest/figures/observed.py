"""Whose a figure is: named rules, the most telling first."""

import re
from collections.abc import Callable

from ingest.figures import attended, hanging, listed, nearby, pointed
from ingest.figures.place import Place
from ingest.figures.unnamed import (
    is_among,
    is_described,
    is_given,
    is_granted,
    is_of_another_year,
    is_of_title,
    is_unnamed,
)
from ingest.model import Entity

Rule = Callable[[Place], Entity | None]

CONTESTED = re.compile(
    r"\b(?:лучш|крупнейш|ведущ|сильнейш|победител|финалист|лауреат|призер|призёр|номинант)", re.I
)
ENTERING = re.compile(
    r"\b(?:во[шй]\S+|вход\w+|попа\w+|включен\w*|отобран\w*|вывел\w*|(?:в|среди|из)\s+числ\w+|топ)\b",
    re.I,
)

RULES: list[Rule] = [
    pointed.overseer,
    listed.compared,
    listed.said_of,
    listed.labelled,
    nearby.counted_before,
    pointed.recipients,
    attended.attended,
    hanging.described,
    nearby.described,
    nearby.bracketed,
    pointed.spent_on,
    pointed.given_to,
    pointed.measured_thing,
    pointed.consisting,
    hanging.hung_on,
    nearby.subject_of_clause,
    pointed.taken_up,
    nearby.nearest_before,
    nearby.opening_name,
    nearby.subject_of_sentence,
    nearby.last_counted,
    nearby.territory,
    nearby.counted_officially,
    nearby.named_after,
    nearby.told_before,
    nearby.headed,
    nearby.subject_before,
    nearby.said_before,
]

#: Where these hold, neither the rule nor those after it may claim the figure.
UNLESS: dict[Rule, Callable[[Place], bool]] = {
    listed.compared: is_among,
    hanging.described: is_granted,
    nearby.described: lambda place: is_of_title(place) or is_of_another_year(place),
    hanging.hung_on: lambda place: is_given(place) or is_described(place),
    nearby.subject_of_clause: lambda place: is_given(place) or is_described(place),
    nearby.nearest_before: is_unnamed,
}


def observed(place: Place) -> tuple[Entity, str] | None:
    """The thing, and the name of the rule that told it."""
    for rule in [pointed.ranking_of_contest] if _is_ranking(place) else RULES:
        if rule in UNLESS and UNLESS[rule](place):
            return None
        found = rule(place)
        if found is not None:
            if found.kind == "place" and place.quantity.measure == "members":
                return None  # who takes part does so in something, not in a town
            return found, rule.__name__
    return None


def _is_ranking(place: Place) -> bool:
    """«вошёл в число 100 **лучших** компаний»"""
    counted = place.sentence.passage.text[place.quantity.number.end : place.quantity.end]
    return bool(CONTESTED.search(counted) and ENTERING.search(place.before))
