"""What the passports of programmes and clusters say, line by line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.model import Entity, Naming, Passage, Relation, outermost
from ingest.relations.fields import AREAS, parts

#: «Ответственный исполнитель», «Соисполнители программы», «Участники Программы»
EXECUTORS = re.compile(
    r"^(?:\d[\d.)]*\s*)?(?:(?:ответственн\w+\s+|основн\w+\s+)?(?:со)?исполнител\w+"
    r"|участник\w*\s+(?:под)?программы)\b[^|:«.;]{0,40}?[\s|:–—-]*(?=[А-ЯЁA-Z«а-яё])",
    re.I,
)
SPECIALISED = re.compile(r"^специализированн\w+\s+организаци\w+(?:\s+кластера)?[\s|:–—-]*", re.I)
FIELD = re.compile(rf"^{AREAS}(?:\s+кластера)?[\s|:–—-]+", re.I)
#: What is said in a sentence is read from its syntax.
SENTENCE = re.compile(
    r"\b(?:явля[ею]тся|выступ\w+|стал[аио]?|определен\w*|определ[её]н\w*|назначен\w*"
    r"|осуществля\w+|обеспечива\w+|представля\w+|несут|нес[её]т|должн\w+|утверждены)\b",
    re.I,
)


def in_passport(
    passages: Sequence[Passage], namings: dict[int, list[Naming]]
) -> Iterator[Relation]:
    """«Ответственный исполнитель | **Отдел культуры**», in the passport of a **Программа**"""
    plan: Entity | None = None
    goes_on = False
    for passage in passages:
        named = namings.get(passage.order, ())
        plan = plan or _first(named, "programme")
        key = EXECUTORS.match(passage.text)
        opens = key is not None and SENTENCE.search(passage.text) is None
        executors = _bodies(named, key.end() if key and opens else 0) if opens or goes_on else []
        for naming in executors:
            if plan is not None:
                yield Relation(passage, naming.entity, "svod:executes", plan, "in_passport", 0.8)
        goes_on = bool(executors) and passage.text.endswith(";")


def fields_in_passport(
    passages: Sequence[Passage], namings: dict[int, list[Naming]]
) -> Iterator[Relation]:
    """«Специализированная организация | **АО «Агентство»**», in the passport of a **кластер**"""
    cluster: Entity | None = None
    goes_on = False
    for passage in passages:
        named = namings.get(passage.order, ())
        cluster = next((n.entity for n in named if "Cluster" in n.entity.subclasses), cluster)
        field = FIELD.match(passage.text)
        listed = bool(field or goes_on) and not SENTENCE.search(passage.text)
        if cluster is not None:
            yield from _specialised(passage, named, cluster)
            start = field.end() if field else 0
            for name in parts(passage.text[start:].strip(" .;")) if listed else ():
                area = Entity("topic", name[:1].upper() + name[1:])
                yield Relation(
                    passage, cluster, "svod:subjectArea", area, "fields_in_passport", 0.8
                )
        goes_on = listed and passage.text.endswith(";")


def _specialised(passage: Passage, named: Sequence[Naming], cluster: Entity) -> Iterator[Relation]:
    key = SPECIALISED.match(passage.text)
    for body in _bodies(named, key.end())[:1] if key else ():
        if key and body.mention.start == key.end() and body.entity != cluster:
            yield Relation(
                passage, body.entity, "svod:specialisedOrganisationOf", cluster,
                "fields_in_passport", 0.85,
            )  # fmt: skip


def _first(named: Iterable[Naming], kind: str) -> Entity | None:
    return next((n.entity for n in named if n.mention.kind == kind), None)


def _bodies(named: Iterable[Naming], start: int) -> list[Naming]:
    """The outermost bodies from here on."""
    bodies = (n for n in named if n.mention.kind == "organization" and n.mention.start >= start)
    return list(outermost(bodies))
