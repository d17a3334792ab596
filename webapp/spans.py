"""A text cut where mentions or marked words begin and end. Offsets are in code points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    entity: str


@dataclass(frozen=True)
class Segment:
    text: str
    entity: str = ""
    #: Entities whose mentions end here and lie wholly under narrower ones.
    also: tuple[str, ...] = ()


def segments(text: str, spans: Sequence[Span]) -> list[Segment]:
    """Each stretch of the text with the narrowest span that covers it: links cannot nest."""
    stretches = list(pairwise(boundaries(text, spans)))
    owners = [narrowest(spans, start, end) for start, end in stretches]
    hidden = [span for span in spans if span not in owners]
    return [
        Segment(
            text[start:end],
            owner.entity if owner else "",
            tuple(span.entity for span in hidden if span.end == end),
        )
        for (start, end), owner in zip(stretches, owners, strict=True)
    ]


def boundaries(text: str, spans: Iterable[Span]) -> list[int]:
    return sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})


def narrowest(spans: Iterable[Span], start: int, end: int) -> Span | None:
    covering = (span for span in spans if span.start <= start and end <= span.end)
    return min(covering, key=lambda span: span.end - span.start, default=None)


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether it is to be marked."""
    cut = segments(text, [Span(start, end, "marked") for start, end in ranges])
    return [(segment.text, bool(segment.entity)) for segment in cut]


def within(span: tuple[int, int], ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of a text that lie in a span of it, as ranges of that span."""
    first, last = span
    return [(start - first, end - first) for start, end in ranges if first <= start < end <= last]
