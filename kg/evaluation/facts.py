"""Annotated statements against found ones: shared by relations, roles and figures."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from kg.evaluation.annotations import Statement
from kg.evaluation.findings import FoundFigure, FoundRole, FoundStatement
from kg.evaluation.report import Score

Found = TypeVar("Found", FoundStatement, FoundRole, FoundFigure)


def score_facts(
    name: str,
    wanted: Iterable[Statement],
    found: Iterable[Found],
    *,
    matches: Callable[[Statement, Found], bool],
    tolerated: Callable[[Found], bool],
    found_line: Callable[[Found], str],
) -> Score:
    """A statement is right when some found one matches it; a found one is spurious when none is."""
    right, missed, found = list[Statement](), list[Statement](), list(found)
    for statement in wanted:
        hit = any(matches(statement, other) for other in found)
        (right if hit else missed).append(statement)
    return Score(
        name,
        right=tuple(map(line, right)),
        missed=tuple(map(line, missed)),
        spurious=tuple(
            found_line(other)
            for other in found
            if not any(matches(statement, other) for statement in right) and not tolerated(other)
        ),
    )


def without_repeats(
    statements: Iterable[Statement], key: Callable[[Statement], object]
) -> list[Statement]:
    """What two documents state is one fact."""
    return list({key(statement): statement for statement in statements}.values())


def line(statement: Statement) -> str:
    times = [time for time in (statement.beginning, statement.end) if time]
    return " ".join([statement.subject, statement.predicate, f"{statement.object}", *times])
