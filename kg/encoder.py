"""Texts as vectors: the bundled model, or any other sentence-transformers model."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kg.prompted_model import PromptedModel
from kg.static_model import StaticModel

BUNDLED = Path(__file__).with_name("model")


class Encoder(Protocol):
    """Turns texts into rows of unit length; a zero row when no word of the text is known."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


@cache
def bundled_model() -> StaticModel:
    """The bundled encoder, loaded once whatever it is used for."""
    return StaticModel(BUNDLED)


@lru_cache(maxsize=2)
def load_encoder(
    model: str | None = None, *, batch: int | None = None, device: str | None = None
) -> Encoder:
    """The bundled encoder, or the model of a path or hub name; raises ModelUnavailable.

    `batch` texts are encoded at a time, on `device` as PyTorch names it: on a GPU where there is
    one, unless it is named.
    """
    return bundled_model() if model is None else PromptedModel(model, batch, device)
