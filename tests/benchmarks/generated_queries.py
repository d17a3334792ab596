"""Questions as people type them: one word or ten, frequent, rare or foreign, also mistyped."""

from collections.abc import Iterator

import numpy as np
from generated_texts import Author, Lexicon

ENGLISH = [
    *(
        "energy",
        "efficiency",
        "of",
        "public",
        "buildings",
        "support",
        "for",
        "small",
        "enterprises",
    ),
    *("regional", "cluster", "council", "water", "resources", "tourism", "development", "the"),
    *("programme", "chair", "board", "annual", "report", "deadline", "who", "is", "responsible"),
    *("cooperation", "agreement", "research", "institute", "funding", "award", "innovation"),
]
#: Shares of questions of one kind; the rest are about a topic.
IN_ENGLISH, NAMED, OF_FREQUENT_WORDS, OF_RARE_WORDS, MISTYPED = 0.15, 0.15, 0.1, 0.1, 0.15
LONGEST = 10


def queries(lexicon: Lexicon, names: list[str], count: int, seed: int = 7) -> Iterator[str]:
    """`names` are those of things that are there."""
    chance = np.random.default_rng(seed)
    author = Author(lexicon, seed)
    for _ in range(count):
        length = int(chance.integers(1, LONGEST + 1))
        kind = chance.random()
        if kind < IN_ENGLISH:
            words = [str(word) for word in chance.choice(ENGLISH, length)]
        elif kind < IN_ENGLISH + NAMED:
            words = str(chance.choice(names)).split()
        elif kind < IN_ENGLISH + NAMED + OF_FREQUENT_WORDS:
            words = [str(word) for word in chance.choice(lexicon.frequent[:200], length)]
        elif kind < IN_ENGLISH + NAMED + OF_FREQUENT_WORDS + OF_RARE_WORDS:
            words = [str(word) for word in chance.choice(lexicon.all, length)]
        else:
            words = author.words(author.topic(), length)
        if chance.random() < MISTYPED:
            place = int(chance.integers(len(words)))
            words[place] = _mistyped(words[place], chance)
        yield " ".join(words)


def _mistyped(word: str, chance: np.random.Generator) -> str:
    """Two letters change places."""
    if len(word) < 4:
        return word
    place = int(chance.integers(1, len(word) - 2))
    return f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"
