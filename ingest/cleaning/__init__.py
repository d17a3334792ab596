"""Raw lines to clean paragraphs: what the page broke is put together again."""

import re

from ingest.cleaning.furniture import without_furniture
from ingest.cleaning.joining import paragraphs
from ingest.cleaning.lines import lines_of, usual_gap
from ingest.cleaning.marks import BULLET, FIELD, NUMBER

__all__ = ["BULLET", "FIELD", "NUMBER", "clean"]


def clean(raw: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    lines = lines_of(raw)
    usual = usual_gap(lines)
    text = list(without_furniture(lines, usual))
    return [re.sub(r"\s+", " ", paragraph).strip() for paragraph in paragraphs(text, usual)]
