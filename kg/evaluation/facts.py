"""What the text states of things: relations, roles in time, figures."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kg.evaluation.aligning import Alignment
from kg.evaluation.annotations import Annotations, Statement
from kg.evaluation.findings import Findings, FoundFigure, FoundRole, FoundStatement
from kg.evaluation.report import Score, Share
from ontology.terms import ELI, ORG, SVOD

Found = TypeVar("Found", FoundStatement, FoundRole, FoundFigure)


@dataclass(frozen=True)
class Meaning:
    """The property of the vocabulary that an annotated predicate is."""

    predicate: str
    #: The annotated object is the subject in the vocabulary.
    turned: bool = False
    #: Either of the two may be the subject.
    symmetric: bool = False


#: The annotated predicates that have a property of the vocabulary.
MEANINGS = {
    "memberOf": Meaning(str(ORG.memberOf)),
    "hasMember": Meaning(str(ORG.memberOf), turned=True),
    "hasMemberFrom": Meaning(str(ORG.memberOf), turned=True),
    "subOrganizationOf": Meaning(str(ORG.subOrganizationOf)),
    "hasProject": Meaning(str(SVOD.runsProject)),
    "runsProject": Meaning(str(SVOD.runsProject)),
    "executes": Meaning(str(SVOD.executes)),
    "specialisedOrganisationOf": Meaning(str(SVOD.specialisedOrganisationOf)),
    "signed": Meaning(str(SVOD.signed)),
    "establishes": Meaning(str(SVOD.established)),
    "established": Meaning(str(SVOD.established)),
    "founded": Meaning(str(SVOD.established)),
    "foundedBy": Meaning(str(SVOD.established), turned=True),
    "createdOn": Meaning(str(SVOD.foundedOn)),
    "organizes": Meaning(str(SVOD.organized)),
    "organized": Meaning(str(SVOD.organized)),
    "organizedBy": Meaning(str(SVOD.organized), turned=True),
    "coordinates": Meaning(str(SVOD.organized)),
    "participatedIn": Meaning(str(SVOD.tookPartIn)),
    "finalistOf": Meaning(str(SVOD.tookPartIn)),
    "received": Meaning(str(SVOD.received)),
    "awardedTo": Meaning(str(SVOD.received), turned=True),
    "awarded": Meaning(str(SVOD.givenBy), turned=True),
    "fundedBy": Meaning(str(SVOD.fundedBy)),
    "approvedBy": Meaning(str(SVOD.approvedBy)),
    "supports": Meaning(str(SVOD.supports)),
    "endorsedBy": Meaning(str(SVOD.supports), turned=True),
    "supportedBy": Meaning(str(SVOD.supports), turned=True),
    "cooperatesWith": Meaning(str(SVOD.cooperatesWith), symmetric=True),
    "offersService": Meaning(str(SVOD.offersService)),
    "hasSubjectArea": Meaning(str(SVOD.subjectArea)),
    "locatedIn": Meaning(str(SVOD.locatedIn)),
    "heldAt": Meaning(str(SVOD.locatedIn)),
    "originatesFrom": Meaning(str(SVOD.originatesFrom)),
    "plansToJoin": Meaning(str(SVOD.plansToJoin)),
}

#: What «part of» is depends on what is a part of what.
PARTS = {
    ("org", "org"): Meaning(str(ORG.subOrganizationOf)),
    ("prj", "prg"): Meaning(str(SVOD.partOfProgramme)),
    ("prg", "prg"): Meaning(str(SVOD.partOfProgramme)),
}

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

MEASURES = {"numberOfMembers": "members", "representsCompanies": "companies"}


def score_relations(annotations: Annotations, findings: Findings, alignment: Alignment) -> Score:
    """Facts that are stated and have a property of the vocabulary must be found.

    What is annotated of the same two things in another way leaves a found relation uncounted.
    """
    statements = [s for s in annotations.statements if s.number is None]
    wanted = [s for s in statements if _must_be_found(s)]
    return _score(
        "relations",
        _without_repeats(wanted, lambda s: (s.subject, s.predicate, s.object)),
        sorted(s for s in findings.statements if s.predicate not in ATTRIBUTES),
        matches=lambda s, f: _is_relation(s, f, alignment),
        tolerated=lambda f: any(_links(s, f, alignment) for s in statements if _is_tolerated(s)),
        found_line=lambda f: _found_line(f, findings),
    )


def score_roles(
    annotations: Annotations, findings: Findings, alignment: Alignment
) -> Iterator[Score | Share]:
    """Who chaired what from when to when; a governing body stands for what it is a part of."""
    wanted = [
        s
        for s in annotations.statements
        if s.predicate == "chairs" and s.certainty == "stated" and (s.beginning or s.end)
    ]
    wholes = {
        s.subject: str(s.object)
        for s in annotations.statements
        if _meaning(s) == PARTS["org", "org"]
    }
    found = sorted(role for role in findings.roles if role.beginning or role.end)

    def matches(statement: Statement, role: FoundRole) -> bool:
        bodies = {str(statement.object), wholes.get(str(statement.object), "")}
        return (
            role.role == "Chair"
            and alignment.means(statement.subject, role.member)
            and any(alignment.means(body, role.organization) for body in bodies)
            and _same_time(statement.beginning, role.beginning)
            and _same_time(statement.end, role.end)
        )

    yield _score(
        "roles in time",
        wanted,
        found,
        matches=matches,
        tolerated=lambda _: False,
        found_line=lambda role: _role_line(role, findings),
    )
    pairs = [(s, role) for s in wanted for role in found if matches(s, role)]
    yield Share(
        "planned or actual roles",
        sum((s.status == "planned") == role.planned for s, role in pairs),
        tuple(_line(s) for s, role in pairs if (s.status == "planned") != role.planned),
    )


def score_figures(
    annotations: Annotations, findings: Findings, alignment: Alignment
) -> Iterator[Score | Share]:
    """Numbers that are stated must be found, of the right thing; others are left uncounted."""
    statements = [s for s in annotations.statements if s.number is not None]
    wanted = _without_repeats(
        [s for s in statements if s.certainty == "stated" and s.status == "actual"],
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

    yield _score(
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
            f"{_line(s)}: {figure.comparator} found"
            for s, figure in pairs
            if (s.comparator or "=") != figure.comparator
        ),
    )


def _score(
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
        right=tuple(map(_line, right)),
        missed=tuple(map(_line, missed)),
        spurious=tuple(
            found_line(other)
            for other in found
            if not any(matches(statement, other) for statement in right) and not tolerated(other)
        ),
    )


def _must_be_found(statement: Statement) -> bool:
    actual = statement.status == "actual" or statement.predicate == "plansToJoin"
    return actual and statement.certainty == "stated" and _meaning(statement) is not None


def _is_tolerated(statement: Statement) -> bool:
    """What is only planned or proposed is no fact: a relation that says it is one is wrong."""
    return not _must_be_found(statement) and statement.status == "actual"


def _meaning(statement: Statement) -> Meaning | None:
    if statement.predicate == "partOf":
        kinds = statement.subject.partition(":")[0], str(statement.object).partition(":")[0]
        return PARTS.get(kinds)
    return MEANINGS.get(statement.predicate)


def _is_relation(statement: Statement, found: FoundStatement, alignment: Alignment) -> bool:
    meaning = _meaning(statement)
    if meaning is None or meaning.predicate != found.predicate:
        return False
    first, second = statement.subject, str(statement.object)
    ways = {(second, first)} if meaning.turned else {(first, second)}
    if meaning.symmetric:
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


def _same_time(annotated: str | None, found: str) -> bool:
    return found.startswith(annotated) if annotated else not found


def _without_repeats(
    statements: Iterable[Statement], key: Callable[[Statement], object]
) -> list[Statement]:
    """What two documents state is one fact."""
    return list({key(statement): statement for statement in statements}.values())


def _line(statement: Statement) -> str:
    times = [time for time in (statement.beginning, statement.end) if time]
    return " ".join([statement.subject, statement.predicate, f"{statement.object}", *times])


def _found_line(found: FoundStatement, findings: Findings) -> str:
    predicate = found.predicate.rpartition("#")[2]
    return f"{findings.name(found.subject)} {predicate} {findings.name(found.object)}"


def _role_line(role: FoundRole, findings: Findings) -> str:
    member, body = findings.name(role.member), findings.name(role.organization)
    return f"{member} {role.role} {body} {role.beginning} {role.end}".rstrip()
