"""Documents: whether their type, date and status are as annotated."""

from collections.abc import Iterator

from kg.evaluation.annotations import Annotations
from kg.evaluation.findings import Findings
from kg.evaluation.report import Share

#: Words of an annotator's free description, the more telling first, and the type they mean.
TYPES = {
    "slides": "Presentation",
    "presentation": "Presentation",
    "press release": "PressRelease",
    "recommendations": "Recommendations",
    "roadmap": "Roadmap",
    "memorandum": "Memorandum",
    "agreement": "Memorandum",
    "minutes": "MeetingDecision",
    "protocol": "MeetingDecision",
    "decision": "MeetingDecision",
    "resolution": "Resolution",
    "order": "Order",
    "decree": "Order",
    "ordinance": "Order",
    "programme": "ProgrammeDocument",
    "strategy": "ProgrammeDocument",
    "report": "Report",
    "letter": "Letter",
}


def score_documents(annotations: Annotations, findings: Findings) -> Iterator[Share]:
    """A date that the text does not give must be absent."""
    found = {document.file: document for document in findings.documents}
    type_, date, status = [], [], []
    for document in annotations.documents:
        read = found[document.file]
        type_.append((document.file, _type(document.type), read.type))
        date.append((document.file, document.date or "", read.date))
        status.append((document.file, document.status.capitalize(), read.status))
    yield _share("type of documents", type_)
    yield _share("date of documents", date)
    yield _share("status of documents", status)


def _type(described: str) -> str:
    return next((name for word, name in TYPES.items() if word in described), "OtherDocument")


def _share(name: str, rows: list[tuple[str, str, str]]) -> Share:
    return Share(
        name,
        sum(annotated == found for _, annotated, found in rows),
        tuple(
            f"{file}: {annotated or None} annotated, {found or None} found"
            for file, annotated, found in rows
            if annotated != found
        ),
    )
