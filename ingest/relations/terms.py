"""From when to when programmes and projects are carried out, as their passports say."""

import re
from collections.abc import Iterator, Sequence

from ingest.model import Entity, Naming, Passage, Relation
from ontology.iris import EntityKind

OF = (
    r"(?:\s+(?:настоящ|данн|указанн|государственн|муниципальн|областн|краев|целев|ведомственн"
    r"|инвестиционн)\w+)*"
)
WHAT = r"(?P<what>программ\w*|проект\w*|стратеги\w*|план\w*|концепци\w*|подпрограмм\w*)"
DOING = r"(?:реализаци[июя]|действи[яе]|выполнени[яе]|осуществлени[яе])"
#: «Срок реализации Программы: 2021–2026 годы», «Сроки и этапы реализации | 2021 – 2026 гг.»
KEY = re.compile(
    rf"\b(?:сроки?|период)(?:\s*\(?(?:,|и)?\s*(?:сроки?|этап\w*)\)?)?\s+{DOING}(?:{OF}\s+{WHAT})?",
    re.I,
)
#: «Программа **реализуется** в 2021–2026 годах»
RUNS = re.compile(rf"\b{WHAT}\b[^.;:]{{0,80}}?\bреализу[ею]тся\b", re.I)
#: «**реализация** проекта рассчитана на 2021–2026 годы»
CARRIED_OUT = re.compile(
    rf"\bреализаци[июя]{OF}\s+{WHAT}(?=[^.;:]{{0,60}}"
    r"(?:рассчитан|осуществля|осуществлен|запланирован|предусмотрен|планиру|провод|намечен|буд))",
    re.I,
)
TELLING = (KEY, RUNS, CARRIED_OUT)
YEAR = r"(?:19|20)\d\d"
FROM_TO = re.compile(rf"\b({YEAR})\s*(?:год\w*|гг?\.)?\s*(?:[-–—]|по|до)\s*({YEAR})\b", re.I)
UNTIL = re.compile(rf"\bдо\s+(?:конца\s+)?({YEAR})\b", re.I)
ONE = re.compile(rf"\b({YEAR})\s*(?:год|г\.)", re.I)
#: The years stand so near to the key.
NEAR = 60
PLANS: tuple[EntityKind, ...] = ("programme", "project")


def term_in_passport(
    passages: Sequence[Passage], namings: dict[int, list[Naming]]
) -> Iterator[Relation]:
    """«Срок реализации **Программы** | 2021–2026 годы»: when it begins and ends."""
    plan: Entity | None = None
    awaited: str | None = None
    for passage in passages:
        named = [n for n in namings.get(passage.order, ()) if n.mention.kind in PLANS]
        programmes = [n for n in named if n.mention.kind == "programme"]
        plan = plan or next((n.entity for n in programmes or named), None)
        told = next((m for each in TELLING if (m := each.search(passage.text))), None)
        start = 0 if told is None else told.end()
        key = told["what"] or "" if told else awaited
        if key is None:
            continue
        own = next((n.entity for n in named), None) or plan
        if own is not None and _is_meant(key, own):
            yield from _term(passage, start, own)
        awaited = key if told and not passage.text[start:].strip(" .:|–—-") else None


def _is_meant(key: str, plan: Entity) -> bool:
    """«срок реализации **подпрограммы**» is not the programme's."""
    sub = key.lower().startswith("подпрограмм")
    return sub == plan.name.lower().startswith("подпрограмм")


def _term(passage: Passage, start: int, plan: Entity) -> Iterator[Relation]:
    said = passage.text[start : start + NEAR].partition(";")[0]
    if period := FROM_TO.search(said):
        first, last = period.groups()
    elif until := UNTIL.search(said):
        first, last = None, until[1]
    elif one := ONE.search(said):
        first = last = one[1]
    else:
        return
    for predicate, year in (("svod:periodStart", first), ("svod:periodEnd", last)):
        if year is not None:
            yield Relation(passage, plan, predicate, int(year), "term_in_passport", 0.85)
