"""What is read from the five documents of the corpus, and how to ask for it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from kg.evaluation import Report, evaluate
from kg.generations import Generation, Generations
from ontology.prefixes import PREFIXES

HERE = Path(__file__).parent
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

Ask = Callable[[str], list[tuple[str, ...]]]


@pytest.fixture(scope="session")
def generation(corpus: Path) -> Generation:
    return Generations(corpus).current()


@pytest.fixture(scope="session")
def annotations() -> Path:
    """The folder of what people marked in three of the documents."""
    return HERE / "annotations"


@pytest.fixture(scope="session")
def report(generation: Generation, annotations: Path) -> Report:
    return evaluate(generation, annotations)


@pytest.fixture(scope="session")
def export(generation: Generation) -> Store:
    """What `svod export` writes, loaded into an empty store."""
    file = BytesIO()
    generation.export(file)
    store = Store()
    store.bulk_load(file.getvalue(), format=RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="session")
def ask(export: Store) -> Ask:
    """The rows of a query over all graphs of the export, with "" for what is not bound."""

    def asked(query: str) -> list[tuple[str, ...]]:
        rows = export.query(PROLOGUE + query, use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)
        return [tuple(getattr(term, "value", "") for term in row) for row in rows]

    return asked
