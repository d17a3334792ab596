"""Cleaned paragraphs to passages that lie in one text."""

import re
from collections.abc import Sequence

from ingest.cleaning import BULLET, NUMBER
from ingest.model import Passage, Text

CLOSING = ".) "


def split(paragraphs: Sequence[str]) -> Text:
    """Each paragraph becomes a passage; together they are the document's text, a line each."""
    passages, position = [], 0
    for order, paragraph in enumerate(paragraphs, start=1):
        marker, body = _marker(paragraph)
        end = position + len(paragraph)
        passages.append(Passage(order, position, end, paragraph, marker, body))
        position = end + 1
    return Text("\n".join(paragraphs), tuple(passages))


def _marker(paragraph: str) -> tuple[str | None, int]:
    """«2.1.3. Разработать» → 2.1.3 and where «Разработать» begins."""
    bullet = BULLET.match(paragraph)
    if bullet:
        return "•", bullet.end()
    number = NUMBER.match(paragraph)
    if number is None:
        return None, 0
    words = re.compile(r"[\s.)]*").match(paragraph, number.end())
    return number.group().strip(CLOSING), words.end() if words else number.end()
