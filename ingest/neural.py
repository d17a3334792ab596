"""slovnet's models over navec's word vectors, as natasha's wheel carries them.

Each of its files has the same 250,000 words in it, and navec gets ready to compare words, which
nobody does here. Without either the first sentence is read in half the time.
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import slovnet.api
from navec import Navec
from navec.meta import Meta
from navec.pq import PQ
from navec.tar import Tar
from slovnet import NER, Morph, Syntax
from slovnet.const import WORD
from slovnet.exec.pack import Pack
from slovnet.vocab import Vocab

VECTORS = "navec_news_v1_1B_250K_300d_100q.tar"
#: slovnet pads the texts of one batch to the longest.
BATCH = 16


@cache
def morphology() -> Morph:
    """Part of speech, case, number and gender as the context has them."""
    return _taught_on_news(Morph, "slovnet_morph_news_v1.tar")


@cache
def names() -> NER:
    """Persons, places and organisations."""
    return _taught_on_news(NER, "slovnet_ner_news_v1.tar")


@cache
def syntax() -> Syntax:
    """Which word depends on which."""
    return _taught_on_news(Syntax, "slovnet_syntax_news_v1.tar")


def is_in_news(word: str) -> bool:
    """Whether the Russian press uses a word, foreign ones included: «cluster», «Finland»."""
    return word.lower() in _words().item_ids


class _WithSharedWords(Pack):  # type: ignore[misc]  # slovnet has no types
    def load_vocab(self, name: str) -> Vocab:
        return _words() if name == WORD else super().load_vocab(name)


slovnet.api.Pack = _WithSharedWords


def _taught_on_news(kind: type[Any], name: str) -> Any:
    return kind.load(_models() / "model" / name, batch_size=BATCH).navec(_vectors())


@cache
def _words() -> Vocab:
    with Pack(_models() / "model" / "slovnet_ner_news_v1.tar") as pack:
        return pack.load_vocab(WORD)


class _Codes(PQ):  # type: ignore[misc]  # nor has navec
    def precompute(self) -> None:
        self.qdims = np.arange(self.qdim)


@cache
def _vectors() -> Navec:
    """Without words of its own: they are the models'."""
    with Tar(_models() / "emb" / VECTORS) as tar:
        meta = Meta.from_file(tar.load("meta.json"))
        return Navec(meta, None, _Codes.from_file(tar.load("pq.bin")))


def _models() -> Path:
    """natasha itself is not imported."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("natasha, whose wheel carries the models, is not installed")
    return Path(spec.submodule_search_locations[0]) / "data"
