"""Texts as the rows of a word table that their words have."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]

from kg.training.model_files import WordTable, tokenizer_of

NO_ROW = -1


def bags(table: WordTable, texts: Sequence[str]) -> sp.csr_matrix:
    """How often each text has the words of each row."""
    row_of = np.full(1 + len(table.words) + len(table.endings), NO_ROW)
    row_of[1 : 1 + len(table.words)] = list(table.words.values())
    encodings = tokenizer_of(table).encode_batch_fast(list(texts), add_special_tokens=False)
    text = np.repeat(np.arange(len(texts)), [len(encoding) for encoding in encodings])
    row = row_of[list(chain.from_iterable(encoding.ids for encoding in encodings))]
    known = row != NO_ROW
    ones = np.ones(known.sum(), dtype=np.float32)
    shape = (len(texts), len(table.rows))
    return sp.coo_matrix((ones, (text[known], row[known])), shape=shape).tocsr()
