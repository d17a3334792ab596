"""Where a meeting was held that a document comes of, and who came."""

import re
from collections.abc import Iterator

from ingest.dates import dates
from ingest.model import Naming, Passage, Relation
from ingest.relations.issued import Issued
from ingest.relations.places import SETTLEMENT
from ingest.relations.regions import finest, is_region, rows

#: The lines with place and date stand near the title.
HEADING = 12
#: «малый зал», «начало в 10 часов»: so many other words a line of place and date may have.
FEW = 5
#: «… в Самарской области «__» ____ 2025 года **г. Самара**»: title and place in one line.
AFTER_DATE = re.compile(rf"(?:\d{{4}}\s*(?:года|г\.)|№\s*\S+)[\s,]*{SETTLEMENT}$", re.I)
BEFORE_PLACE = re.compile(rf"^\W*(?:{SETTLEMENT})?$", re.I)
TOWN = re.compile(rf"\s+{SETTLEMENT}", re.I)
NUMBER = re.compile(r"(?:№|\bN)\s*\S+")
WORD = re.compile(r"[А-Яа-яЁё]{2,}")
ATTENDED = re.compile(r"^(?:присутствовали|приглаш[её]нные|участвовали|участники)\b", re.I)
SPEAKING_FOR = re.compile(r"\bпредставител\w+\s", re.I)


def met_in(issued: Issued) -> Iterator[Relation]:
    """«г. **Казань**, 14 марта 2019 года», under «Протокол **заседания Совета**»"""
    if issued.event is None or issued.passage.order > HEADING:
        return
    place = next(_of_place_line(issued), None)
    if place is not None:
        yield Relation(issued.passage, issued.event, "svod:locatedIn", place.entity, "met_in", 0.85)


def attended(issued: Issued) -> Iterator[Relation]:
    """«Присутствовали: … представители **АО «Банк»** и **Союза фермеров**»"""
    speaking = SPEAKING_FOR.search(issued.passage.text)
    if not issued.event or not speaking or not ATTENDED.match(issued.passage.text):
        return
    for naming in issued.namings:
        if naming.mention.kind == "organization" and naming.mention.start >= speaking.end():
            yield Relation(
                issued.passage, naming.entity, "svod:tookPartIn", issued.event, "attended", 0.8
            )


def _of_place_line(issued: Issued) -> Iterator[Naming]:
    """The finest of the places that a line of place and date names."""
    passage, places = issued.passage, issued.places()
    for first in places:
        before = passage.text[: first.mention.start]
        dated = AFTER_DATE.search(before) is not None or _follows_title(issued, before)
        if dated or (_says_little(passage, places) and _opens(before)):
            side = (row for row in rows(passage, places) if first in row)
            place = finest(passage, next(side, [first]))
            if not is_region(place):  # «заседание Совета ⏎ **Новосибирской области**»
                yield place


def _follows_title(issued: Issued, before: str) -> bool:
    """«ПРОТОКОЛ **заседания Совета при Главе республики** г. Ижевск № 3»"""
    ends = (n.mention.end for n in issued.namings if n.entity == issued.event)
    return any(TOWN.fullmatch(before, end) for end in ends)


def _opens(before: str) -> bool:
    """A place line begins with its place, or with date and number."""
    for span in reversed(list(dates(before))):
        before = f"{before[: span.start]}{before[span.end :]}"
    return BEFORE_PLACE.match(NUMBER.sub("", before)) is not None


def _says_little(passage: Passage, places: list[Naming]) -> bool:
    text = passage.text
    cut = [(p.mention.start, p.mention.end) for p in places]
    cut += [(span.start, span.end) for span in dates(text)]
    for start, end in sorted(cut, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return len(WORD.findall(NUMBER.sub(" ", text))) <= FEW
