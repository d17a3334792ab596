"""Measures the vocabulary of a large base: `make bench-suggest PASSAGES=1000000`.

The base is the one that `make bench-search` generates.
"""

import sys
import time
from collections.abc import Callable, Iterable

import numpy as np
from bench import span
from searching import questions, searched

from kg.generations import Generations
from kg.lexical import lemmas
from kg.similar import similar
from kg.vocabulary.published import Vocabulary

#: Seconds at the median.
WANTED = {
    "correcting a word": 0.005,
    "names in 15 words": 0.002,
    "completing two letters": 0.010,
    "completing six letters": 0.010,
    "what is like a passage": 0.100,
}
WORDS_OF_A_LONG_QUERY = 15


def main(passages: int) -> int:
    generation = Generations(searched(passages)).current()
    vocabulary, words = generation.vocabulary, " ".join(questions()).split()
    numbers = generation.vectors.nearest(np.eye(1, generation.manifest.dimension)[0], 50)
    found = [generation.fulltext.passage(number) for number, _ in numbers]
    seen = {
        "correcting a word": times(vocabulary.corrections, mistyped(vocabulary, words)),
        "names in 15 words": times(vocabulary.names_in, list(long_queries(words))),
        "completing two letters": times(vocabulary.completions, [word[:2] for word in words]),
        "completing six letters": times(vocabulary.completions, [word[:6] for word in words]),
        "what is like a passage": times(lambda passage: similar(generation, passage), found),
    }
    print(f"{'':<32}{'wanted':>12}{'median':>12}{'p99':>12}")
    for name, seconds in seen.items():
        median, last = np.quantile(seconds, [0.5, 0.99])
        print(f"{name:<32}{'<' + span(WANTED[name]):>12}{span(median):>12}{span(last):>12}")
    return 0 if all(np.median(seen[name]) < WANTED[name] for name in WANTED) else 1


def mistyped(vocabulary: Vocabulary, words: Iterable[str]) -> list[str]:
    """Words that lost a letter and are none that way."""
    shorter = (word[:2] + word[3:] for word in words if len(word) > 4)
    return [word for word in shorter if not all(map(vocabulary.knows, lemmas(word)))]


def long_queries(words: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(words) - WORDS_OF_A_LONG_QUERY, WORDS_OF_A_LONG_QUERY):
        yield lemmas(" ".join(words[start : start + WORDS_OF_A_LONG_QUERY]))


def times(asked: Callable[..., object], arguments: list[object]) -> list[float]:
    asked(arguments[0])
    seconds = []
    for argument in arguments:
        start = time.perf_counter()
        asked(argument)
        seconds.append(time.perf_counter() - start)
    return seconds


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
