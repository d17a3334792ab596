"""For how long somebody is appointed: «сроком на три года», «но не позднее 31 декабря»."""

import re
from datetime import date, timedelta

from ingest.dates import MONTH, month_number
from ingest.dates.days import day

YEARS = {
    "один": 1, "1": 1, "два": 2, "2": 2, "три": 3, "3": 3, "четыре": 4, "4": 4, "пять": 5, "5": 5,
    "шесть": 6, "6": 6,
}  # fmt: skip
FOR_YEARS = re.compile(
    rf"\b(?:сроком\s+)?на\s+(?:срок\s+)?({'|'.join(YEARS)})\s*(?:\([а-яё]+\)\s*)?(?:года?|лет)\b",
    re.I,
)
NO_LATER = re.compile(
    r"\bне\s+позднее\s+(\d{1,2})\s+(" + MONTH.replace("(", "(?:") + r")\s+(\d{4})", re.I
)


def appointed_until(words: str, since: object) -> date | None:
    """The last day; of «сроком на N лет» only where the first day is known."""
    if latest := NO_LATER.search(words):
        return day(int(latest[3]), month_number(latest[2]), latest[1])
    years = FOR_YEARS.search(words)
    if years is None or not isinstance(since, date):
        return None
    following = day(since.year + YEARS[years[1].lower()], since.month, str(since.day))
    return following - timedelta(days=1) if following else None
