"""A table of word vectors as the files that StaticModel and sentence-transformers read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordLevel

from kg.static_model import TABLE

UNKNOWN = "[UNK]"
ACUTE = "\u0301"  # the stress mark of encyclopedias: Вы́ставочный

NORMALIZE = "1_Normalize"
MODULES = {
    TABLE: "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    NORMALIZE: "sentence_transformers.base.modules.normalize.Normalize",
}
NORMALIZATION = {
    "module_input_name": "sentence_embedding",
    "module_output_name": "sentence_embedding",
}
CONFIGURATION = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


@dataclass(frozen=True)
class WordTable:
    """Several words may share one row."""

    words: dict[str, int]  # word → row
    rows: NDArray[np.float32]


def word_tokenizer(words: Iterable[str]) -> Tokenizer:
    """Numbers words from 1; 0 stands for any other."""
    vocabulary = {UNKNOWN: 0} | {word: number for number, word in enumerate(words, start=1)}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace("ё", "е"),
            normalizers.Replace(ACUTE, ""),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


def write_model(folder: Path, name: str, table: WordTable) -> None:
    for module in MODULES:
        (folder / module).mkdir(parents=True, exist_ok=True)
    word_tokenizer(table.words).save(str(folder / TABLE / "tokenizer.json"), pretty=False)
    save_file(_quantised(table), folder / TABLE / "model.safetensors", metadata={"name": name})
    _write_json(folder / NORMALIZE / "config.json", NORMALIZATION)
    _write_json(folder / "modules.json", _modules())
    _write_json(folder / "config_sentence_transformers.json", CONFIGURATION)


def _quantised(table: WordTable) -> dict[str, NDArray[np.generic]]:
    """Eight bits a number: each row is scaled to ±127, its words' weights scale it back."""
    scales = np.maximum(np.abs(table.rows).max(axis=1), np.finfo(np.float16).tiny) / 127
    row_of = np.fromiter(table.words.values(), dtype=np.int32)
    return {
        "embeddings": np.rint(table.rows / scales[:, np.newaxis]).astype(np.int8),
        "mapping": np.concatenate([[0], row_of]).astype(np.int32),
        "weights": np.concatenate([[0], scales[row_of]]).astype(np.float16),
    }


def _modules() -> list[dict[str, object]]:
    return [
        {"idx": place, "name": str(place), "path": path, "type": kind}
        for place, (path, kind) in enumerate(MODULES.items())
    ]


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
