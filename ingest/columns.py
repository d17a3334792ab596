"""What the columns of a table give, told by their headings."""

import re
from functools import lru_cache

from ingest.lexicon import rows

#: A heading has no more characters.
LONGEST = 120
#: «2019», «2019 год», «2019 (план)» may head a column.
YEAR = re.compile(r"20\d\d\s*(?:год|г\.)?(?:,?\s*\(?(?:план|факт|прогноз|оценка|отч[её]т)\)?)?")
WORDS = re.compile(r"[а-яё№][а-яё/.]*")


@lru_cache(maxsize=1000)
def role_of(heading: str) -> str | None:
    """«Срок исполнения» gives the deadline: the first line of columns.tsv that fits."""
    words = WORDS.findall(heading.lower())
    return next(
        (row[1] for row in rows("columns.tsv") if any(word.startswith(row[0]) for word in words)),
        None,
    )


def is_head(cells: tuple[str, ...]) -> bool:
    """«№ | Мероприятие | Срок», «Показатель | 2017 год»: headings that are known, no figures."""
    named = [cell for cell in cells if cell and not YEAR.fullmatch(cell)]
    if any(len(cell) > LONGEST or cell[0].isdigit() for cell in named):
        return False
    known = {cell: role_of(cell) for cell in named if role_of(cell)}
    by_years = len(named) < sum(map(bool, cells)) and "indicator" in known.values()
    return by_years or len(known) > 1
