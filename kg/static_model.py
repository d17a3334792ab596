"""The bundled encoder: a text is the sum of its words' vectors, read without torch."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from kg.errors import ModelUnavailable
from kg.tokens import Vocabulary

#: The folder of the word table inside a sentence-transformers model directory.
TABLE = "0_StaticEmbedding"
#: Beside it: what its tokenizer.json says of tokens and their numbers.
TOKENS = "tokens.intdawg"

#: The row of a word that is not known.
UNKNOWN = -1


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
            self._row_of: NDArray[np.intp] = file.get_tensor("mapping").astype(np.intp)
            self._weights: NDArray[np.float32] = file.get_tensor("weights").astype(np.float32)
        self._rows = _mapped(path, "embeddings")
        self.dimension: int = self._rows.shape[1]
        silent = frozenset(np.flatnonzero(self._weights == 0).tolist())
        self._tokens = Vocabulary(folder / TABLE / TOKENS, silent=silent)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of unit length; a zero row when no word is known."""
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for text, total in zip(texts, sums, strict=True):
            tokens = np.array(self._tokens.of(text), dtype=np.intp)  # a list is converted each time
            total[:] = self._weights[tokens] @ self._rows[self._row_of[tokens]]
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        np.divide(sums, lengths, out=sums, where=lengths > 0)
        return sums

    def rows_of(self, words: Sequence[str]) -> list[int]:
        """Of each word the row of its weightiest part; UNKNOWN for a word that is not known."""
        return [self._weightiest(self._tokens.of(word)) for word in words]

    def weight_of(self, word: str) -> float:
        """How much a word says, as the model has learned it; 0 for one that is not known."""
        tokens = self._tokens.of(word)
        return max(
            (
                self._weights[t] * np.linalg.norm(self._rows[self._row_of[t]].astype(np.float32))
                for t in tokens
            ),
            default=0.0,
        )

    def unit_rows(self, rows: NDArray[np.int32]) -> NDArray[np.float32]:
        """The vectors in rows of the table, brought to unit length."""
        vectors = self._rows[rows].astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        vectors /= np.maximum(lengths, 1)[:, np.newaxis]
        return vectors

    def _weightiest(self, tokens: Sequence[int]) -> int:
        return int(self._row_of[max(tokens, key=self._weights.__getitem__)]) if tokens else UNKNOWN


def _mapped(path: Path, tensor: str) -> NDArray[np.int8]:
    """Looked into where it lies: a search needs few of its rows."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        about = json.loads(file.read(length))[tensor]
    start = 8 + length + about["data_offsets"][0]
    return np.memmap(path, np.int8, "r", start, tuple(about["shape"])).view(np.ndarray)
