"""Relations: what the text states as a fact about two things."""

from kg.evaluation.aligning import Alignment
from kg.evaluation.annotations import Annotations, Statement
from kg.evaluation.facts import score_facts, without_repeats
from kg.evaluation.findings import Findings, FoundStatement
from kg.evaluation.meanings import meaning
from kg.evaluation.report import Score
from ontology.terms import ELI, SVOD

#: Properties that say when something was, or under which number: not annotated as relations.
ATTRIBUTES = frozenset(
    str(name)
    for name in (
        ELI.date_document,
        SVOD.actNumber,
        SVOD.startDate,
        SVOD.endDate,
        SVOD.periodStart,
        SVOD.periodEnd,
        SVOD.givenOn,
    )
)


def score_relations(annotations: Annotations, findings: Findings, alignment: Alignment) -> Score:
    """Facts that are stated and have a property of the vocabulary must be found.

    What is annotated of the same two things in another way leaves a found relation uncounted.
    """
    statements = [s for s in annotations.statements if s.number is None]
    wanted = [s for s in statements if _must_be_found(s)]
    return score_facts(
        "relations",
        without_repeats(wanted, lambda s: (s.subject, s.predicate, s.object)),
        sorted(s for s in findings.statements if s.predicate not in ATTRIBUTES),
        matches=lambda s, f: _is_relation(s, f, alignment),
        tolerated=lambda f: any(_links(s, f, alignment) for s in statements if _is_tolerated(s)),
        found_line=lambda f: _found_line(f, findings),
    )


def _must_be_found(statement: Statement) -> bool:
    actual = statement.status == "actual" or statement.predicate == "plansToJoin"
    return actual and statement.certainty == "stated" and meaning(statement) is not None


def _is_tolerated(statement: Statement) -> bool:
    """What is only planned or proposed is no fact: a relation that says it is one is wrong."""
    return not _must_be_found(statement) and statement.status == "actual"


def _is_relation(statement: Statement, found: FoundStatement, alignment: Alignment) -> bool:
    means = meaning(statement)
    if means is None or means.predicate != found.predicate:
        return False
    first, second = statement.subject, str(statement.object)
    ways = {(second, first)} if means.turned else {(first, second)}
    if means.symmetric:
        ways.add((second, first))
    return any(
        alignment.means(subject, found.subject)
        and (other == found.object or alignment.means(other, found.object))
        for subject, other in ways
    )


def _links(statement: Statement, found: FoundStatement, alignment: Alignment) -> bool:
    ends = statement.subject, str(statement.object)
    return any(
        alignment.means(one, found.subject) and alignment.means(other, found.object)
        for one, other in (ends, ends[::-1])
    )


def _found_line(found: FoundStatement, findings: Findings) -> str:
    predicate = found.predicate.rpartition("#")[2]
    return f"{findings.name(found.subject)} {predicate} {findings.name(found.object)}"
