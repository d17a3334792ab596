"""An evaluation as a table for people, and what was missed or found in vain under it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from kg.evaluation.institutions import InstitutionsReport
from kg.evaluation.report import Report, Score, Share
from kg.evaluation.retrieval import Measurement

#: Widths of the columns: the name, then the numbers.
NAME, NUMBER = 36, 10


def report_lines(report: Report, *, details: bool) -> Iterator[str]:
    yield f"Compared with the annotations of {', '.join(report.documents) or 'no document'}"
    if report.absent:
        yield f"Annotated but not published: {', '.join(report.absent)}"
    yield ""
    columns = ("annotated", "found", "right", "precision", "recall", "F1")
    yield _bold(_row("", *columns))
    for score in report.scores.values():
        yield _score_line(score)
    yield ""
    yield _bold(_row("", "of", "right", "share"))
    for share in report.shares.values():
        yield _row(share.name, share.right + len(share.wrong), share.right, _percent(share.share))
    yield from _listed("Split: one thing, several IRIs", report.split)
    yield from _listed("Merged: several things, one IRI", report.merged)
    if details:
        yield from _details(report)


def institution_lines(report: InstitutionsReport, *, details: bool) -> Iterator[str]:
    yield f"Compared with the marks in {report.documents} texts"
    if report.absent:
        yield f"Marked but not published: {', '.join(report.absent)}"
    yield ""
    yield _bold(_row("", "marked", "found", "recall"))
    for share in report.shares:
        yield _row(share.name, share.right + len(share.wrong), share.right, _percent(share.share))
    if details:
        for share in report.shares:
            yield from _listed(f"{share.name}: missed", share.wrong)


def measurement_lines(found: Sequence[Measurement]) -> Iterator[str]:
    for name, of_set in groupby(found, key=lambda measurement: measurement.set):
        each = list(of_set)
        yield ""
        title = f"{name} ({each[0].questions} questions)"
        yield _bold(_row(title, "nDCG@10", "recall@10", "MRR", "hit@5"))
        for m in each:
            figures = (m.ndcg, m.recall, m.reciprocal_rank, m.hit)
            yield _row(m.recipe, *(f"{figure:.3f}" for figure in figures))


def _score_line(score: Score) -> str:
    right = len(score.right)
    return _row(
        score.name,
        right + len(score.missed),
        right + len(score.spurious),
        right,
        *map(_percent, (score.precision, score.recall, score.f1)),
    )


def _details(report: Report) -> Iterator[str]:
    for result in report.results:
        match result:
            case Score(name=name, missed=missed, spurious=spurious):
                yield from _listed(f"{name}: missed", missed)
                yield from _listed(f"{name}: spurious", spurious)
                yield from _listed(
                    f"{name}: nearly", [line for line in result.right if "≈" in line]
                )
            case Share(name=name, wrong=wrong):
                yield from _listed(f"{name}: wrong", wrong)


def _listed(heading: str, lines: tuple[str, ...] | list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield _bold(heading)
        yield from (f"    {line}" for line in lines)


def _row(name: str, *cells: object) -> str:
    return f"{name:<{NAME}}" + "".join(f"{cell:>{NUMBER}}" for cell in cells)


def _percent(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.0%}"


def _bold(text: str) -> str:
    return click.style(text, bold=True)
