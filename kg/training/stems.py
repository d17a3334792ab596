"""Forms never seen are read as the stem of a known word and an ending: кластерн + ые."""

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import replace
from itertools import takewhile

from kg.training.model_files import WordTable

#: A shorter stem would be found in too many words that are none of its forms.
SHORTEST_STEM = 4

#: Letters after the stem that are taken for an ending: the most frequent ones. With more,
#: more words are read as forms of others that they are not.
ENDINGS = 100
ENGLISH_ENDINGS = ("s", "es", "d", "ed", "ing")


def with_stems(table: WordTable) -> WordTable:
    """Adds what the forms of each word begin with, and the endings that follow."""
    forms_of = defaultdict(list)
    for form, word in table.words.items():
        forms_of[word].append(form)
    stems: dict[str, int] = {}
    endings: Counter[str] = Counter()
    for word, forms in forms_of.items():
        stem = _common_beginning(forms)
        if len(stem) >= SHORTEST_STEM:
            stems.setdefault(stem, word)
            endings.update(form[len(stem) :] for form in forms if form != stem)
    usual = [ending for ending, _ in endings.most_common(ENDINGS)]
    new = {stem: word for stem, word in stems.items() if stem not in table.words}
    return replace(table, words=table.words | new, endings=(*usual, *ENGLISH_ENDINGS))


def _common_beginning(forms: list[str]) -> str:
    first, last = min(forms), max(forms)  # in alphabetical order the least alike
    same = (one == other for one, other in zip(first, last, strict=False))
    return first[: sum(takewhile(bool, same))]


def without_derivable(table: WordTable) -> WordTable:
    """Leaves out the forms that stem and ending lead to the same row."""
    endings = set(table.endings)
    kept: dict[str, int] = {}
    for word in sorted(table.words, key=len):
        row = table.words[word]
        if _row_by_stem(word, kept, endings) != row:
            kept[word] = row
    return replace(table, words=kept)


def _row_by_stem(word: str, kept: dict[str, int], endings: set[str]) -> int | None:
    """As WordPiece reads: the longest beginning, then the longest endings that use up the rest."""
    stem = _longest(word[:-1], kept)
    rest = word[len(stem) :] if stem else ""
    while rest and (ending := _longest(rest, endings)):
        rest = rest[len(ending) :]
    return kept[stem] if stem and not rest else None


def _longest(text: str, beginnings: Container[str]) -> str:
    ends = range(len(text), 0, -1)
    return next((text[:end] for end in ends if text[:end] in beginnings), "")
