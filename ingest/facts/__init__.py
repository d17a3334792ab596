"""Facts about the document itself: title, type, date, number, status, who issued it."""

import re
from collections.abc import Sequence

from ingest.analysed import Doc
from ingest.facts.days import date_of
from ingest.facts.head import head_of
from ingest.facts.issuers import issuers
from ingest.facts.kinds import type_of_body
from ingest.facts.numbers import number_of
from ingest.facts.status import status_of
from ingest.facts.titles import title_of
from ingest.model import Fact, Facts, Naming, Text

CYRILLIC = re.compile(r"[а-яё]", re.I)


def find_facts(text: Text, docs: Sequence[Doc], namings: Sequence[Naming]) -> Facts:
    """What the head and the last lines say about the document."""
    head = head_of(text, docs)
    kind = Fact(head.type, "title_word") if head.type else Fact(*type_of_body(text))
    return Facts(
        title=Fact(title_of(head), "title_word" if head.type else "first_telling_line"),
        type=kind,
        language="ru" if CYRILLIC.search(text.text) else "en",
        date=date_of(text, head),
        number=number_of(head),
        status=status_of(head, kind.value),
        issuers=issuers(head, namings),
    )
