"""Numbers that say by how much something changed, or of how many each something is counted."""

import re

GROWING = re.compile(
    r"\b(?:рост|прирост|вырос|возрос|увелич|сни[зж]|сокра[тщ]|уменьш|больше|меньше|выше|ниже"
    r"|упал|подорожа|подешеве|падени)",
    re.I,
)
#: «рост составил 12 %», «вырос на 12 %», «на 12 % больше»
CHANGE = re.compile(
    r"\b(?:рост|прирост|снижени|сокращени|увеличени|уменьшени|падени)\w*[^.;,]*$", re.I
)
#: «**вырос** в 2023 году **на** 4 млн рублей», «**больше на** 12 школ»
BY_SO_MUCH = re.compile(
    r"\b(?:вырос|возрос|увелич|сни[зж]|сокра[тщ]|уменьш|больше|меньше|выше|ниже|прирос)[а-яё]*"
    r"(?:\s+(?:в|за)\s+\S+(?:\s+г\S*)?)?(?:\s+(?:почти|примерно))?\s+(?:более\s+чем\s+)?на\s+"
    r"(?:(?:около|почти|более|примерно)\s+)?$",
    re.I,
)
BY = re.compile(r"\bна(?:\s+(?:\w+\s+){0,2}?)?\s*$", re.I)
#: «школа **рассчитана** на 1000 мест»
FITTED = re.compile(r"\b(?:рассчитан|мощност|вместимост)", re.I)
#: «14 коек **на 10** тыс. жителей»
EACH = re.compile(r"(?<!\w)на(?:\s+кажд\w+)?\s+$", re.I)


def is_change_in_percent(before: str, after: str) -> bool:
    """«вырос на 12 %», «на 12 % больше», «рост составил 12 %»"""
    by = BY.search(before) and (GROWING.search(before) or GROWING.search(after))
    return bool(by or CHANGE.search(before))


def is_change(before: str) -> bool:
    """«число членов выросло **на 4 организации**»: not how many they are."""
    return BY_SO_MUCH.search(before) is not None


def is_base(before: str, value: float) -> bool:
    """«14 коек на **10 тыс. жителей**»: of how many each, not how many there are."""
    power = f"{value:.0f}".rstrip("0") == "1"
    change = GROWING.search(before[-60:]) or FITTED.search(before[-40:])
    return power and EACH.search(before) is not None and change is None
