"""Figures: the numbers that the text gives for things."""

from collections.abc import Iterator

from kg.evaluation.aligning import Alignment
from kg.evaluation.annotations import Annotations, Statement
from kg.evaluation.facts import line, score_facts, without_repeats
from kg.evaluation.findings import Findings, FoundFigure
from kg.evaluation.report import Score, Share

#: The measures of annotated predicates; any measure will do for others.
MEASURES = {"numberOfMembers": "members", "representsCompanies": "companies"}


def score_figures(
    annotations: Annotations, findings: Findings, alignment: Alignment
) -> Iterator[Score | Share]:
    """Numbers that are stated must be found, of the right thing; others are left uncounted.

    So are those of services.
    """
    paired = {thing.id for thing in annotations.things if thing.kind != "services"}
    statements = [s for s in annotations.statements if s.number is not None]
    wanted = without_repeats(
        [
            s
            for s in statements
            if s.certainty == "stated" and s.status == "actual" and s.subject in paired
        ],
        lambda s: (s.subject, s.predicate, s.object),
    )
    found = sorted(findings.figures)

    def matches(statement: Statement, figure: FoundFigure) -> bool:
        measure = MEASURES.get(statement.predicate, figure.measure)
        return (
            statement.number == figure.value
            and measure == figure.measure
            and alignment.means(statement.subject, figure.observed)
        )

    yield score_facts(
        "figures",
        wanted,
        found,
        matches=matches,
        tolerated=lambda figure: any(matches(s, figure) for s in statements if s not in wanted),
        found_line=lambda f: f"{findings.name(f.observed)} {f.measure} {f.comparator} {f.value:g}",
    )
    pairs = [(s, figure) for s in wanted for figure in found if matches(s, figure)]
    yield Share(
        "comparators of figures",
        sum((s.comparator or "=") == figure.comparator for s, figure in pairs),
        tuple(
            f"{line(s)}: {figure.comparator} found"
            for s, figure in pairs
            if (s.comparator or "=") != figure.comparator
        ),
    )
