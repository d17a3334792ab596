"""Bodies of bodies: boards, committees and branches, and the companies that own others."""

import re
from collections.abc import Iterator

from ingest.analysed import position
from ingest.lexicon import words
from ingest.model import Naming, Relation
from ingest.morphology import lemma
from ingest.names import tokens
from ingest.relations.antecedents import last_headed
from ingest.relations.sentence import Sentence, relation

SUBSIDIARY = re.compile(
    r"\b(?:дочерн\w+|зависим\w+)\s+(?:обществ|предприяти|компани|организаци)\w+\s+", re.I
)
UNIT = re.compile(
    r"\b(?:структурн\w+\s+подразделени\w+|филиал\w*|подведомственн\w+(?:\s+учреждени\w+)?)\s+", re.I
)
#: «**Отдел** – филиал», «**Отдел**, являющийся структурным подразделением», «**Отдел** (филиал …)»
IS_A = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:[,(–—-]\s*)?(?:котор\w+\s+)?(?:явля\w+\s+|стал\w*\s+)?(?-i:[а-яё]+\s+)?",
    re.I,
)
#: «дочернее общество **Фонда** – **АО**», «структурным подразделением **Мэрии** является **Отдел**»
AS_IS = re.compile(r"\s*[–—-]\s+|\s+(?:явля\w+|стал\w*|выступ\w+)\s+", re.I)
#: «При Совете с 2013 года действует …»
HOSTED = re.compile(r"\bпри\s+", re.I)
WORKS = re.compile(
    r"\b(?:действу|работа|функциониру)(?:ет|ют)\s+|\b(?:создан|образован|сформирован)[аоы]?\s+",
    re.I,
)
AT_END = re.compile(r"\sпри\s+(?=\S)", re.I)
TO_CREATE = re.compile(r"\b(?:созда|образова|сформирова)(?:ть|ни[ея])\s+(?:\w+\s+){0,2}$", re.I)
BESIDE = re.compile(r"\s+при\s+", re.I)
#: «Совет **кластера**»: a common noun for the body spoken of before.
OF_COMMON = re.compile(r"\s(кластера|консорциума|альянса|союза|фонда|партн[её]рства|технопарка)$")
STRUCTURE = re.compile(r"\bвход(?:ит|ят|ящ\w+)\s+в\s+(?:структуру|систему)\s+", re.I)
#: What works beside a body is named so near the verb.
NEAR = 3


def body_of_a_body(sentence: Sentence) -> Iterator[Relation]:
    """«**Комитет по энергетике Правительства** области», «**инкубатор «Старт» АО «Парк»**»"""
    for body in sentence.named("organization", nested=True):
        whole = _owner(sentence, body) if _may_be_a_part(body) else None
        if whole and whole.entity != body.entity:
            yield relation(
                sentence, body.entity, "org:subOrganizationOf", whole.entity,
                "body_of_a_body", 0.8,
            )  # fmt: skip


def beside_a_body(sentence: Sentence) -> Iterator[Relation]:
    """«**рабочая группа по лесу при Комитете**», «При **Совете** действует **рабочая группа**»"""
    for body in sentence.named("organization", nested=True):
        for whole in _hosts(sentence, body):
            if whole.entity != body.entity:
                yield relation(
                    sentence, body.entity, "org:subOrganizationOf", whole.entity,
                    "beside_a_body", 0.85,
                )  # fmt: skip
    cue = sentence.match(HOSTED)
    bodies = sentence.named("organization")
    hosts = [n for n in bodies if cue and n.mention.start == cue.end()]
    if not hosts or not sentence.is_fact_at(hosts[0].mention.end):
        return
    works = WORKS.search(sentence.passage.text, hosts[0].mention.end, sentence.end)
    guests = [n for n in bodies if works and 0 <= n.mention.start - works.end() < NEAR]
    if guests and guests[0].entity != hosts[0].entity:
        yield relation(
            sentence, guests[0].entity, "org:subOrganizationOf", hosts[0].entity,
            "beside_a_body", 0.85,
        )  # fmt: skip


def _hosts(sentence: Sentence, body: Naming) -> list[Naming]:
    """The body that stands after «при» at the end of a name, or right after it."""
    text, mention = sentence.passage.text, body.mention
    if TO_CREATE.search(text, 0, mention.start):
        return []
    inside = AT_END.search(mention.surface)
    after = BESIDE.match(text, mention.end)
    if inside is not None:
        start = mention.start + inside.end()
    elif after is not None:
        start = after.end()
    else:
        return []
    return [
        other
        for other in sentence.named("organization", nested=True, after=start)
        if other.mention.start == start
    ][:1]


def of_the_body(sentence: Sentence) -> Iterator[Relation]:
    """«**Кластер «Свет»** растёт. **Совет кластера** возглавляет …»"""
    for body in sentence.named("organization", nested=True):
        word = OF_COMMON.search(body.mention.surface)
        if word is None or not _may_be_a_part(body):
            continue
        whole = last_headed(sentence, body.mention.start, lemma(word.group(1)))
        if whole and whole.mention.kind == "organization" and whole.entity != body.entity:
            yield relation(
                sentence, body.entity, "org:subOrganizationOf", whole.entity, "of_the_body", 0.75
            )


def within_structure(sentence: Sentence) -> Iterator[Relation]:
    """«**Институт**, входящий в систему **Академии**», «**Отдел** входит в структуру **Мэрии**»"""
    cue = sentence.match(STRUCTURE)
    if cue is None or not sentence.is_fact_at(cue.start()):
        return
    wholes = [n for n in sentence.named("organization") if n.mention.start == cue.end()]
    parts = sentence.named("organization", before=cue.start())
    if wholes and parts and parts[-1].entity != wholes[0].entity:
        yield relation(
            sentence, parts[-1].entity, "org:subOrganizationOf", wholes[0].entity,
            "within_structure", 0.85,
        )  # fmt: skip


def subsidiary(sentence: Sentence) -> Iterator[Relation]:
    """«**АО «Свет»** (дочернее общество **ПАО «Энерго»**)», «**Институт** – филиал **Академии**»"""
    for cue in (sentence.match(SUBSIDIARY), sentence.match(UNIT)):
        if cue is None or not sentence.is_fact_at(cue.start()):
            continue
        bodies = sentence.named("organization", nested=True)
        owners = [n for n in bodies if n.mention.start == cue.end()]
        text = sentence.passage.text
        before = [n for n in bodies if IS_A.fullmatch(text, n.mention.end, cue.start())]
        end = owners[0].mention.end if owners else 0
        after = [n for n in bodies if owners and AS_IS.fullmatch(text, end, n.mention.start)]
        for part in (before[-1:] or after[:1]) if owners else []:
            yield relation(
                sentence, part.entity, "org:subOrganizationOf", owners[0].entity, "subsidiary", 0.85
            )


def _owner(sentence: Sentence, body: Naming) -> Naming | None:
    """What the name ends with in the genitive, or what stands right after it."""
    mention, text = body.mention, sentence.passage.text
    for other in sentence.named("organization", nested=True, after=mention.start + 1):
        at_the_end = other.mention.end == mention.end
        beside = text[mention.end : other.mention.start] == " " and mention.surface.endswith("»")
        if (at_the_end and _is_complement(sentence, other)) or beside:
            return other
    return None


def _is_complement(sentence: Sentence, naming: Naming) -> bool:
    first = sentence.doc[position(sentence.doc, naming.mention.start)]
    return first._.parse.case in {"gent", "gen2", None}


def _may_be_a_part(body: Naming) -> bool:
    """«правление», «комитет», «филиал»: bodies that others have."""
    return any(lemma(word) in words("parts.tsv") for word in tokens(body.entity.name)[:4])
