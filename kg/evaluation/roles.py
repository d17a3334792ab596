"""Roles in time: who chaired what, from when to when."""

from collections.abc import Iterator

from kg.evaluation.aligning import Alignment
from kg.evaluation.annotations import Annotations, Statement
from kg.evaluation.facts import line, score_facts
from kg.evaluation.findings import Findings, FoundRole
from kg.evaluation.meanings import PARTS, meaning
from kg.evaluation.report import Score, Share


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
        if meaning(s) == PARTS["org", "org"]
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

    yield score_facts(
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
        tuple(line(s) for s, role in pairs if (s.status == "planned") != role.planned),
    )


def _same_time(annotated: str | None, found: str) -> bool:
    return found.startswith(annotated) if annotated else not found


def _role_line(role: FoundRole, findings: Findings) -> str:
    member, body = findings.name(role.member), findings.name(role.organization)
    return f"{member} {role.role} {body} {role.beginning} {role.end}".rstrip()
