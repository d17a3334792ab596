"""What the command prints of files and of statements that do not fit."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ingest.filenames import shown

if TYPE_CHECKING:
    from ontology.validation import Violation
    from webapp.outcomes import Outcome

#: What a dry run says instead.
WOULD = {"added": "would add", "updated": "would update"}


def outcome_lines(outcome: "Outcome", *, dry_run: bool = False) -> list[str]:
    """What became of a file, and the receipt of what was read from it."""
    colour = {"failed": "red", "added": "green", "updated": "green"}.get(outcome.status)
    said = shown(f"{outcome.path}: {outcome.message}" if outcome.message else str(outcome.path))
    done = WOULD.get(outcome.status, outcome.status) if dry_run else outcome.status
    line = f"{click.style(done, fg=colour, bold=True)} {said}"
    if outcome.receipt is None:
        return [line]
    from webapp.receipts import receipt_lines  # loads rdflib, which a run with news has loaded

    return [line, *(f"    {each}" for each in receipt_lines(outcome.receipt))]


def counted(outcomes: Sequence["Outcome"], *, dry_run: bool) -> str:
    """«2 added, 1 failed», of a dry run «2 would be added, 1 failed»."""
    counts = Counter(outcome.status for outcome in outcomes)
    return ", ".join(
        f"{number} {'would be ' if dry_run and status in WOULD else ''}{status}"
        for status, number in counts.items()
    )


def violation_lines(violation: "Violation") -> list[str]:
    where = " ".join(part for part in (violation.path, violation.value) if part)
    return [
        f"{click.style(violation.severity, bold=True)} {violation.focus}",
        *([f"    {where}"] if where else []),
        f"    {violation.message_en}",
        f"    {violation.message_ru}",
    ]
