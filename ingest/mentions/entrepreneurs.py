"""Bodies without a telling noun: «ИП Ильин В.Н.», «Алтайкрайстат»."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.analysed import Doc, text_of
from ingest.known import KnownNames
from ingest.lexicon import words
from ingest.mentions.candidate import Candidate, opens_sentence
from ingest.mentions.people import INITIALS, SURNAME, surname_with_initials
from ingest.phrases.quotations import OPENING

ENTREPRENEUR = re.compile(
    rf"(?:\b(?:ИП|КФХ|К\(?Ф\)?Х)|\bиндивидуальн\w+ предпринимател\w+)\s+"
    rf"(?={SURNAME}\s{INITIALS}|{INITIALS}\s?{SURNAME})",
    re.I,
)
FARM = re.compile(r"К\(?Ф", re.I)
#: «Алтайкрайстат», «Россельхозакадемия»: no shorter word is made of so many.
SHORTEST = 8
#: «АлтГУ», «КаспМНИЦ»: the beginning of a word, then the first letters of others.
MIXED = re.compile(r"[А-ЯЁ][а-яё]{2,5}[А-ЯЁ]{2,6}$")


def entrepreneur(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«грант получил **ИП Ильин В.Н.**»"""
    text = text_of(doc)
    for match in ENTREPRENEUR.finditer(text) if "И" in text or "К" in text else ():
        for person in surname_with_initials(doc, known):
            if doc[person.start].idx == match.end():
                start = doc.char_span(match.start(), match.end(), alignment_mode="expand")
                form = "КФХ" if FARM.match(match.group()) else "ИП"
                if start is not None:
                    yield Candidate(
                        start.start, person.end, "organization", "Company",
                        f"{form} {person.name}", "entrepreneur", 0.9,
                    )  # fmt: skip


def compound_body(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«по данным **Алтайкрайстата**»: words put together of which the last says what it is"""
    for token in doc:
        name = _compound(token.text) if token.text[:1].isupper() else None
        if name is None or doc[max(token.i - 1, 0)].text in OPENING:
            continue
        if MIXED.match(token.text) or not opens_sentence(doc[token.i : token.i + 1]):
            yield Candidate(
                token.i, token.i + 1, "organization", "", name, "compound_body", 0.6
            )  # fmt: skip


@lru_cache(maxsize=20_000)
def _compound(word: str) -> str | None:
    if MIXED.match(word):
        return word
    if len(word) < SHORTEST or not word.istitle():
        return None
    ending = next((e for e in words("compounds.tsv") if re.search(rf".{{3}}{e}", word)), None)
    return _upright(word, ending) if ending else None


def _upright(word: str, ending: str) -> str:
    """«Алтайкрайстата» → «Алтайкрайстат», «Россельхозакадемии» → «Россельхозакадемия»"""
    stem = re.search(rf"^.{{3,}}?{ending.split('(')[0]}", word)
    if stem is None:
        return word
    return stem.group() + ("я" if ending.startswith("академи") else "")
