"""The automatic numbers of a document, counted as Word counts them."""

import re
from collections import defaultdict
from collections.abc import Mapping

from ingest.readers.docx.numbering import Level, List
from ingest.readers.numerals import FORMATS, written

PLACE = re.compile(r"%([1-9])")
#: These bullets are told from others, all the rest are glyphs of symbol fonts.
DASHES = "-–—*"


class Counters:
    """Counts the items of all lists in the order of the document."""

    def __init__(self, lists: Mapping[str, List]) -> None:
        self._lists = lists
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        #: Formats that numbers were to be written in and are not.
        self.unknown: set[str] = set()

    def list(self, number: str) -> List | None:
        return self._lists.get(number)

    def next(self, of: List, at: int) -> str:
        """The number of the next item on this level of a list, with what stands behind it."""
        level = of.levels.get(at)
        if level is None:
            return ""
        counts = self._counts[of.family]
        self._count(of, at, level, counts)
        label = "" if level.hidden else self._label(of, at, counts)
        return label + level.suffix if label else ""

    def _count(self, of: List, at: int, level: Level, counts: dict[int, int]) -> None:
        if at in of.starts and (of.id, at) not in self._begun:
            counts[at] = of.starts[at]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = of.starts.get(at, level.start)
        self._begun.add((of.id, at))
        for above in range(at):
            if above in of.levels:  # counts as begun: «1.1» may come before any «1.»
                counts.setdefault(above, of.starts.get(above, of.levels[above].start))
        for below, deeper in of.levels.items():
            if below > at and deeper.begins_anew_after(at + 1):
                counts.pop(below, None)

    def _label(self, of: List, at: int, counts: Mapping[int, int]) -> str:
        level = of.levels[at]
        if level.kind == "bullet":
            return _bullet(level.text)

        def number(place: re.Match[str]) -> str:
            shown = int(place[1]) - 1
            if shown > at or shown not in counts or shown not in of.levels:
                return ""
            kind = "decimal" if level.legal else of.levels[shown].kind
            self.unknown |= {kind} - FORMATS.keys()
            return written(counts[shown], kind)

        return PLACE.sub(number, level.text).strip()


def _bullet(glyph: str) -> str:
    glyph = glyph.strip()
    return glyph if glyph in DASHES or len(glyph) > 1 else "•"
