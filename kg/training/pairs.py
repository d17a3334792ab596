"""Pairs of English and Russian text, and how much each source of them counts."""

import gzip
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

#: Sources by the beginning of their names: what a pair counts; any other pair counts 1.
#: The language of the United Nations and of branches of the economy is that of the genre;
#: labels of business software give everyday words narrow meanings: position → аналитика.
WEIGHTS = {
    "unbi": 4.0,
    "nace": 4.0,
    "country-names": 4.0,
    "energy-terms": 2.0,
    "wiktionary-engloss": 0.2,  # a gloss describes its word rather than translating it
    "cldr-emoji": 0.2,
    "tarantool": 0.3,
    "ms-dynamics-operations-terms": 0.05,
    "ms-dynamics-smb-terms": 0.05,
    "ms-headings": 0.05,
    "ms-": 0.15,
}


@dataclass(frozen=True)
class Pair:
    source: str
    english: str
    russian: str

    @property
    def weight(self) -> float:
        known = (weight for name, weight in WEIGHTS.items() if self.source.startswith(name))
        return next(known, 1.0)


def read_pairs(*paths: Path) -> list[Pair]:
    """Gzipped lines of source, English and Russian, parted by tabs."""
    pairs = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in tqdm(lines, desc=path.name, unit=" pairs"):
                pairs.append(Pair(*line.rstrip("\n").split("\t")))
    return pairs
