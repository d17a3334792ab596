"""«… имени академика С.П. Королева»: in whose honour a body is named."""

import re

from ingest.analysed import Doc, Token
from ingest.phrases.nouns import GENITIVE, is_initial

TITLES = 6
#: «имени 300-летия города»
ANNIVERSARY = re.compile(r"\d+-летия")


def in_honour(doc: Doc, start: int) -> int | None:
    """Where «**имени** первого Президента России **Б.Н. Ельцина**» ends."""
    at = start + 1 + (doc[start + 1 : start + 2].text == ".")
    at = _titles(doc, at)
    while at + 1 < len(doc) and is_initial(doc[at]):
        at += 2
    after_initials = doc[at - 1].text == "."
    names = doc[at : at + (1 if after_initials else 3)]
    for token in names:
        if not _is_name(token):
            break
        at = int(token.i) + 1
    return at if at > start + 1 and doc[at - 1].text != "." else None


def _titles(doc: Doc, at: int) -> int:
    for token in doc[at : at + TITLES]:
        genitive = token._.parse.case in GENITIVE
        title = token.text.islower() and genitive and token._.parse.pos in {"NOUN", "ADJF", "PRTF"}
        office = _is_office(token)
        if not (title or office or ANNIVERSARY.match(token.text)):
            break
        at = int(token.i) + 1
    return at


def _is_office(token: Token) -> bool:
    """«имени первого **Президента России** Б.Н. Ельцина»"""
    return token.ent_type_ == "LOC" or token.lemma_ in {"президент", "герой", "маршал", "союз"}


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and not token.text.isascii()
