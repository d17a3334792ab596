"""What is fixed with the first document: the base IRI of the data."""

import json
from pathlib import Path

from kg.durable import replace_text
from kg.errors import BaseMismatch
from kg.layout import Layout


def stored_base(data: Path) -> str | None:
    """The base IRI that the data were made under; nothing for a folder without data."""
    settings = Layout(data).settings
    if not settings.exists():
        return None
    return str(json.loads(settings.read_text(encoding="utf-8"))["base"])


def settle_base(layout: Layout, base: str) -> None:
    """Fixes the base IRI of new data; raises BaseMismatch for data of another."""
    kept = stored_base(layout.data)
    if kept is None:
        replace_text(layout.settings, json.dumps({"base": base}) + "\n")
    elif kept != base:
        raise BaseMismatch(
            f"The data in {layout.data} were made under {kept}, not {base}: "
            f"set SVOD_BASE_IRI={kept} or use another data folder."
        )
