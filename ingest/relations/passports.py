"""What the passports of programmes and clusters say, line by line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.model import Entity, Naming, Passage, Relation, outermost
from ingest.relations.fields import AREAS, parts

#: «Ответственный исполнитель», «Соисполнители программы», «Исполнители и участники Программы»
EXECUTORS = re.compile(
    r"^(?:\d[\d.)]*\s*)?(?:(?:ответственн\w+|основн\w+)\s+)?(?:со)?исполнител\w+"
    r"(?:\s+и\s+(?:соисполнители|участники))?(?:\s+(?:[а-яё]+(?:ой|ных)\s+)?"
    r"(?:(?:под)?программы|мероприятий))?",
    re.I,
)
#: Of a programme, too, once its executors were listed; a cluster has other participants.
PARTICIPANTS = re.compile(
    r"^(?:\d[\d.)]*\s*)?участник\w*(?P<of>\s+(?:[а-яё]+ой\s+)?(?:под)?программы)?", re.I
)
#: What stands between what a row is about and what it says.
APART = re.compile(r"(?:\s*[|:–—-]\s*|\s+(?=[А-ЯЁA-Z«а-яё]))+", re.I)
SUBPROGRAMMES = re.compile(
    r"^(?:перечень\s+подпрограмм|подпрограммы)(?:\s+(?:[а-яё]+ой\s+)?программы)?[\s|:–—-]*"
    r"(?=\d|[«\"]|подпрограмма\s)",
    re.I,
)
#: «2. «Своё дело»», «Подпрограмма 1 «Наследие»»
SUBPROGRAMME = re.compile(
    r"(?:^|(?<=[.;,|\s]))(?:подпрограмма\s+)?(?:№\s*)?(?:\d+[.)]?\s+)?[–—-]?\s*[«\"]([^»\"]+)[»\"]",
    re.I,
)
QUOTED = re.compile(r"^подпрограмм[^«\"]*[«\"](.+)[»\"]", re.I)
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
    plan = _first((n for p in passages for n in namings.get(p.order, ())), "programme")
    executing = goes_on = False
    for passage in passages if plan else ():
        named = namings.get(passage.order, ())
        start = _said(passage, executing=executing)
        opens = start is not None
        start = passage.body if goes_on and start is None else start
        bodies = _bodies(named, start) if start is not None else []
        executors = bodies if bodies and bodies[0].mention.start == start else []
        for naming in executors if plan else ():
            if plan is not None:
                yield Relation(passage, naming.entity, "svod:executes", plan, "in_passport", 0.8)
        executing = executing or bool(executors)
        bare = opens and start == len(passage.text)  # what it says stands in the next line
        goes_on = bare or (bool(executors) and passage.text.endswith((";", ",")))


def _said(passage: Passage, *, executing: bool) -> int | None:
    """Where a row about executors says who they are."""
    text = passage.text
    key = EXECUTORS.match(text) or PARTICIPANTS.match(text)
    if key is None or (key.re is PARTICIPANTS and not (executing or key["of"])):
        return None
    apart = APART.match(text, key.end())
    if apart is None:
        return len(text) if key.end() == len(text) else None
    return None if not passage.cells and SENTENCE.search(text) else apart.end()


def subprogrammes_in_passport(
    passages: Sequence[Passage], namings: dict[int, list[Naming]]
) -> Iterator[Relation]:
    """«Подпрограммы | 1. **«Наследие»**. 2. **«Театр»**», in the passport of a **Программа**"""
    plan: Entity | None = None
    goes_on = False
    called = _called(namings.values())
    for passage in passages:
        plan = plan or _first(namings.get(passage.order, ()), "programme")
        key = SUBPROGRAMMES.match(passage.text)
        further = goes_on and SUBPROGRAMME.match(passage.words) is not None
        goes_on = key is not None or further
        start = key.end() if key else 0
        for item in SUBPROGRAMME.finditer(passage.text, start) if goes_on and plan else ():
            title = item[1].strip()
            part = called.get(title) or Entity("programme", f"Подпрограмма «{title}»")
            if plan is not None and part != plan:
                yield Relation(
                    passage, part, "svod:partOfProgramme", plan, "subprogrammes_in_passport", 0.8
                )


def _called(named: Iterable[Sequence[Naming]]) -> dict[str, Entity]:
    """By what stands in their quotation marks: «Подпрограмма 1 «Наследие»» is «Наследие»."""
    programmes = (n.entity for each in named for n in each if n.mention.kind == "programme")
    quoted = ((QUOTED.search(entity.name), entity) for entity in programmes)
    return {found[1].strip(): entity for found, entity in quoted if found}


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
