"""Whose a figure is: named rules, the most telling first."""

import re
from collections.abc import Callable

from ingest.figures import nearby, pointed
from ingest.figures.place import Place
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
    nearby.counted_before,
    pointed.recipients,
    nearby.described,
    nearby.bracketed,
    pointed.spent_on,
    pointed.measured_thing,
    nearby.subject_of_clause,
    nearby.nearest_before,
    nearby.opening_name,
    nearby.subject_of_sentence,
    nearby.last_counted,
    nearby.nearest_after,
    nearby.subject_before,
    nearby.said_before,
]


def observed(place: Place) -> tuple[Entity, str] | None:
    """The thing, and the name of the rule that told it."""
    for rule in [pointed.ranking_of_contest] if _is_ranking(place) else RULES:
        found = rule(place)
        if found is not None:
            return found, rule.__name__
    return None


def _is_ranking(place: Place) -> bool:
    """«вошёл в число 100 **лучших** компаний»"""
    counted = place.sentence.passage.text[place.quantity.number.end : place.quantity.end]
    return bool(CONTESTED.search(counted) and ENTERING.search(place.before))
