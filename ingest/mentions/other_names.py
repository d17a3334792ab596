"""Other names given beside a name: in brackets, after a stroke, introduced by «далее –»."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ingest.abbreviations import is_short, spells_compound, spells_out
from ingest.analysed import Doc, Span
from ingest.names import core
from ingest.phrases.foreign import latin_run
from ingest.phrases.quotations import CLOSING, is_opening, quotation

#: Words and marks between «далее» and the name itself: «далее также по тексту – Форум».
LEADING_ON = {
    "далее", "также", "по", "тексту", "в", "дальнейшем", "именуемый", "именуемая", "именуемое",
    "именуемые", "соответственно", "сокращенно", "сокращённо", "–", "-", "—", ":", "совместно",
}  # fmt: skip
#: No bracket that gives other names is longer.
LONGEST = 60
#: «рыболовству» inside «Росрыболовство»: this many letters of a word show whose short name it is.
SHARED = 5
#: A part of these is named before them: «Institute of Education, University of London».
OF_WHOLES = {"University", "Ministry", "Government", "Academy", "Department"}
MARKS = '«»"“”„ '


class OtherName(NamedTuple):
    """A name given for the one that ends at token `at`."""

    at: int
    span: Span
    #: «далее –»: the document says that it will use it.
    defined: bool

    @property
    def text(self) -> str:
        return str(self.span.text)


def other_names(doc: Doc) -> Iterator[OtherName]:
    """«Балтийский альянс / **Baltic Alliance (BA)**», «Форум «Города» (**далее – Форум**)»"""
    goes_on: dict[int, int] = {}  # where a stroke's name or a bracket ended, and what it was about
    for token in doc:
        at = goes_on.get(token.i, token.i)
        if token.text == "/":
            end = latin_run(doc, token.i + 1)
            if end > token.i + 1:
                goes_on[end] = at
                yield OtherName(at, doc[token.i + 1 : end], False)
        elif token.text == "(":
            items = _items(doc, token.i)
            if items:
                goes_on[items[-1][1] + 1] = at
            yield from _in_brackets(doc, _joined(doc, items), at)
        elif token.lower_.startswith("именуем") and token.i:
            yield from _in_running_text(doc, token.i, goes_on)


def _in_brackets(doc: Doc, items: list[tuple[int, int]], at: int) -> Iterator[OtherName]:
    defined = False
    for start, end in items:
        if doc[start : start + 1].text.lower() == "далее":
            defined, start = True, start + 1
        name = _stripped(doc, start, end) if defined else doc[start:end]
        if len(name):
            yield OtherName(at, name, defined)


def _items(doc: Doc, opening: int) -> list[tuple[int, int]]:
    """What stands between the commas of a bracket; nothing where it does not close."""
    items, start, at = [], opening + 1, opening + 1
    while at < min(len(doc), opening + LONGEST):
        text = doc[at].text
        if text in {",", ";", ")"} or text.endswith(")"):
            items.append((start, at))
            start = at + 1
            if text.endswith(")"):
                return items
        elif text == "(":
            return []
        at = (quotation(doc, at) if is_opening(doc[at]) else None) or at + 1
    return []


def _joined(doc: Doc, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """«(**Institute of Education, University of London**)» is one name, other such lists are none.

    «(Finnish Water Forum, Green Net Finland)» are members, not names of what is before.
    """
    foreign = [(one, end) for one, end in items if end - one > 1 and latin_run(doc, one) == end]
    if len(foreign) < 2:
        return items
    rest = [item for item in items if item not in foreign]
    nested = len(foreign) == 2 and doc[foreign[1][0]].text in OF_WHOLES
    return [(foreign[0][0], foreign[1][1]), *rest] if nested else rest


def _stripped(doc: Doc, start: int, end: int) -> Span:
    while start < end and (doc[start].lower_ in LEADING_ON or doc[start].text in MARKS):
        start += 1
    while end > start and doc[end - 1].text in MARKS and doc[start - 1].text in MARKS:
        end -= 1
    return doc[start:end]


def _in_running_text(doc: Doc, at: int, goes_on: Mapping[int, int]) -> Iterator[OtherName]:
    """«Министерство культуры области, **именуемое в дальнейшем «Министерство»**, и …»

    A bracket may stand between: «… «Свет» (АО «Свет»), именуемое …».
    """
    name = _stripped(doc, at, min(at + 8, len(doc)))
    opens = name.start - 1
    end = quotation(doc, opens) if is_opening(doc[opens]) else None
    if end is not None and "дал" in doc[at:opens].text.lower():
        before = at - 1 if doc[at - 1].text in {",", "("} else at
        yield OtherName(goes_on.get(before, before), doc[opens + 1 : end - 1], True)


def abbreviates(short: str, name: str) -> bool:
    """«ЦКР» abbreviates «Центр кластерного развития Псковской области»; «ЖКХ» does not."""
    if not is_short(short):
        return False
    if spells_out(short, name) or spells_compound(short, core(name) or ""):
        return True
    initials = [word[0].lower() for word in re.findall(r"[^\W_]+", name)]
    letters, inorder = short.lower(), iter(initials)
    if all(letter in inorder for letter in letters):
        return True
    return len(short) > 3 and all(letters.count(one) <= initials.count(one) for one in letters)


def contracts(short: str, name: str) -> bool:
    """«Росрыболовство», «Минэкологии края»: a word of the name lies inside the short one."""
    first = short.split()[0].lower()
    roots = (word.lower()[:SHARED] for word in re.findall(r"[^\W_]+", name))
    return short[:1].isupper() and any(
        len(root) == SHARED and first.find(root) >= 2 for root in roots
    )


def is_name_by_itself(other: Span) -> bool:
    """«ФГУП «ПИНРО»», «European Travel Commission»: whoever it belongs to, it is a name."""
    if len(other) < 2:
        return False
    quoted = other[-1].text in CLOSING and other[0].text.isupper()
    foreign = all(token.text == "," or token.text.isascii() for token in other)
    return quoted or (foreign and latin_run(other.doc, other.start) > other.start + 1)
