"""What a clause without a verb says again: «А сотрудничает с Б, а **В – с Г**»."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.model import Naming, Relation, outermost
from ingest.relations.arguments import CASES
from ingest.relations.consequences import Told, each
from ingest.relations.sentence import Sentence

#: «, а», «; », «, в » before the first of two names; «–» with or without a preposition between.
OPENING = re.compile(r"[,;]\s+(?:а\s+)?(?:(\w{1,3})\s+)?$", re.I)
DASHED = re.compile(r"\s*(?:\([^()]*\)\s*)?[–—-]\s+(?:(\w{1,3})\s+)?", re.I)


def gapped(told: Told) -> Iterator[Relation]:
    """«Завод входит в Кластер, а **Институт** – в **Ассоциацию**»"""
    if not told.subjects or not told.objects:
        return
    pairs = _pairs(told.sentence, told.node.token.idx)
    found = [ends for pair in pairs if (ends := _ends(told, *pair))]
    apart = [naming for ends in found for naming in ends]
    told.subjects = [naming for naming in told.subjects if naming not in apart]
    told.objects = [naming for naming in told.objects if naming not in apart]
    for subject, target in found:
        yield from each(told.sentence, [subject], told.frame.predicate, [target], told.frame.rule)


def _pairs(sentence: Sentence, offset: int) -> Iterator[tuple[Naming, Naming, tuple[str, str]]]:
    """Two names with a dash between, and the prepositions before them."""
    text = sentence.passage.text
    named = [n for n in outermost(sentence.namings) if n.mention.kind != "group"]
    for one, other in pairwise(n for n in named if n.mention.start > offset):
        opening = OPENING.search(text, sentence.start, one.mention.start)
        dashed = DASHED.fullmatch(text, one.mention.end, other.mention.start)
        if opening and dashed:
            yield one, other, ((opening[1] or "").lower(), (dashed[1] or "").lower())


def _ends(
    told: Told, one: Naming, other: Naming, governors: tuple[str, str]
) -> tuple[Naming, Naming] | None:
    """Who and what, by kinds and prepositions; alike in both, by the order of the verb's clause."""
    frame = told.frame
    if frame.subject != "subj":
        return None
    straight = _fits(told, one, other)
    turned = _fits(told, other, one)
    if frame.object == "obj" or frame.object in CASES:
        if any(governors):
            return None
        if straight and turned:
            turned = told.subjects[0].mention.start > told.objects[0].mention.start
            straight = not turned
    else:
        straight = straight and governors[0] == "" and governors[1].startswith(frame.object)
        turned = turned and governors[1] == "" and governors[0].startswith(frame.object)
    return (one, other) if straight else (other, one) if turned else None


def _fits(told: Told, subject: Naming, target: Naming) -> bool:
    frame = told.frame
    return subject.mention.kind in frame.subject_kinds and target.mention.kind in frame.object_kinds
