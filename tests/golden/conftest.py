"""The five documents of the corpus, read and stored once as `svod ingest` does it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from ingest.readers import SUFFIXES
from kg.evaluation import Report, evaluate
from kg.generations import Generation, Generations
from ontology.terms import PREFIXES
from webapp.config import Config
from webapp.ingestion import ingest
from webapp.sources import find_sources

HERE = Path(__file__).parent
DOCUMENTS = HERE.parents[1] / "corpus" / "documents"
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

Ask = Callable[[str], list[tuple[str, ...]]]


@pytest.fixture(scope="session")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    config = Config.from_environment({}, data=tmp_path_factory.mktemp("corpus") / "svod-data")
    sources = find_sources([DOCUMENTS], suffixes=SUFFIXES)
    outcomes = ingest(config, sources, report=lambda _: None)
    assert [outcome.status for outcome in outcomes] == ["added"] * 5
    return Generations(config.data).current()


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
