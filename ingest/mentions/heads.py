"""The nouns that lead a name and say what it names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from ingest.analysed import Doc, Span, Token
from ingest.lexicon import rows, table
from ingest.morphology import Parse, parses
from ingest.phrases import LIABLE
from ingest.phrases.nominative import ADJECTIVES
from ingest.phrases.nouns import nouns
from ingest.phrases.quotations import is_opening, quotation
from ingest.senses import means_else
from ontology.iris import EntityKind

#: «Правила рыболовства», «парламентские слушания» are one thing.
PLURAL = {"правило", "слушание"}
#: «КГБУЗ», «МБДОУ», «ГБУК»: whose institution it is, how it is financed, what it is for.
INSTITUTION = re.compile(
    r"(?:[ФКОРМГНЧ]|КО)?[ГМКОЧ]?[БАК]?(?:Д?О|ПО|С|Н|СПО|НП)?У(?:[КЗСН]|СО|ДО|СПО)?"
)
#: «**якорное предприятие** кластера», «его **управляющая компания**»
ROLE_BEARERS = {"организация", "компания", "предприятие", "учреждение", "университет", "вуз"}
ROLES = {
    "специализировать", "специализированный", "управлять", "управляющий", "якорный", "головной",
    "базовый", "опорный",
}  # fmt: skip
#: Between a legal form and the quotation: «ФГБОУ **ВО** «…»», «НО **потребительский союз** «…»».
SUFFIX = 3


class Head(NamedTuple):
    """What a noun says about the name it leads."""

    kind: EntityKind
    subclass: str


def heads(doc: Doc) -> list[tuple[Token, Head]]:
    """The nouns of the lexicon as they stand in a text; every rule asks, so they are kept."""
    if "heads" not in doc.user_data:
        doc.user_data["heads"] = list(_heads(doc))
    found: list[tuple[Token, Head]] = doc.user_data["heads"]
    return found


@cache
def lexicon() -> dict[str, Head]:
    """By lemma, abbreviations as they are written."""
    return {
        row[0]: Head(cast(EntityKind, row[1]), row[2] if len(row) > 2 else "")
        for row in rows("heads.tsv")
    }


def is_legal_form(token: Token) -> bool:
    """«ПАО», «СПоК», «КГБУЗ»"""
    text = token.text
    return (
        text[1:2].isalpha()
        and not text[1:].islower()
        and (
            text in lexicon()
            or text in table("legal_forms.tsv")
            or bool(INSTITUTION.fullmatch(text))
        )
    )


def _heads(doc: Doc) -> Iterator[tuple[Token, Head]]:
    for token in nouns(doc):
        what = lexicon().get(token.text) or _quoted_form(token)
        if what and not token.text[1:].islower():
            token._.parse = _as_abbreviation(token)
            yield token, what
            continue
        what = what or lexicon().get(token.lemma_) or _doubled(token)
        if token.lemma_ == "общество" and _is_company(token):
            what = Head("organization", "Company")
        if what and _is_venue(token):
            what = Head("place", "")
        if what and _has_companion(token):
            if token.lemma_ not in PLURAL:
                token._.parse = _as_one(token)
            yield token, what


def _doubled(token: Token) -> Head | None:
    """«**Колхоз-племзавод** «Маныч»», «музей-усадьба»: the first word says what it is."""
    first, _, second = token.lemma_.partition("-")
    what = lexicon().get(first) if second and token._.parse.pos == "NOUN" else None
    return what if what and what.kind == "organization" else None


def _as_abbreviation(token: Token) -> Parse:
    """«СПоК» is no plural of «спка»; the case is that of the context."""
    read: Parse = token._.parse
    return Parse(token.lower_, "NOUN", read.case, "sing", read.gender, None)


def quotation_of(head: Token) -> Span | None:
    """«ФГБОУ ВО «Университет»»: from a legal form to the end of its quotation."""
    for token in head.doc[head.i + 1 : head.i + 2 + SUFFIX] if is_legal_form(head) else ():
        if is_opening(token):
            end = quotation(head.doc, token.i)
            return head.doc[head.i : end] if end else None
        if not token.is_alpha:
            return None
    return None


def _quoted_form(token: Token) -> Head | None:
    """Legal forms that are words or too short by themselves need a quotation: «НО «Дом»»."""
    if not token.text[1:2].isalpha() or token.text[1:].islower():
        return None
    subclass = table("legal_forms.tsv").get(token.text)
    if subclass is None and not INSTITUTION.fullmatch(token.text):
        return None
    for following in token.doc[token.i + 1 : token.i + 2 + SUFFIX]:
        if is_opening(following):
            return Head("organization", subclass or "")
        if not following.is_alpha:
            return None
    return None


def _has_companion(token: Token) -> bool:
    """«стол» is an event only in «круглый стол», «дом» a body in «дом культуры»."""
    if token.lemma_ == "федерация" and token.i and token.nbor(-1).lemma_ == "российский":
        return False  # the country
    if means_else(token) and not any(map(is_opening, token.doc[token.i + 1 : token.i + 2])):
        return False
    if token.lemma_ in ROLE_BEARERS and _is_a_role(token):
        return False
    wanted = _companions().get(token.lemma_)
    if wanted is None:
        return True
    beside = [*token.doc[max(token.i - 1, 0) : token.i], *token.doc[token.i + 1 : token.i + 2]]
    return any(each.lemma_ in wanted for each in beside)


def _is_company(token: Token) -> bool:
    """«акционерное **общество** «Свет»», «**общество** с ограниченной ответственностью»"""
    before, after = token.doc[max(token.i - 1, 0) : token.i], token.doc[token.i + 1 : token.i + 3]
    liable = after.text.lower() in LIABLE
    return liable or before.text.lower().startswith(("акционерн", "хозяйственн"))


def _is_venue(token: Token) -> bool:
    """«в **выставочном центре** «Волга»» people meet."""
    before = token.doc[token.i - 1].lemma_ if token.i else ""
    named = token.doc[token.i + 1 : token.i + 2]
    return bool(named) and is_opening(named[0]) and before in _venues().get(token.lemma_, ())


@cache
def _venues() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in rows("venues.tsv")}


def _is_a_role(token: Token) -> bool:
    """«**специализированная организация** кластера» is what a body is; «… «Дом»» is its name."""
    before = token.doc[max(token.i - 1, 0) : token.i]
    named = any(is_opening(each) for each in token.doc[token.i + 1 : token.i + 2])
    return not named and any(each.lemma_ in ROLES for each in before)


@cache
def _companions() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in rows("companions.tsv")}


def _as_one(token: Token) -> Parse:
    """«решение заседания Совета»: where a form may be singular or plural, a name is singular."""
    read: Parse = token._.parse
    if read.number != "plur":
        return read
    before = token.doc[max(token.i - 1, 0) : token.i]
    if before and before[0]._.parse.pos in ADJECTIVES and before[0]._.parse.number == "plur":
        return read
    singular = (p for p in parses(token.text) if p.lemma == read.lemma and p.number == "sing")
    return next(singular, read)
