"""Analysed passages as bytes, for another process.

spaCy's own `Doc.to_bytes` takes ten times as long: a passage has few words, and it writes down
much that these have not.
"""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.analysed import Doc
from ingest.language import vocab
from ingest.morphology import Parse
from ingest.prepared import Prepared

#: All that analysis says of a word, besides its dictionary reading.
ATTRIBUTES: list[int | str] = ["ORTH", "MORPH", "LEMMA", "ENT_TYPE", "ENT_IOB", "POS", "SPACY"]
#: The first so many of them are numbers of strings.
STRINGS = 4


def pack(prepared: Prepared) -> bytes:
    arrays = [doc.to_array(ATTRIBUTES) for doc in prepared.docs]
    parses = [[token._.parse for token in doc] for doc in prepared.docs]
    numbers = {int(number) for array in arrays for number in array[:, :STRINGS].ravel().tolist()}
    strings = list(map(_string, numbers))
    return pickle.dumps((replace(prepared, docs=()), arrays, parses, strings))


def unpack(packed: bytes) -> Prepared:
    """Only of bytes that `pack` made."""
    without_docs: Prepared
    without_docs, arrays, parses, strings = pickle.loads(packed)
    for string in strings:
        vocab().strings.add(string)
    return replace(without_docs, docs=list(map(_doc, arrays, parses)))


def _doc(array: Any, parses: Sequence[Parse]) -> Doc:
    words = list(map(_string, array[:, 0].tolist()))
    doc = Doc(vocab(), words=words, spaces=array[:, -1].astype(bool).tolist())
    doc.from_array(ATTRIBUTES, array)
    for token, parse in zip(doc, parses, strict=True):
        token._.parse = parse
    return doc


def _string(number: int) -> str:
    return str(vocab().strings[number])
