"""Roles: who chaired or headed what, from when to when."""

from collections.abc import Callable, Iterator

from kg.evaluation.aligning import Alignment
from kg.evaluation.annotations import Annotations, Statement
from kg.evaluation.facts import line, score_facts
from kg.evaluation.findings import Findings, FoundRole
from kg.evaluation.meanings import PARTS, meaning
from kg.evaluation.report import Score, Share

#: The roles of the vocabulary that an annotated predicate may be.
ROLES = {
    "chairs": {"Chair", "CoChair"},
    "heads": {"Head", "ActingHead", "Governor", "Chair"},
    "secretaryOf": {"Secretary"},
    "coordinatorOf": {"Coordinator"},
    "deputyChairs": {"DeputyChair", "DeputyHead"},
}
Matches = Callable[[Statement, FoundRole], bool]


def score_roles(
    annotations: Annotations, findings: Findings, alignment: Alignment
) -> Iterator[Score | Share]:
    """Roles with a term, then those of persons without; a governing body stands for its whole."""
    stated = [s for s in annotations.statements if s.predicate in ROLES and s.certainty == "stated"]
    matches = _matching(annotations, alignment)
    timed = [s for s in stated if s.beginning or s.end]
    found = sorted(role for role in findings.roles if role.beginning or role.end)
    yield score_facts(
        "roles in time",
        timed,
        found,
        matches=lambda s, role: matches(s, role) and _same_term(s, role),
        tolerated=lambda _: False,
        found_line=lambda role: _role_line(role, findings),
    )
    pairs = [(s, r) for s in timed for r in found if matches(s, r) and _same_term(s, r)]
    yield Share(
        "planned or actual roles",
        sum((s.status == "planned") == role.planned for s, role in pairs),
        tuple(line(s) for s, role in pairs if (s.status == "planned") != role.planned),
    )
    yield _positions([s for s in stated if s not in timed], annotations, findings, matches)


def _positions(
    stated: list[Statement], annotations: Annotations, findings: Findings, matches: Matches
) -> Score:
    """Offices that are marked only in words (`holdsPosition`) need not be found."""
    bodies = {thing.id for thing in annotations.things if thing.kind == "organisations"}
    wanted = [s for s in stated if s.status == "actual" and s.object in bodies]
    return score_facts(
        "positions of persons",
        wanted,
        sorted(role for role in findings.roles if not role.beginning and not role.end),
        matches=matches,
        tolerated=lambda _: True,
        found_line=lambda role: _role_line(role, findings),
    )


def _matching(annotations: Annotations, alignment: Alignment) -> Matches:
    wholes = {
        s.subject: str(s.object)
        for s in annotations.statements
        if meaning(s) == PARTS["org", "org"]
    }

    def matches(statement: Statement, role: FoundRole) -> bool:
        bodies = {str(statement.object), wholes.get(str(statement.object), "")}
        return (
            role.role in ROLES[statement.predicate]
            and alignment.means(statement.subject, role.member)
            and any(alignment.means(body, role.organization) for body in bodies)
        )

    return matches


def _same_term(statement: Statement, role: FoundRole) -> bool:
    return _same_time(statement.beginning, role.beginning) and _same_time(statement.end, role.end)


def _same_time(annotated: str | None, found: str) -> bool:
    return found.startswith(annotated) if annotated else not found


def _role_line(role: FoundRole, findings: Findings) -> str:
    member, body = findings.name(role.member), findings.name(role.organization)
    return f"{member} {role.role} {body} {role.beginning} {role.end}".rstrip()
