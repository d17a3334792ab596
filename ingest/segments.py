"""Cleaned paragraphs to passages that lie in one text."""

import re
from collections.abc import Iterator, Sequence

from ingest.cleaning import BULLET, NUMBER
from ingest.model import Passage, Text

CLOSING = ".) "
#: A paragraph of more characters is several that lost their line breaks.
LONGEST = 4000
SENTENCE_END = re.compile(r"(?<=[.!?;])\s")


def split(paragraphs: Sequence[str]) -> Text:
    """Each paragraph becomes a passage; together they are the document's text, a line each."""
    pieces = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    passages, position = [], 0
    for order, paragraph in enumerate(pieces, start=1):
        marker, body = _marker(paragraph)
        end = position + len(paragraph)
        passages.append(Passage(order, position, end, paragraph, marker, body))
        position = end + 1
    return Text("\n".join(pieces), tuple(passages))


def _pieces(paragraph: str) -> Iterator[str]:
    """A text that came without line breaks is cut at its sentences, else at words."""
    while len(paragraph) > LONGEST:
        ends = list(SENTENCE_END.finditer(paragraph, 0, LONGEST))
        cut = ends[-1].start() if ends else paragraph.rfind(" ", 1, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield paragraph[:cut]
        paragraph = paragraph[cut:].lstrip()
    yield paragraph


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
