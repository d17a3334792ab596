"""Offices that stand over a name or behind it, in signatures and lists of speakers."""

import re
from collections.abc import Iterator

from ingest.model import Role
from ingest.relations.sentence import Sentence
from ingest.roles.offices import offices
from ingest.roles.positions import served
from ingest.roles.setting import Setting

#: «____________ **О.А. Кувшинников**», «(подпись) **О.А. Кувшинников**»
SIGNED = re.compile(r"\W*(?:_+|/)?\W*(?:\(?подпись\)?)?[\s_/–—-]*", re.I)
STAMPED = re.compile(r"\W*(?:утвержда[юе][мт]?|согласовано|одобря[юе][мт]?)?:?\W*", re.I)
IN_BRACKETS = re.compile(r"\s*\(\s*$")
#: More than the office and where it is held makes a line a sentence.
LONGEST = 200


def signed_below(sentence: Sentence, setting: Setting) -> Iterator[Role]:
    """«**Губернатор Вологодской области**» over «____________ **О.А. Кувшинников**»"""
    above, persons = sentence.previous, sentence.named("person")
    if above is None or len(persons) != 1 or above.passage is sentence.passage:
        return
    text, person = sentence.passage.text, persons[0].mention
    alone = SIGNED.fullmatch(text, 0, person.start) and not text[person.end :].strip(" _/.")
    office = next(offices(above.passage.text, above.start, above.end), None)
    line = above.passage.text
    if not alone or office is None or above.named("person") or len(line) > LONGEST:
        return
    if line.rstrip().endswith((".", ":", ";")) or not STAMPED.fullmatch(line, 0, office.start):
        return
    body = served(above, office, above.end)
    if body is None and not line[office.end :].strip():
        body = setting.body_of(office)
    if body is not None:
        yield Role(
            passage=sentence.passage, member=persons[0].entity, organization=body,
            role=office.role, rule="signed_below", confidence=0.85,
        )  # fmt: skip


def represents(sentence: Sentence, _setting: Setting) -> Iterator[Role]:
    """«ВЫСТУПИЛИ: **Канев В.С.** (**СПК «Оленевод»**), Вокуева Л.Г.»"""
    text = sentence.passage.text
    for person in sentence.named("person"):
        for body in sentence.named("organization", after=person.mention.end):
            opened = IN_BRACKETS.fullmatch(text, person.mention.end, body.mention.start)
            if opened and text[body.mention.end :].lstrip().startswith(")"):
                yield Role(
                    passage=sentence.passage, member=person.entity, organization=body.entity,
                    role="Representative", rule="represents", confidence=0.75,
                )  # fmt: skip
            break
