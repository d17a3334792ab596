"""The number an act bears: «ПРИКАЗ … № 17», «от 18.02.2020 № 97-р»."""

import re
from collections.abc import Iterator

from ingest.facts.head import Head
from ingest.facts.lines import SPOKEN_OF, is_date_line, is_stamp
from ingest.model import Fact, Passage

NUMBER = re.compile(r"(?:№|\bN)\s*([А-ЯЁA-Z\d][\w/.-]*?)(?=[\s,;)]|\.?$)")
#: «Приложение № 1 к приказу …»
ANNEX = re.compile(r"^\W*Приложени\w+\s*(?:№\s*)?\d*", re.I)
ALONE = re.compile(r"^\W*(?:№|N)\s*\S+$")


def number_of(head: Head) -> Fact[str] | None:
    """Of the title, of the line with the date, of the stamp over the title; not of another act."""
    for passage in _bearing(head):
        text = re.split(r"\(?\bв ред|\(?\bс изм|\bНа №", ANNEX.sub("", passage.text))[0]
        match = NUMBER.search(text)
        if match and "_" not in match[1]:
            return Fact(match[1], "number_of_act")
    return None


def _bearing(head: Head) -> Iterator[Passage]:
    yield head.title
    stamped = False
    for passage in head.passages:
        over = passage.order < head.title.order
        stamped = over and (stamped or is_stamp(passage))
        own = is_date_line(passage) or ALONE.match(passage.text) or stamped
        if own and not SPOKEN_OF.match(passage.text):
            yield passage
