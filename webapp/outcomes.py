"""What became of each file that somebody wanted to have in the graph."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ingest.filenames import shown

if TYPE_CHECKING:
    from kg.receipts import Receipt

Status = Literal["added", "updated", "unchanged", "failed", "skipped"]


@dataclass(frozen=True)
class Outcome:
    """`document` is the IRI of the document that the file is; a receipt says what was read."""

    path: Path
    status: Status
    document: str | None = None
    receipt: "Receipt | None" = None
    message: str = ""

    def as_dict(self) -> dict[str, object]:
        return {
            "path": shown(str(self.path)),
            "status": self.status,
            "document": self.document,
            "message": shown(self.message),
            "receipt": self.receipt.as_dict() if self.receipt else None,
        }
