"""Other names given beside a name: in brackets, after a stroke, introduced by «далее –»."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc
from ingest.mentions.candidate import Candidate
from ingest.phrases.foreign import latin_run
from ingest.phrases.quotations import quotation

#: These end where a longer name ends, and it is the longer one that has other names.
PLAIN = {"place", "person", "group"}


def with_other_names(doc: Doc, candidate: Candidate) -> Candidate:
    """«Балтийский альянс / **Baltic Alliance (BA)**» is known by three names."""
    if candidate.kind in PLAIN:
        return candidate
    return candidate.called_also(*_other_names(doc, candidate.end, candidate.name))


def _other_names(doc: Doc, at: int, name: str) -> Iterator[str]:
    if doc[at : at + 1].text == "/":
        end = latin_run(doc, at + 1)
        if end > at + 1:
            name = doc[at + 1 : end].text
            yield name
            at = end
    inside = doc[at + 1 : at + 2].text
    in_brackets = doc[at : at + 1].text == "(" and doc[at + 2 : at + 3].text == ")"
    if in_brackets and is_initialism(inside, name):
        yield inside
    defined = defined_short_name(doc, at)
    if defined and is_short(defined):
        yield defined


def is_initialism(short: str, name: str) -> bool:
    """«ЦКР» abbreviates «Центр кластерного развития Псковской области»; «ЖКХ» does not."""
    letters = iter(word[0].lower() for word in re.findall(r"[^\W_]+", name))
    return is_short(short) and all(letter in letters for letter in short.lower())


def is_short(word: str) -> bool:
    """An abbreviation such as «ЦКР» or «GCCA»."""
    return word.isupper() and word.isalpha() and 2 <= len(word) <= 8


def defined_short_name(doc: Doc, at: int) -> str | None:
    """«… развития (**далее – Кластер**)»"""
    if doc[at : at + 1].text != "(" or doc[at + 1 : at + 2].text.lower() != "далее":
        return None
    start = at + 2
    while doc[start : start + 1].text in {"–", "-", "—", ":", "именуемый", "соответственно"}:
        start += 1
    end = start
    while end < len(doc) and doc[end].text not in {")", ","}:
        end = (quotation(doc, end) or end + 1) if doc[end].text in '«“"' else end + 1
    return doc[start:end].text.strip('«»"“” ') or None
