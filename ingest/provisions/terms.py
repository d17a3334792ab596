"""Until when: the line of a form, else the words of the clause."""

import re

from ingest.dates import deadline, field
from ingest.model import Deadline
from ingest.outline import Item
from ingest.provisions.reader import Reader

DEADLINE_FIELD = re.compile(
    r"срок[а-яё]*(?: [а-яё]+)*\s*[:–—-]\s*(.*?)(?=;?\s*(?:ответственн|исполнител)|$)", re.I
)
RESPONSIBLE_FIELD = re.compile(
    r"(?:(?:ответственн|исполнител)[а-яё]*(?: [а-яё]+)?|отв\.)\s*[:–—-]\s*(.*?)(?=;?\s*срок|$)",
    re.I,
)
BLANK = re.compile(r"^[\s_.…–—-]*$|__")


def term_of(reader: Reader, item: Item) -> tuple[Deadline | None, frozenset[str]]:
    """The deadline of the form line, else of the words; and which fields were left blank."""
    fields = " ".join(form.words for form in item.forms)
    blank = {
        name
        for name, pattern in (("deadline", DEADLINE_FIELD), ("responsible", RESPONSIBLE_FIELD))
        if (match := pattern.search(fields)) and BLANK.search(match.group(1))
    }
    given = DEADLINE_FIELD.search(fields)
    if given and "deadline" not in blank:
        wording = re.sub(r"(?<!\bг)[\s.;]+$", "", given.group(1)).strip()
        found = field(wording, issued=reader.issued)
        return Deadline(
            wording, found.day if found else None, found.recurrence if found else None
        ), frozenset(blank)
    words = " ".join(passage.words for passage in item.passages)
    return deadline(words, issued=reader.issued), frozenset(blank)
