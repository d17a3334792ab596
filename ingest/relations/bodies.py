"""Bodies of bodies: boards, committees and branches, and the companies that own others."""

import re
from collections.abc import Iterator

from ingest.analysed import position
from ingest.lexicon import words
from ingest.model import Naming, Relation
from ingest.morphology import lemma
from ingest.names import tokens
from ingest.relations.sentence import Sentence, relation

SUBSIDIARY = re.compile(
    r"\b(?:дочерн\w+|зависим\w+)\s+(?:обществ|предприяти|компани|организаци)\w+\s+", re.I
)
UNIT = re.compile(
    r"\b(?:структурн\w+\s+подразделени\w+|филиал\w*|подведомственн\w+(?:\s+учреждени\w+)?)\s+", re.I
)


def body_of_a_body(sentence: Sentence) -> Iterator[Relation]:
    """«**Комитет по энергетике Правительства** области», «**инкубатор «Старт» АО «Парк»**»"""
    for body in sentence.named("organization", nested=True):
        whole = _owner(sentence, body) if _may_be_a_part(body) else None
        if whole and whole.entity != body.entity:
            yield relation(
                sentence, body.entity, "org:subOrganizationOf", whole.entity,
                "body_of_a_body", 0.8,
            )  # fmt: skip


def subsidiary(sentence: Sentence) -> Iterator[Relation]:
    """«**АО «Свет»** (дочернее общество **ПАО «Энерго»**)», «**Институт** – филиал **Академии**»"""
    for cue in (sentence.match(SUBSIDIARY), sentence.match(UNIT)):
        if cue is None or not sentence.is_fact_at(cue.start()):
            continue
        bodies = sentence.named("organization", nested=True)
        owners = [n for n in bodies if n.mention.start == cue.end()]
        before = [n for n in bodies if n.mention.end <= cue.start()]
        after = [n for n in bodies if owners and n.mention.start > owners[0].mention.end]
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
