"""The vector index: passages found by what they mean (FAISS).

Vectors lie in segments: files that are written once, so that generations share them and a new
document touches none of the old ones. `docs/decisions/005-vectors-in-segments.md` says why.
"""

from kg.vectors.index import VectorIndex
from kg.vectors.interface import Vectors
from kg.vectors.mismatch import refuse_other_encoder, refuse_other_model
from kg.vectors.published import EmbeddedVectors

__all__ = [
    "EmbeddedVectors",
    "VectorIndex",
    "Vectors",
    "refuse_other_encoder",
    "refuse_other_model",
]
