"""What the collections in Milvus hold: one of passages with their words, one of their vectors."""

from collections.abc import Sequence
from typing import Any

from kg.fulltext import FACETS
from kg.milvus.engine import Engine, library
from kg.milvus.filters import PLACES

#: Rows that no edition has lost yet hold until then.
FOREVER = 1 << 62

#: The longest text that Milvus takes, in bytes of UTF-8, and how much of an array.
LONGEST = 65_535
LONGEST_VALUE = 4_096
MOST_VALUES = 1_024

TEXTS = ("passage", "file", "title", "text", "words", "context")

#: So that rows with a word can be chosen: Milvus Lite knows no other tokenizer for Russian.
ANALYSED = {
    "enable_analyzer": True,
    "enable_match": True,
    "analyzer_params": {"tokenizer": "standard"},
}

#: By what rows are chosen, besides the vectors.
SCALARS = ("home", "number")
ARRAYS = (*PLACES, *FACETS)


def create_passages(engine: Engine, name: str) -> None:
    """A row is a passage; `weights` is how well it is found by each of its words."""
    kinds, schema = library().DataType, _of_documents()
    for field in TEXTS:
        options = ANALYSED if field == "words" else {}
        schema.add_field(field, kinds.VARCHAR, max_length=LONGEST, **options)
    schema.add_field("standing", kinds.INT64)
    for place in PLACES:
        schema.add_field(place, kinds.ARRAY, element_type=kinds.INT64, max_capacity=MOST_VALUES)
    for facet in FACETS:
        schema.add_field(
            facet,
            kinds.ARRAY,
            element_type=kinds.VARCHAR,
            max_capacity=MOST_VALUES,
            max_length=LONGEST_VALUE,
        )
    schema.add_field("weights", kinds.SPARSE_FLOAT_VECTOR)
    is_lite = "lite" in engine.ask("get_server_version")
    indexed = () if is_lite else ARRAYS  # Milvus Lite has none for arrays
    _create(engine, name, schema, "weights", "SPARSE_INVERTED_INDEX", (*SCALARS, *indexed))


def create_vectors(engine: Engine, name: str, dimension: int) -> None:
    """A row is a vector of a passage, of unit length."""
    kinds, schema = library().DataType, _of_documents()
    schema.add_field("vector", kinds.FLOAT_VECTOR, dim=dimension)
    _create(engine, name, schema, "vector", "AUTOINDEX", SCALARS)


def cut(text: str, longest: int = LONGEST) -> str:
    """As much of a text as Milvus takes."""
    return text.encode()[:longest].decode(errors="ignore")


def cut_values(values: Sequence[str]) -> list[str]:
    return [cut(value, LONGEST_VALUE) for value in values[:MOST_VALUES]]


def _of_documents() -> Any:
    """`home` is the document that a row is of."""
    kinds = library().DataType
    schema = library().MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("key", kinds.VARCHAR, is_primary=True, max_length=64)
    schema.add_field("home", kinds.VARCHAR, max_length=LONGEST_VALUE)
    for field in ("number", "since", "until"):
        schema.add_field(field, kinds.INT64)
    return schema


def _create(
    engine: Engine, name: str, schema: Any, vector: str, kind: str, chosen_by: Sequence[str]
) -> None:
    indexes = library().MilvusClient.prepare_index_params()
    indexes.add_index(vector, index_type=kind, metric_type="IP")
    for field in chosen_by:
        indexes.add_index(field, index_type="INVERTED")
    engine.tell("create_collection", collection_name=name, schema=schema)
    # There are no rows to index yet: waiting would take half a second for each index.
    engine.tell("create_index", collection_name=name, index_params=indexes, sync=False)
    engine.tell("load_collection", collection_name=name)
