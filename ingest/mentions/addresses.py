"""Streets and houses."""

import re
from collections.abc import Iterator

from ingest.analysed import Doc, text_of
from ingest.known import KnownNames
from ingest.mentions.candidate import Candidate

STREET = (
    r"(?:ул\.|улиц[аеыу]|пр\.|пр-т|проспект[аеу]?|пер\.|переул\w+|наб\.|набережн\w+|"
    r"ш\.|шоссе|б-р|бульвар\w*|пл\.|площад[ьи])"
)
NAME = r"[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+)?"
HOUSE = r"(?:,?\s*(?:д\.|дом)?\s*\d+[а-яА-Я]?(?:/\d+)?)"
NAMED = r"(?:(?:ул|пр|пер|наб|пл)\.|пр-т|проспект|бульвар|площадь|шоссе|переулок|набережная)"
ADDRESS = re.compile(rf"\b{STREET}\s+{NAME}{HOUSE}|\b{NAME}\s+{NAMED}{HOUSE}")


def address(doc: Doc, known: KnownNames) -> Iterator[Candidate]:
    """«встреча на **ул. Ветровой, 14**», «**Малая Садовая ул., 24**»"""
    for match in ADDRESS.finditer(text_of(doc)):
        span = doc.char_span(*match.span(), alignment_mode="contract")
        if span is not None:
            name = re.sub(r"\s+", " ", match.group())
            yield Candidate(span.start, span.end, "place", "", name, "address", 0.85)
