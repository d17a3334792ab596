"""What of a passage is embedded."""

from collections.abc import Iterator

from kg.passages import IndexedPassage

#: Raised whenever anything here, or how vectors are kept, changes: all are then made anew.
RECIPE = 1

#: Words of a passage whose parts are still told apart by the vector of the whole.
LONG = 200

#: Words that a window has at least.
WINDOW = 80


def windows(passage: IndexedPassage) -> list[str]:
    """The texts whose vectors stand for a passage: the best of them counts.

    Windows of a few sentences in each passage help vectors alone, and nothing beside words
    (docs/search.md): only a long one is parted.
    """
    if len(passage.text.split()) < LONG:
        return [passage.text]
    return [passage.text, *_parts(passage.text)]


def _parts(text: str) -> Iterator[str]:
    """Whole sentences, so many that a part has words enough."""
    from razdel import sentenize  # takes a while, and searches need none

    part: list[str] = []
    for sentence in sentenize(text):
        part += sentence.text.split()
        if len(part) >= WINDOW:
            yield " ".join(part)
            part = []
    if part:
        yield " ".join(part)
