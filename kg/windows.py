"""What of a passage is embedded."""

from kg.passages import IndexedPassage


def windows(passage: IndexedPassage) -> list[str]:
    """The texts whose vectors stand for a passage: the best of them counts."""
    return [passage.text]
