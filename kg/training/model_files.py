"""A table of word vectors as the files that StaticModel and sentence-transformers read."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from dawg import IntDAWG
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from kg.static_model import TABLE, TOKENS
from kg.tokens import ACUTE, CONTINUED, UNKNOWN, WORD

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
    """Several words may share one row; endings after a word change nothing."""

    words: dict[str, int]  # word, the most frequent first → row
    rows: NDArray[np.float32]
    endings: tuple[str, ...] = ()


def tokenizer_of(table: WordTable) -> Tokenizer:
    """0 stands for an unknown word; then come the table's words and its endings."""
    tokens = [UNKNOWN, *table.words, *(f"{CONTINUED}{ending}" for ending in table.endings)]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(
        WordPiece(vocabulary, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUED)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace("ё", "е"),
            normalizers.Replace(ACUTE, ""),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(WORD), behavior="removed", invert=True)
    return tokenizer


def write_model(folder: Path, name: str, table: WordTable) -> None:
    for module in MODULES:
        (folder / module).mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizer_of(table)
    tokenizer.save(str(folder / TABLE / "tokenizer.json"), pretty=False)
    IntDAWG(tokenizer.get_vocab()).save(str(folder / TABLE / TOKENS))
    weights = folder / TABLE / "model.safetensors"
    save_file(_quantised(table), weights, metadata={"name": name})
    weights.chmod(0o644)  # safetensors leaves it to its owner only
    _write_json(folder / NORMALIZE / "config.json", NORMALIZATION)
    _write_json(folder / "modules.json", _modules())
    _write_json(folder / "config_sentence_transformers.json", CONFIGURATION)


def _quantised(table: WordTable) -> dict[str, NDArray[np.generic]]:
    """Eight bits a number: each row is scaled to ±127, its words' weights scale it back."""
    scales = np.maximum(np.abs(table.rows).max(axis=1), np.finfo(np.float16).tiny) / 127
    row_of = np.fromiter(table.words.values(), dtype=np.int32)
    rest = (1, len(table.endings))  # the unknown word and the endings weigh nothing
    return {
        "embeddings": np.rint(table.rows / scales[:, np.newaxis]).astype(np.int8),
        "mapping": np.pad(row_of, rest),
        "weights": np.pad(scales[row_of], rest).astype(np.float16),
    }


def _modules() -> list[dict[str, object]]:
    return [
        {"idx": place, "name": str(place), "path": path, "type": kind}
        for place, (path, kind) in enumerate(MODULES.items())
    ]


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
