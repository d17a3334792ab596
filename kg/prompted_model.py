"""Any sentence-transformers model, with the prompts it was trained with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError

from kg.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

#: Texts a model encodes at a time, where SVOD_BATCH does not say.
BATCH = 32

#: Prompts of models that were trained with them and do not say so in their configuration.
E5_PROMPTS = {"query": "query: ", "passage": "passage: "}


class PromptedModel:
    """A sentence-transformers model with the prompts it was trained with."""

    def __init__(self, model: str, batch: int | None = None, device: str | None = None) -> None:
        self.name = model
        self._batch = batch or BATCH
        self._model = _load(model, _usable(device))
        self.dimension = self._encode([model], "").shape[1]
        self._prompts = _prompts(model, self._model.prompts)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts, self._prompts["query"])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts, self._prompts["passage"])

    def _encode(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        try:
            rows = self._model.encode(
                list(texts),
                prompt=prompt,
                batch_size=self._batch,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        except RuntimeError as error:  # as for want of memory
            raise ModelUnavailable(
                f"The model {self.name} failed ({_first_line(error)}). Set SVOD_BATCH below "
                f"{self._batch}, or SVOD_DEVICE to cpu."
            ) from error
        return np.asarray(rows, dtype=np.float32)


def _usable(device: str | None) -> str | None:
    """The device, if something can be put on it."""
    if device is None:
        return None
    import torch  # takes a second: only when asked for

    try:
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise ModelUnavailable(
            f"The device {device} cannot be used ({_first_line(error)}). Set SVOD_DEVICE to cpu, "
            "or to another that PyTorch names, or leave it empty."
        ) from error
    return device


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _load(model: str, device: str | None) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer  # takes seconds: only when asked for

    try:
        return SentenceTransformer(model, device=device)
    except (OSError, ValueError, ImportError, SafetensorError) as error:
        raise ModelUnavailable(
            f"The model {model} cannot be loaded ({_first_line(error)}). Set SVOD_MODEL to the "
            "folder or hub name of a sentence-transformers model, or leave it empty for the "
            "bundled one."
        ) from error


def _prompts(model: str, defined: Mapping[str, str | None]) -> dict[str, str]:
    """The model's own prompts; those of e5 for a model named so that defines none."""
    passage = defined.get("passage") or defined.get("document") or ""
    prompts = {"query": defined.get("query") or "", "passage": passage}
    if any(prompts.values()) or "e5" not in Path(model).name.lower().split("-"):
        return prompts
    return E5_PROMPTS
