"""The passages that introduce a document, and which of them is its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.analysed import Doc
from ingest.cleaning import FIELD
from ingest.facts.kinds import type_word
from ingest.facts.lines import is_address, is_date_line, is_draft_mark, is_stamp
from ingest.model import Passage, Text

#: The head ends with so many passages, or where the text begins.
LONGEST_HEAD = 16
#: A paragraph of more characters is no line of the head.
LONGEST_LINE = 600
#: «О мерах по развитию туризма»
SUBJECT = re.compile(r"^(?:О|Об|Обо|По вопросу)\s+[а-яё]")
CAPITALS = re.compile(r"^[^а-яё]*[А-ЯЁ]{3}[^а-яё]*$")


@dataclass(frozen=True)
class Head:
    """The passages that introduce the document, and which of them is the title."""

    passages: Sequence[Passage]
    docs: Sequence[Doc]
    title: Passage
    type: str | None

    @property
    def above(self) -> list[Passage]:
        """What stands over the title: letterhead, stamp, marks."""
        return [passage for passage in self.passages if passage.order < self.title.order]

    def doc(self, passage: Passage) -> Doc:
        return self.docs[passage.order - 1]

    @property
    def below(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.order > self.title.order]


def head_of(text: Text, docs: Sequence[Doc]) -> Head:
    """The first line that says what it is, else the first that tells anything."""
    passages = list(_lines(text))
    first = docs[: len(passages)]
    for passage, doc in zip(passages, first, strict=True):
        found = type_word(doc)
        if found and passage.marker is None and not _is_frame(passage):
            return Head(passages, first, passage, found)
    return Head(passages, first, _telling(passages), None)


def _lines(text: Text) -> Iterator[Passage]:
    """Up to the first numbered clause or long paragraph; at least one."""
    yield text.passages[0]
    rest = text.passages[1:LONGEST_HEAD]
    yield from takewhile(lambda p: len(p.text) < LONGEST_LINE and not _begins_text(p), rest)


def _begins_text(passage: Passage) -> bool:
    marker = passage.marker or "•"
    return marker != "•" and not marker.startswith("Приложение")


def _is_frame(passage: Passage) -> bool:
    """A mark, a stamp and what stands in brackets are no title."""
    return is_draft_mark(passage.text) or is_stamp(passage) or passage.text.startswith("(")


def _telling(passages: Sequence[Passage]) -> Passage:
    """«О проведении мониторинга» rather than the letterhead over it."""
    telling = [
        passage
        for passage in passages
        if len(passage.text.split()) > 1
        and not passage.text[0].islower()
        and not (FIELD.match(passage.text) or _is_frame(passage) or is_date_line(passage))
        and not is_address(passage.text)
    ]
    subjects = [passage for passage in telling if SUBJECT.match(passage.text)]
    plain = [passage for passage in telling if not CAPITALS.match(passage.text)]
    return next(iter([*subjects, *plain, *telling, *passages]))
