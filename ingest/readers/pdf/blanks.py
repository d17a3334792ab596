"""Lines that are drawn where something is to be filled in by hand."""

from collections.abc import Iterator, Sequence

from ingest.pdfium.page import Box, Word

BLANK = "__________"
#: A shorter line, in heights of the words beside it, is no blank.
SHORTEST = 2.0
#: So many heights may lie between a blank and the word beside it.
NEAREST = 3.0


def blanks_of(rules: Sequence[Box], words: Sequence[Word]) -> Iterator[Word]:
    """«Срок: ______»: a line with nothing on it, on the level of words."""
    for rule in rules:
        if rule.width < rule.height:
            continue
        level = [word for word in words if word.top < rule.down <= word.bottom + word.height / 4]
        if any(word.left < rule.right - 1 and rule.left + 1 < word.right for word in level):
            continue
        beside = min(level, key=lambda word: _distance(word, rule), default=None)
        if beside is None or _distance(beside, rule) > beside.height * NEAREST:
            continue
        if rule.width > beside.height * SHORTEST:
            yield Word(rule.left, beside.top, rule.right, beside.bottom, BLANK)


def _distance(word: Word, rule: Box) -> float:
    return max(rule.left - word.right, word.left - rule.right)
