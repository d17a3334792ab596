"""The title: the line that says what the document is, and those below it that go on with it."""

import re
from collections.abc import Iterator

from ingest.facts.head import SUBJECT, Head
from ingest.facts.lines import is_address, is_date_line, is_place_line
from ingest.model import Passage
from ingest.morphology import parses

#: «Пресс-релиз» and «ПРЕСС-РЕЛИЗ № 5» wait for a headline.
BARE_TITLE = 3
#: The subject stands among so many lines below the type.
NEAR = 4
LONGEST = 400
#: «… о сотрудничестве г. Екатеринбург «24» июня 2021 года»: place and day on the title's line.
PLACED = re.compile(
    r"\s+\d\d\.\d\d\.\d{4}[\s,]+[А-ЯЁ][\w-]+$|\s+(?:г|гор|п|пос|с|пгт)\.\s?[А-ЯЁ][^.]{0,60}?"
    r"(?:(?:\d+|_+)»?\s+(?:[а-яё]+|_+)\s+(?:19|20)\d\d|\d\d\.\d\d\.\d{4}).*$"
)


def title_of(head: Head) -> str:
    """«ПРИКАЗ» with «О мерах …»; «СОГЛАШЕНИЕ» with «о сотрудничестве …»."""
    if head.type is None:
        return head.title.text
    return PLACED.sub("", " ".join([head.title.text, *_going_on(head)]))


def _going_on(head: Head) -> Iterator[str]:
    """What goes on with it line by line; then the line that says what it is about."""
    below = [passage for passage in head.below if not (passage.marker or passage.cells)]
    directly = True
    for passage in below[:NEAR]:
        if is_date_line(passage) or is_place_line(passage.text) or is_address(passage.text):
            directly = directly and _waits_for_headline(head)
        elif len(passage.text) > LONGEST or passage.text.endswith((":", ";")):
            return
        elif SUBJECT.match(passage.text):
            yield passage.text
            return
        elif directly and _continues(head, passage):
            yield passage.text
        else:
            directly = False


def _continues(head: Head, passage: Passage) -> bool:
    """A line in small letters, a name, a headline under a bare «Пресс-релиз»."""
    text = passage.text
    bare = len(head.title.text.split()) <= BARE_TITLE
    if text.endswith("."):
        return False
    small = text[:1].islower() or bool(re.match(r"^[«\"(][^.]*$", text))
    words = re.findall(r"[А-ЯЁ]?[а-яё-]{3,}", text)
    return (
        small
        or bool(words and _is_genitive(words[0]))
        or _waits_for_headline(head)
        or (bare and text.isupper())
    )


def _waits_for_headline(head: Head) -> bool:
    """«ПРЕСС-РЕЛИЗ», also above «18 мая 2024 года, Новосибирск»"""
    return head.type == "PressRelease" and len(head.title.text.split()) <= BARE_TITLE


def _is_genitive(word: str) -> bool:
    """«**Всероссийской** конференции»"""
    cases = {reading.case for reading in parses(word)}
    return "gent" in cases and "nomn" not in cases
