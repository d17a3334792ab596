"""Who issued a document, or the event it was adopted at."""

import re
from collections.abc import Sequence

from ingest.facts.head import Head
from ingest.facts.lines import is_stamp
from ingest.model import Entity, Naming

ORDERS = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:постановля|приказыва|реша|решил|распоряжа|обязыва)", re.I
)
GATHERING = re.compile(r"заседани|совещани|собрани|сесси", re.I)
#: An issuing body stands among this many words: «Постановление Правительства …».
NEAR = 4
OF_GATHERINGS = {"Resolution", "Recommendations"}
#: A letterhead names its body in the greater part of its line.
PART = 0.6


def issuers(head: Head, namings: Sequence[Naming]) -> tuple[Entity, ...]:
    """Named in the title, before the ordering verb, in the stamp or letterhead; else the event."""
    if head.type == "PressRelease":
        return ()
    orders = {passage.order for passage in head.passages if passage.marker is None}
    near = [naming for naming in namings if naming.mention.passage.order in orders]
    in_title = [naming for naming in near if naming.mention.passage == head.title]
    found = (
        (_titled(head, in_title) if head.type else [])
        or _announcing(near)
        or _in_stamp(head, near)
        or (_events(near) if head.type in OF_GATHERINGS else [])
        or _in_letterhead(head, near, namings)
        or (_events(near) if head.type else [])
    )[:1]
    return tuple(naming.entity for naming in [*found, *_meeting(found, in_title)])


def _titled(head: Head, in_title: Sequence[Naming]) -> list[Naming]:
    """«Протокол **заседания Совета**»: the body or event that the title names after its type."""
    first_words = len(" ".join(head.title.text.split()[:NEAR]))
    return [
        naming
        for naming in in_title
        if naming.mention.kind == "event"
        or (naming.mention.kind == "organization" and naming.mention.start < first_words)
    ]


def _announcing(near: Sequence[Naming]) -> list[Naming]:
    """«**Администрация города** ПОСТАНОВЛЯЕТ:»"""
    return [
        naming
        for naming in near
        if naming.mention.kind == "organization"
        and ORDERS.match(naming.mention.passage.text, naming.mention.end)
    ]


def _in_stamp(head: Head, near: Sequence[Naming]) -> list[Naming]:
    """«Утверждена распоряжением **Правительства Красноярского края**»"""
    stamped = [passage.order for passage in head.above if is_stamp(passage)]
    return [
        naming
        for naming in near
        if stamped
        and naming.mention.kind == "organization"
        and stamped[0] <= naming.mention.passage.order < head.title.order
    ]


def _events(near: Sequence[Naming]) -> list[Naming]:
    return [naming for naming in near if naming.mention.kind == "event"]


def _in_letterhead(head: Head, near: Sequence[Naming], namings: Sequence[Naming]) -> list[Naming]:
    """«**МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ ХАБАРОВСКОГО КРАЯ**» over the title.

    In capitals it is known by its name in the text.
    """
    named = [
        naming
        for naming in near
        if naming.mention.kind == "organization"
        and naming.mention.passage.order < head.title.order
        and naming.mention.start == 0
        and naming.mention.end >= PART * len(naming.mention.passage.text)
    ]
    capitals = [passage.text.lower() for passage in head.above if passage.text[:3].isupper()]
    return named or [
        naming
        for naming in namings
        if naming.mention.kind == "organization"
        and any(text.startswith(naming.entity.name.lower()) for text in capitals)
    ]


def _meeting(event: Sequence[Naming], titled: Sequence[Naming]) -> list[Naming]:
    """«Протокол заседания **Совета по туризму**»: whose meeting it was."""
    return [
        naming
        for naming in titled
        for whole in event
        if whole.mention.kind == "event"
        and naming.mention.kind == "organization"
        and whole.mention.start < naming.mention.start < whole.mention.end
        and GATHERING.match(whole.mention.surface)
    ][:1]
