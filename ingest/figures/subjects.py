"""Which name is the subject of a clause."""

import re

from ingest.figures.beside import telling
from ingest.model import Naming
from ingest.pronouns import is_nominative
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
    named = telling(sentence, sentence.named(*OBSERVED, "place", after=start, before=end))
    named = [
        naming
        for naming in named
        if is_nominative(naming, sentence) and not _is_aside(sentence, naming, end)
    ]
    return [n for n in named if n.mention.kind != "place"] or named


def _is_aside(sentence: Sentence, naming: Naming, end: int) -> bool:
    """«Форум, организованный университетом (**САФУ**), прошёл …»"""
    closed = sentence.passage.text.find(")", naming.mention.end, end) >= 0
    return closed and sentence.is_aside(naming.mention.start)


def opener(sentence: Sentence) -> Naming | None:
    """The name that a list item or a paragraph begins with, and which the rest tells of."""
    body = sentence.passage.body
    lead = re.compile(r"[«\"“„\s]*").match(sentence.passage.text, body)
    begin = lead.end() if lead else body
    for naming in sentence.namings:
        mention = naming.mention
        if mention.kind in OBSERVED and body <= mention.start <= begin:
            after = re.sub(r"^[»\"”“]", "", sentence.passage.text[mention.end :])
            return naming if AFTER_OPENER.match(after) and telling(sentence, [naming]) else None
    return None
