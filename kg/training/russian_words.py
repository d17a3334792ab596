"""Russian words and their vectors, as the navec file inside natasha holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from navec import Navec
from numpy.typing import NDArray
from pymorphy3 import MorphAnalyzer
from tqdm import tqdm

NAVEC = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"


@dataclass(frozen=True)
class RussianWords:
    """Words, the most frequent first; all written forms of one stand for the same word."""

    forms: dict[str, int]  # written form → number of the word, the most frequent forms first
    vectors: NDArray[np.float32]  # one of unit length for each word
    shares: NDArray[np.float64]  # of each word in running text


def read_navec() -> RussianWords:
    """The forms of navec, put together by the dictionary form that pymorphy3 gives them."""
    navec = Navec.load(_navec_file())
    forms, counts = navec.vocab.words[:-2], np.array(navec.vocab.counts[:-2])  # <unk>, <pad>
    names, words = np.unique(_dictionary_forms(forms), return_inverse=True)
    totals = np.bincount(words, weights=counts)
    vectors = np.zeros((len(names), navec.pq.dim), dtype=np.float32)
    np.add.at(vectors, words, navec.pq.unpack()[:-2] * counts[:, np.newaxis])
    order = np.argsort(-totals, kind="stable")
    number = np.argsort(order)[words]
    numbered: dict[str, int] = {}
    for place in np.argsort(-counts, kind="stable"):  # of «все» and «всё» the commoner
        numbered.setdefault(_plain(forms[place]), int(number[place]))
    return RussianWords(
        forms=numbered,
        vectors=vectors[order] / np.linalg.norm(vectors[order], axis=1, keepdims=True),
        shares=totals[order] / totals.sum(),
    )


def _navec_file() -> Path:
    natasha = find_spec("natasha")
    if natasha is None or natasha.origin is None:
        raise FileNotFoundError("Install natasha: the word vectors lie in its package.")
    return Path(natasha.origin).parent / NAVEC


def _dictionary_forms(forms: Iterable[str]) -> list[str]:
    analyzer = MorphAnalyzer()
    return [
        _plain(analyzer.parse(form)[0].normal_form)
        for form in tqdm(forms, desc="dictionary forms", unit=" words")
    ]


def _plain(word: str) -> str:
    """Without ё, which the encoder's tokenizer reads as е."""
    return word.replace("ё", "е")
