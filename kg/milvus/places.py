"""Whether indexes are where the setting says."""

from kg.errors import IndexedElsewhere
from kg.milvus.engine import Engine

IN_MILVUS = (
    "The indexes are in Milvus: let SVOD_SEARCH name it, or run `svod reindex` to make them in the "
    "data folder."
)
IN_THE_FOLDER = (
    "The indexes are in the data folder: run `svod reindex` to make them in Milvus, or unset "
    "SVOD_SEARCH."
)


def refuse_other_place(*, in_milvus: bool, engine: Engine | None) -> None:
    """Raises IndexedElsewhere unless the indexes are where they are wanted."""
    if in_milvus:
        reached(engine)
    elif engine is not None:
        raise IndexedElsewhere(IN_THE_FOLDER)


def reached(engine: Engine | None) -> Engine:
    """The engine of indexes that are in Milvus; raises IndexedElsewhere where none is named."""
    if engine is None:
        raise IndexedElsewhere(IN_MILVUS)
    return engine
