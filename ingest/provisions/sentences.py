"""The sentences of a clause."""

import re
from collections.abc import Iterable, Iterator

from razdel import sentenize

from ingest.outline import Stretch

#: «включить в раздел 4. Содействие развитию»: the stop belongs to the number.
NUMBERED = re.compile(
    r"\b(?:раздел|подраздел|пункт|подпункт|стать|глав|приложени|част)[а-яё]*\s+[\d.]+\.$", re.I
)


def sentences(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """As razdel tells them, but for numbers of sections and clauses."""
    for stretch in stretches:
        start: int | None = None
        for found in sentenize(stretch.words):
            start = found.start if start is None else start
            if not NUMBERED.search(found.text) or found.stop == len(stretch.words):
                yield Stretch(stretch.passage, stretch.start + start, stretch.start + found.stop)
                start = None
        if start is not None:
            yield Stretch(stretch.passage, stretch.start + start, stretch.end)
