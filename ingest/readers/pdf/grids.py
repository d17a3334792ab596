"""Ruled lines that meet: the grid of a table, however its cells are merged."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pdfium.page import Box

#: Lines no farther apart than this, in points, are one.
NEAR = 3.0
#: A page with more ruled lines than this holds a drawing.
MOST = 3000


@dataclass(frozen=True)
class Grid:
    """Where the columns and rows of a table begin and end, and the walls between its cells."""

    #: From left to right.
    across: tuple[float, ...]
    #: From top to bottom.
    down: tuple[float, ...]
    upright: tuple[Box, ...]
    level: tuple[Box, ...]

    @property
    def box(self) -> Box:
        return Box(self.across[0], self.down[0], self.across[-1], self.down[-1])

    def cell(self, box: Box) -> tuple[int, int]:
        """Row and column of the cell in which the middle of the box lies."""
        row = bisect(self.down, box.down) - 1
        column = bisect(self.across, box.across) - 1
        return (
            min(max(row, 0), len(self.down) - 2),
            min(max(column, 0), len(self.across) - 2),
        )

    def areas(self) -> list[list[tuple[int, int]]]:
        """Cells that no wall parts are one: each as the places that it covers."""
        rows, columns = range(len(self.down) - 1), range(len(self.across) - 1)
        groups = {(row, column): [(row, column)] for row in rows for column in columns}
        for row, column in list(groups):
            for other in self._open_to(row, column):
                _unite(groups, (row, column), other)
        return list({id(group): group for group in groups.values()}.values())

    def _open_to(self, row: int, column: int) -> Iterator[tuple[int, int]]:
        """The neighbours to the right and below that no wall parts from a cell."""
        across = (self.across[column] + self.across[column + 1]) / 2
        down = (self.down[row] + self.down[row + 1]) / 2
        if column + 2 < len(self.across) and not any(
            abs(wall.across - self.across[column + 1]) <= NEAR and wall.top < down < wall.bottom
            for wall in self.upright
        ):
            yield row, column + 1
        if row + 2 < len(self.down) and not any(
            abs(wall.down - self.down[row + 1]) <= NEAR and wall.left < across < wall.right
            for wall in self.level
        ):
            yield row + 1, column


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """Of at least two columns, from top to bottom."""
    if len(rules) > MOST:
        return []
    level = _drawn_through([rule for rule in rules if rule.width >= rule.height])
    upright = [
        _turned(rule) for rule in _drawn_through([_turned(r) for r in rules if r.width < r.height])
    ]
    grids = [_grid(group) for group in _touching([*level, *upright])]
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.box.top)


def _grid(rules: Sequence[Box]) -> Grid | None:
    level = tuple(rule for rule in rules if rule.width >= rule.height)
    upright = tuple(rule for rule in rules if rule.width < rule.height)
    if not level or not upright:
        return None
    sides = [min(rule.left for rule in rules), max(rule.right for rule in rules)]
    ends = [min(rule.top for rule in rules), max(rule.bottom for rule in rules)]
    across = _distinct([*sides, *(rule.across for rule in upright)])
    down = _distinct([*ends, *(rule.down for rule in level)])
    if len(across) < 3 or len(down) < 2:
        return None
    return Grid(across, down, upright, level)


def _drawn_through(level: Iterable[Box]) -> list[Box]:
    """Pieces of one line put together: every cell may have drawn its own."""
    lines: list[Box] = []
    for rule in sorted(level, key=lambda rule: (rule.down, rule.left)):
        for index in range(len(lines) - 1, -1, -1):
            line = lines[index]
            if rule.down - line.down > NEAR:
                lines.append(rule)
                break
            if rule.left <= line.right + NEAR and line.left <= rule.right + NEAR:
                lines[index] = Box(
                    min(line.left, rule.left),
                    min(line.top, rule.top),
                    max(line.right, rule.right),
                    max(line.bottom, rule.bottom),
                )
                break
        else:
            lines.append(rule)
    return lines


def _touching(rules: list[Box]) -> Iterator[list[Box]]:
    """Lines that meet, and what meets those in turn."""
    waiting = rules
    while waiting:
        group, waiting = waiting[:1], waiting[1:]
        for member in group:
            near = [rule for rule in waiting if _meet(member, rule)]
            waiting = [rule for rule in waiting if not _meet(member, rule)]
            group.extend(near)
        yield group


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + NEAR
        and other.left <= one.right + NEAR
        and one.top <= other.bottom + NEAR
        and other.top <= one.bottom + NEAR
    )


def _distinct(places: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return tuple(found)


def _turned(box: Box) -> Box:
    """With across and down exchanged."""
    return Box(box.top, box.left, box.bottom, box.right)


def _unite(
    groups: dict[tuple[int, int], list[tuple[int, int]]],
    one: tuple[int, int],
    other: tuple[int, int],
) -> None:
    if groups[one] is groups[other]:
        return
    groups[one].extend(groups[other])
    for place in groups[other]:
        groups[place] = groups[one]
