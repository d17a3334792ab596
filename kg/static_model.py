"""The bundled encoder: a text is the sum of its words' vectors, read without torch."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from tokenizers import Tokenizer

from kg.errors import ModelUnavailable

#: The folder of the word table inside a sentence-transformers model directory.
TABLE = "0_StaticEmbedding"

#: Texts summed at a time: their words' vectors stay in the processor's cache.
BATCH = 256


class StaticModel:
    """Word rows in eight bits, each token naming its row and the weight that restores its size."""

    def __init__(self, folder: Path) -> None:
        """Raises ModelUnavailable when the folder holds no such model."""
        path = folder / TABLE / "model.safetensors"
        if not path.is_file():
            raise ModelUnavailable(
                f"{folder} holds no encoder: install Svod again or set SVOD_MODEL."
            )
        with safe_open(path, framework="numpy") as file:
            self.name: str = file.metadata()["name"]
            self._rows: NDArray[np.int8] = file.get_tensor("embeddings")
            self._row_of: NDArray[np.int32] = file.get_tensor("mapping")
            self._weights: NDArray[np.float32] = file.get_tensor("weights").astype(np.float32)
        self.dimension: int = self._rows.shape[1]
        self._tokenizer = Tokenizer.from_file(str(folder / TABLE / "tokenizer.json"))

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of unit length; a zero row when no word is known."""
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            self._add_words(texts[start : start + BATCH], sums[start : start + BATCH])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        np.divide(sums, lengths, out=sums, where=lengths > 0)
        return sums

    def _add_words(self, texts: Sequence[str], sums: NDArray[np.float32]) -> None:
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for encoding, total in zip(encodings, sums, strict=True):
            tokens = encoding.ids
            total[:] = self._weights[tokens] @ self._rows[self._row_of[tokens]]
