"""Who gains by a deed: «предоставить **Кластеру** помещения», «для **жителей** края»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.analysed import Token, between, position
from ingest.lexicon import table
from ingest.model import Naming, Passage, Provision
from ingest.provisions.reader import Reader

GAINING = {"organization", "group", "person", "event"}
#: «направить **в Комитет** сведения», «сведения направить **в Комитет**»
SENT = re.compile(r"\b(?:направ|представ|переда|внес|внос)\w*\b[^.;]*?\bво?\s+(?:адрес\s+)?$", re.I)
DOCUMENTS = re.compile(
    r"\b(?:сведени|отч[её]т|доклад|предложени|информаци|материал|рекомендаци|заявк|проект|план"
    r"|переч[её]?н|копи|документ)",
    re.I,
)
#: Who does, takes part or proposes gains by what is done to that.
MEDIATING = {
    "деятельность", "работа", "участие", "инициатива", "предложение", "заявка", "проект",
    "услуга", "продукция", "мероприятие",
}  # fmt: skip
#: «**при** поддержке Банка», «**с** участием Банка»: the Bank gives. «**не** поддерживать Банк»
NOT_FOR = {"при", "с", "под", "не"}
#: One list: «членам Кластера **и** предпринимателям».
LISTED = re.compile(r"\s*(?:,|и|,?\s*а\s+также|,?\s*включая)\s*")
#: So many words before a name may tell what it gains.
SIGHT = 20
#: What is sent is named so many letters behind, if not before.
AHEAD = 60
#: A name so many words behind the one that gives is still given to.
FAR = 12
#: A deed names its object at once; a few words may describe that.
NEAR = 3


def with_beneficiaries(reader: Reader, provision: Provision) -> Provision:
    """Of the clause and of its parts; who is to act is no beneficiary of that."""
    if provision.modality == "Acknowledgement":
        return provision
    acting = {*provision.addressees, *provision.actors, *provision.responsible}
    found = dict.fromkeys(n.entity for n in _gaining(reader, provision))
    return replace(
        provision,
        beneficiaries=tuple(entity for entity in found if entity not in acting),
        parts=tuple(with_beneficiaries(reader, part) for part in provision.parts),
    )


def _gaining(reader: Reader, provision: Provision) -> Iterator[Naming]:
    for passage in provision.passages:
        start = max(provision.start - passage.start, 0)
        end = min(provision.end - passage.start, len(passage.text))
        last: Naming | None = None
        for naming in reader.named(passage, start, end):
            if naming.mention.kind not in GAINING:
                continue
            if _goes_on(passage, last, naming) or _gains(reader, passage, start, naming):
                yield naming
                last = naming


def _goes_on(passage: Passage, last: Naming | None, naming: Naming) -> bool:
    if last is None:
        return False
    return bool(LISTED.fullmatch(passage.text, last.mention.end, naming.mention.start))


def _gains(reader: Reader, passage: Passage, start: int, naming: Naming) -> bool:
    """By the case that the word before it asks for."""
    doc, mention = reader.doc(passage), naming.mention
    at = position(doc, mention.start)
    words = doc[max(position(doc, start), at - SIGHT) : at]
    before = [token for token in words if token.text not in {"«", '"', "("}]
    case = _case(between(doc, mention.start, mention.end))
    if _directly(before, case) or _by_verb(before, case):
        return True
    said = passage.text[before[0].idx : mention.start] if before else ""
    sent = mention.kind == "organization" and SENT.search(said)
    return bool(sent and DOCUMENTS.search(passage.text, before[0].idx, mention.end + AHEAD))


def _directly(before: Sequence[Token], case: str | None) -> bool:
    """«поддержка **Кластера**», «поддержать участие **Кластера**»; not «при поддержке **Банка**»"""
    words = _without_attributes(before)
    while words and (words[-1].lemma_ in MEDIATING or words[-1].lemma_ == "и"):
        words = _without_attributes(words[:-1])
    asked = table("benefits.tsv").get(words[-1].lemma_) if words else None
    if asked is None or asked == "datv" or case not in {asked, "gent", None}:
        return False
    around = _without_attributes(words[:-1])
    return not around or around[-1].lemma_ not in NOT_FOR


def _by_verb(before: Sequence[Token], case: str | None) -> bool:
    """«предоставить в 2014 году **Кластеру** помещения», «субсидии **предпринимателям**»"""
    asked = {"accs": "accs", "nomn": "accs"}.get(case or "", case)
    if not before or before[-1]._.parse.pos == "PREP" or asked not in {"accs", "datv"}:
        return False
    for token in reversed(before[-FAR:]):
        if table("benefits.tsv").get(token.lemma_) == asked:
            return asked == "datv" or token._.parse.pos == "INFN"
        if token._.parse.pos in {"INFN", "VERB"} or token.text in {";", "."}:
            return False
    return False


def _without_attributes(words: Sequence[Token]) -> Sequence[Token]:
    """Up to the noun, verb or preposition that the adjectives before a name leave visible."""
    for distance, token in enumerate(reversed(words)):
        if token._.parse.pos not in {"ADJF", "PRTF", "NUMR"} or distance == NEAR:
            return words[: len(words) - distance]
    return ()


def _case(name: Sequence[Token]) -> str | None:
    """Of its first noun; abbreviations have none."""
    noun = next((token for token in name if token._.parse.pos == "NOUN"), None)
    return None if noun is None else noun._.parse.case
