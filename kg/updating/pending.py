"""The note that a change is to be published or undone: it outlives whoever made the change."""

from kg.durable import replace_text, sync
from kg.layout import Layout


def begin(layout: Layout) -> None:
    """From here on the store may differ from what is published, and must not stay so."""
    replace_text(layout.pending, "")


def is_pending(layout: Layout) -> bool:
    return layout.pending.exists()


def end(layout: Layout) -> None:
    layout.pending.unlink(missing_ok=True)
    sync(layout.pending.parent)
