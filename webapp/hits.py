"""What the command prints of a search."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from webapp.spans import marked

if TYPE_CHECKING:
    from kg.search import Hit
    from kg.similar import Similar

Span = tuple[int, int]

#: Characters of a passage shown for a hit, and of them before the first match.
EXCERPT_LENGTH = 300
LEAD = 60
TITLE_LENGTH = 100
#: Values of facets up to this length stand in a column.
WRITTEN_LENGTH = 60


def hit_lines(number: int, hit: "Hit") -> list[str]:
    """Matched words are bold, where the terminal can do that."""
    text, highlights = excerpt(hit.text, hit.highlights, hit.snippet)
    return [
        f"{number}. {click.style(shortened(hit.title), bold=True)}",
        f"   {hit.file}  {click.style(hit.passage, dim=True)}",
        f"   {embolden(text, highlights)}",
        *([f"   {same_in(hit)}"] if hit.repeats else []),
        "",
    ]


def same_in(hit: "Hit") -> str:
    """«same in 2 others: protokol-6.txt, protokol-7.txt»"""
    number = len(hit.repeats)
    files = ", ".join(dict.fromkeys(repeat.file for repeat in hit.repeats))
    return f"same in {number} other{'' if number == 1 else 's'}: {files}"


def facet_lines(facet: str, values: Sequence[tuple[str, str, int]]) -> list[str]:
    """Each value as it may be written, its label, and of how many passages it is."""
    width = min(WRITTEN_LENGTH, max(len(written) for written, _, _ in values))
    return [
        click.style(facet, bold=True),
        *(
            f"{passages:>6}  {written:<{width}}  {click.style(shortened(label), dim=True)}"
            if label != written
            else f"{passages:>6}  {written}"
            for written, label, passages in values
        ),
    ]


def similar_lines(number: int, one: "Similar") -> list[str]:
    """Those that repeat it are told after it."""
    text, _ = excerpt(one.text, [])
    return [
        f"{number}. {click.style(shortened(one.title), bold=True)}",
        f"   {one.file}  {click.style(one.passage, dim=True)}",
        f"   {'repeats it: ' if one.repeats else ''}{text}",
        *(f"   also {click.style(passage, dim=True)}" for passage in one.also),
        "",
    ]


def shortened(title: str) -> str:
    """Some titles are a paragraph long."""
    return title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1].rstrip()}…"


def excerpt(
    text: str, highlights: Sequence[Span], part: Span | None = None
) -> tuple[str, list[Span]]:
    """One line of the text, or of a part of it, and where the matches in it now stand.

    What is too long is cut at words around the most matches.
    """
    line = re.sub(r"\s", " ", text)
    start, end = part or (0, len(line))
    if end - start > EXCERPT_LENGTH:
        start, end = _at_words(line, _densest((start, end), highlights), (start, end))
    before, after = ("…" if start else ""), ("…" if end < len(line) else "")
    shift = len(before) - start
    kept = [
        (first + shift, last + shift) for first, last in highlights if start <= first < last <= end
    ]
    return f"{before}{line[start:end]}{after}", kept


def _densest(part: Span, highlights: Sequence[Span]) -> Span:
    """The window that holds the most matches, the first of them where several do."""
    earliest, latest = part[0], part[1] - EXCERPT_LENGTH
    starts = [max(earliest, min(first - LEAD, latest)) for first, _ in highlights] or [earliest]

    def held(start: int) -> int:
        return sum(start <= first < start + EXCERPT_LENGTH for first, _ in highlights)

    best = max(starts, key=held)
    return best, best + EXCERPT_LENGTH


def _at_words(line: str, window: Span, part: Span) -> Span:
    """Moves the cuts inwards to the nearest spaces; a word longer than the lead is cut."""
    start, end = window
    if start > part[0]:
        space = line.find(" ", start, start + LEAD)
        start = space + 1 if space >= 0 else start
    if end < part[1]:
        space = line.rfind(" ", end - LEAD, end)
        end = space if space >= 0 else end
    return start, end


def embolden(text: str, highlights: Sequence[Span]) -> str:
    return "".join(
        click.style(part, bold=True) if matched else part
        for part, matched in marked(text, highlights)
    )
