"""What a passage stands under: the last heading before it, and the words that open its list."""

import re
from collections.abc import Iterator, Sequence

#: More words than a heading has.
LONG = 14

_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?[а-яa-z0-9]{1,3}\))\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:\d+\.)+(?:\d+)?\s")


def openings(passages: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Of each passage, in reading order, the places of the heading and the lead-in above it."""
    heading: tuple[int, ...] = ()
    lead_in: tuple[int, ...] = ()
    for place, passage in enumerate(passages):
        if not _is_item(passage):
            lead_in = ()
        if _is_heading(passage):
            yield ()
            heading, lead_in = (place,), ()
        else:
            yield (*heading, *lead_in)
            lead_in = (place,) if _opens_a_list(passage) else lead_in


def _is_item(passage: str) -> bool:
    """«- лучших практик по разработке …», «а) …»; «2.1. …» begins anew."""
    return bool(_ITEM.match(passage)) and not _NUMBERED.match(passage)


def _opens_a_list(passage: str) -> bool:
    """«Рекомендовать органам власти:»"""
    return passage.rstrip().endswith(":")


def _is_heading(passage: str) -> bool:
    """«II. Обобщение достигнутого»"""
    ends_openly = not passage.rstrip().endswith((".", ";", ",", "!", "?", ":"))
    return ends_openly and not _is_item(passage) and len(passage.split()) < LONG
