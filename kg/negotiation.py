"""Which media type to answer in, from what the asker accepts."""

from collections.abc import Sequence
from functools import lru_cache

from kg.errors import FormatNotOffered


@lru_cache(maxsize=64)
def choose(accept: str, offered: tuple[str, ...]) -> str:
    """The offered media type that is accepted most; raises FormatNotOffered when none is.

    Of equally accepted ones the one offered earlier is taken, and where nothing is said the first.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip(" ;")] or [("*/*", 1.0)]
    best = max(offered, key=lambda media_type: _quality(media_type, ranges))
    if not _quality(best, ranges):
        raise FormatNotOffered(
            f"The result cannot be written as {accept.strip()}: ask for {', '.join(offered)}."
        )
    return best


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality that the most specific range gives the type."""
    main = media_type.partition("/")[0]
    for pattern in (media_type, f"{main}/*", "*/*"):
        for name, quality in ranges:
            if name == pattern:
                return quality
    return 0.0


def _range(part: str) -> tuple[str, float]:
    """«text/turtle;q=0.8» → text/turtle, 0.8"""
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    qualities = [p.removeprefix("q=") for p in parameters if p.startswith("q=")]
    return name, _number(qualities[0]) if qualities else 1.0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
