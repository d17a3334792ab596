"""Tables with bars between the cells: «| № | Срок |», of box characters, of «+---+»."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise, takewhile

BOX = str.maketrans(
    {chr(code): "|" for code in range(0x2500, 0x2580)} | dict.fromkeys("─━═┄┅┈┉╌╍", "-")
)
#: «+» joins the lines of a frame, but also numbers.
CROSSING = re.compile(r"\+(?=[-=]{2})|(?<=[-=]{2})\+")
RULE = re.compile(r"(?=[^-=]*[-=]{3}|[^-=]*[|:][-=]|[^-=]*[-=][|:])[\s|:=-]*")
BAR = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"[=-]{2,}")
NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]?")
#: A line this much longer or shorter was not drawn to fit the others.
SLACK = 2

Cells = tuple[str, ...]


def framed(lines: Sequence[str], at: int) -> tuple[list[Cells], int]:
    """Lines between two rules are one row; where only the head is ruled off, each is its own."""
    if not _in_frame(lines[at]) or (at and _in_frame(lines[at - 1])):
        return [], 0
    frame = [_plain(line) for line in takewhile(_in_frame, islice(lines, at, None))]
    filled = [line for line in frame if not RULE.fullmatch(line)]
    width, often = _usual_width(filled)
    if not _is_table(frame, filled, width) or often * 2 < len(filled):
        return [], 0
    pattern = _edges(next(line for line in filled if len(_cells(line)) == width))
    rows = [_row([_fitted(line, pattern) for line in group]) for group in _groups(frame)]
    return [row for row in rows if any(row)], len(frame)


def _in_frame(line: str) -> bool:
    plain = _plain(line)
    return "|" in plain or bool(RULE.fullmatch(plain))


def _plain(line: str) -> str:
    """Every bar as «|», every rule of «-» or «=»; nothing moves."""
    return CROSSING.sub("|", line.translate(BOX)).rstrip()


def _usual_width(filled: Sequence[str]) -> tuple[int, int]:
    """How many cells most lines have, and how many lines that is."""
    widths = Counter(len(_cells(line)) for line in filled)
    return widths.most_common(1)[0] if widths else (0, 0)


def _is_table(frame: Sequence[str], filled: Sequence[str], width: int) -> bool:
    """Some rule, or a bar at both ends of every line; a single column wants rules around it."""
    if len(filled) < 2 or width < 2:
        return width == 1 and all(RULE.fullmatch(line) and "|" in line for line in _ends(frame))
    ruled = any("|" in line for line in frame if RULE.fullmatch(line))
    return ruled or all(line.strip()[0] == line[-1] == "|" for line in filled)


def _ends(frame: Sequence[str]) -> tuple[str, str]:
    return frame[0], frame[-1]


def _groups(frame: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each row."""
    parts = [
        list(part)
        for rule, part in groupby(frame, lambda line: bool(RULE.fullmatch(line)))
        if not rule
    ]
    drawn = bool(RULE.fullmatch(frame[0]))
    for index, part in enumerate(parts):
        head = len(parts) == 2 and drawn and index == 0
        if head or (len(parts) > 2 and sum(map(_is_numbered, part)) < 2):
            yield part
        else:
            yield from _split(part, drawn=drawn)


def _split(part: Sequence[str], *, drawn: bool) -> Iterator[list[str]]:
    """In a drawn frame, a line whose first cell is empty goes on with the row above it."""
    row: list[str] = []
    for line in part:
        if row and not (drawn and not _cells(line)[0]):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _is_numbered(line: str) -> bool:
    return bool(NUMBERED.fullmatch(_cells(line)[0]))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [_words(cell) for cell in BAR.split(inner)]


def _words(cell: str) -> str:
    cell = cell.strip()
    return "" if DASHES.fullmatch(cell) else cell.replace("\\|", "|")


def _edges(line: str) -> list[int]:
    """Where cells begin and end, the outer edges included."""
    bars = [bar.start() for bar in BAR.finditer(line)]
    first = [] if line.lstrip().startswith("|") else [-1]
    last = [] if line.endswith("|") else [len(line)]
    return [*first, *bars, *last]


def _fitted(line: str, pattern: Sequence[int]) -> list[str]:
    """As many cells as the pattern has; a cell across several columns stands in each."""
    cells, edges, width = _cells(line), _edges(line), len(pattern) - 1
    if len(cells) > width:
        return [*cells[: width - 1], " | ".join(cells[width - 1 :])]
    if len(cells) < width and abs(edges[-1] - pattern[-1]) <= SLACK:
        middles = [(left + right) // 2 for left, right in pairwise(pattern)]
        return [cells[min(max(bisect(edges, middle) - 1, 0), len(cells) - 1)] for middle in middles]
    return cells + [""] * (width - len(cells))


def _row(lines: Sequence[Sequence[str]]) -> Cells:
    return tuple("\n".join(filter(None, cells)) for cells in zip(*lines, strict=True))
