"""Who is spoken to, who acts, who answers for it."""

from itertools import takewhile

from ingest.analysed import Token
from ingest.model import Entity, Naming, Passage
from ingest.outline import Item, Section, leading
from ingest.provisions.reader import ACTING, Reader
from ingest.provisions.terms import RESPONSIBLE_FIELD
from ingest.provisions.wording import announcing_verb, opener


def own_actors(reader: Reader, passage: Passage) -> tuple[Entity, ...]:
    """«**Ассоциация** обязуется представить план»"""
    verb = announcing_verb(reader.doc(passage))
    named = reader.named(passage, 0, verb.idx) if verb is not None else []
    acting = [n for n in named if n.mention.kind in ACTING and n.mention.start <= passage.body]
    return tuple(naming.entity for naming in acting[:1])


def addressed_by(reader: Reader, passage: Passage, verb: Token) -> tuple[Entity, ...]:
    """«Участники рекомендуют **Дорожному агентству** построить …»"""
    between = list(takewhile(lambda t: t._.parse.pos != "INFN", verb.doc[verb.i + 1 :]))
    if not between or not _speaks_to(between[0]):
        return ()
    named = reader.named(passage, between[0].idx, between[-1].idx + len(between[-1]))
    return tuple(n.entity for n in named if n.mention.kind in ACTING)


def addressees_of(reader: Reader, item: Item) -> tuple[Entity, ...]:
    """«2.2. **Органам местного самоуправления**: …», «Рекомендовать **Комитету** подготовить …»"""
    return tuple(
        dict.fromkeys(
            naming.entity
            for naming in _spoken_to(reader, item)
            if not _in_brackets(naming) and naming.mention.kind in ACTING
        )
    )


def _spoken_to(reader: Reader, item: Item) -> list[Naming]:
    """The names before the first infinitive, after an opening «Рекомендовать»."""
    doc, passage = reader.doc(item.first), item.first
    tokens = leading(doc, passage, skip=1 if opener(passage) else 0)
    asked = passage.words.lower().startswith("просить")
    if not tokens or not (asked or _speaks_to(tokens[0])):
        return []
    return reader.named(passage, tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _in_brackets(naming: Naming) -> bool:
    """«Управлению культуры (**Иванова Т.П.**)»: who answers for it, not who is spoken to."""
    before = naming.mention.passage.text[: naming.mention.start]
    return before.rstrip().endswith("(")


def _speaks_to(token: Token) -> bool:
    """A dative opens an address; so does a name that is the same in every case."""
    return token._.parse.case == "datv" or (token.text[:1].isupper() and token.ent_type_ == "ORG")


def actors_of(reader: Reader, section: Section) -> tuple[Entity, ...]:
    """«**Участники круглого стола**, обсудив …, планируют:»"""
    if section.cue is None:
        return ()
    named = reader.named(section.cue, 0, len(section.cue.text))
    kinds = {"group", "organization", "event"}
    body = section.cue.body
    return tuple(n.entity for n in named[:1] if n.mention.kind in kinds and n.mention.start <= body)


def responsible_for(reader: Reader, item: Item) -> tuple[Entity, ...]:
    """Of the form line, else who stands in brackets after the addressee."""
    named = [
        naming
        for form in item.forms
        if (match := RESPONSIBLE_FIELD.search(form.text))
        for naming in reader.named(form, match.start(1), match.end(1))
    ]
    in_brackets = [n for n in _spoken_to(reader, item) if _in_brackets(n)]
    return tuple(naming.entity for naming in named or in_brackets)
