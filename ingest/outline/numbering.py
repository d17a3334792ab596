"""Which number or bullet comes after which, on the same level or below it."""

import re

from ingest.model import Passage
from ingest.outline.items import Item

ROMAN = re.compile(r"[IVXLC]+$|(?:Раздел|Глава|Статья|Приложение)\b")


def is_roman(passage: Passage) -> bool:
    """«II. РЕКОМЕНДАЦИИ», «Раздел 2. Меры»"""
    return passage.text.startswith("§") or bool(passage.number and ROMAN.match(passage.number))


def is_next(passage: Passage, item: Item) -> bool:
    """Whether a marked passage bears the mark that comes after the item's on its own level."""
    number, of = passage.number, item.first.number
    if number and of:
        return _style(item.first) == _style(passage) and not number.startswith(f"{of}.")
    same_glyph = passage.text[:1] == item.first.text[:1]
    return not number and not of and bool(item.first.marker) and same_glyph


def is_part(passage: Passage, item: Item) -> bool:
    """Whether a marked passage is a part of an open clause, rather than the next one."""
    number, of = passage.number, item.first.number
    if number and of:
        return number.startswith(f"{of}.") or (
            _style(passage) != _style(item.first) and (item.is_open or item.heads)
        )
    if number:
        return item.is_open or item.heads
    if of or not item.first.marker:
        return True
    return item.is_open and passage.text[:1] != item.first.text[:1]


def comes_after(number: str, of: str) -> bool:
    """2.1.3 follows 2.1.2 in one list, and so does 2.2; a list that begins anew does not."""
    if number[:1].isdigit() != of[:1].isdigit():
        return False
    digits = [[int(part) for part in re.findall(r"\d+", one)] for one in (number, of)]
    return digits[0] > digits[1] if digits[0] else number > of


def is_stopped(passage: Passage) -> bool:
    """«1.» and «2.1.» begin clauses of their own, «1)», «а)» and «–» parts of one."""
    return _style(passage) == "digit."


def _style(passage: Passage) -> str:
    """«1.», «1)», «а)», «I.» number different levels."""
    number = passage.number or ""
    kind = "digit" if number[:1].isdigit() else "roman" if is_roman(passage) else "letter"
    opening, _, closing = passage.text.partition(number)
    return f"{opening.strip(' -–—•*')}{kind}{closing[:1] if closing[:1] in {')', '.'} else ''}"
