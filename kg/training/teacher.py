"""What a larger English encoder says about English sentences."""

from collections.abc import Sequence

import numpy as np

from kg.training.regression import Rows

LONGEST = 96  # tokens that the teacher reads of a sentence


def teacher_rows(model: str, texts: Sequence[str]) -> Rows:
    """Vectors of unit length by the sentence-transformers model of a path or hub name."""
    from sentence_transformers import SentenceTransformer  # takes seconds to import

    teacher = SentenceTransformer(model)
    teacher.max_seq_length = LONGEST
    rows = teacher.encode(list(texts), batch_size=64, normalize_embeddings=True)
    return np.asarray(rows, dtype=np.float32)
