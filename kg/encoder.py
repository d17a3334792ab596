"""Texts as vectors: the bundled model, or any other sentence-transformers model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError

from kg.errors import ModelUnavailable
from kg.static_model import StaticModel

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = Path(__file__).with_name("model")

#: Prompts of models that were trained with them and do not say so in their configuration.
E5_PROMPTS = {"query": "query: ", "passage": "passage: "}


class Encoder(Protocol):
    """Turns texts into rows of unit length; a zero row when no word of the text is known."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


@lru_cache(maxsize=2)
def load_encoder(model: str | None = None) -> Encoder:
    """The bundled encoder, or the model of a path or hub name; raises ModelUnavailable."""
    return StaticModel(BUNDLED) if model is None else PromptedModel(model)


class PromptedModel:
    """A sentence-transformers model with the prompts it was trained with."""

    def __init__(self, model: str) -> None:
        self.name = model
        self._model = _load(model)
        self.dimension = self._encode([model], "").shape[1]
        self._prompts = _prompts(model, self._model.prompts)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts, self._prompts["query"])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts, self._prompts["passage"])

    def _encode(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows = self._model.encode(
            list(texts), prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)


def _load(model: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer  # takes seconds: only when asked for

    try:
        return SentenceTransformer(model)
    except (OSError, ValueError, ImportError, SafetensorError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelUnavailable(
            f"The model {model} cannot be loaded ({reason}). Set SVOD_MODEL to the folder or hub "
            "name of a sentence-transformers model, or leave it empty for the bundled one."
        ) from error


def _prompts(model: str, defined: Mapping[str, str | None]) -> dict[str, str]:
    """The model's own prompts; those of e5 for a model named so that defines none."""
    passage = defined.get("passage") or defined.get("document") or ""
    prompts = {"query": defined.get("query") or "", "passage": passage}
    if any(prompts.values()) or "e5" not in Path(model).name.lower().split("-"):
        return prompts
    return E5_PROMPTS
