"""Which name is the subject of a clause."""

import re

from ingest.analysed import Token
from ingest.model import Naming
from ingest.relations.sentence import Sentence
from ontology.iris import EntityKind

OBSERVED: tuple[EntityKind, ...] = ("organization", "project", "event", "programme")
#: After an opening name: «– «Свет» (…», «– Свет: …», «– «Свет» – …»
AFTER_OPENER = re.compile(r"\s*(?:[(:,;–—-]|$)")


def subject(sentence: Sentence, start: int, end: int) -> Naming | None:
    """The last name in the nominative: «В 2018 году **Союз** объединяет …»"""
    found = subjects(sentence, start, end)
    return found[-1] if found else None


def subjects(sentence: Sentence, start: int, end: int) -> list[Naming]:
    """Names that may be subjects, places only where nothing else is."""
    named = [
        n
        for n in sentence.named(*OBSERVED, "place", after=start, before=end)
        if _is_subject(n, sentence)
    ]
    return [n for n in named if n.mention.kind != "place"] or named


def opener(sentence: Sentence) -> Naming | None:
    """The name that a list item or a paragraph begins with, and which the rest tells of."""
    body = sentence.passage.body
    lead = re.compile(r"[«\"“„\s]*").match(sentence.passage.text, body)
    begin = lead.end() if lead else body
    for naming in sentence.namings:
        mention = naming.mention
        if mention.kind in OBSERVED and body <= mention.start <= begin:
            after = re.sub(r"^[»\"”“]", "", sentence.passage.text[mention.end :])
            return naming if AFTER_OPENER.match(after) else None
    return None


def _is_subject(naming: Naming, sentence: Sentence) -> bool:
    head = _head(naming, sentence)
    if head is None:
        return False
    before = _word_before(naming, sentence)
    if before is not None and before._.parse.pos in {"PREP", "ADJF", "PRTF", "NUMR"}:
        return False
    if head.text.isupper() or head.text.isascii():  # looks alike in every case
        return before is None or before._.parse.pos not in {"NOUN", "INFN"}
    return bool(head._.parse.case == "nomn")


def _head(naming: Naming, sentence: Sentence) -> Token | None:
    """The first noun of a name, else its first word."""
    tokens = [
        t
        for t in sentence.tokens
        if naming.mention.start <= t.idx < naming.mention.end and not t.is_punct
    ]
    return next((t for t in tokens if t._.parse.pos == "NOUN"), tokens[0] if tokens else None)


def _word_before(naming: Naming, sentence: Sentence) -> Token | None:
    earlier = [t for t in sentence.tokens if t.idx < naming.mention.start]
    return (
        earlier[-1]
        if earlier and earlier[-1].text not in {"«", '"', "“"}
        else (earlier[-2] if len(earlier) > 1 else None)
    )
