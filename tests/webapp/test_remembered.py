"""What documents call things is learnt once, and again when it changes."""

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import Graph

import ontology
from ingest.learnt import learnt
from kg.store import Primary
from webapp.config import Config
from webapp.installation import MARK
from webapp.remembered import remembered

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example.trig"
DOCUMENT = "http://localhost:8080/id/document/protokol-5"
AUTHORITY = learnt(ontology.authority("http://localhost:8080/"))


def protocol(old: str = "", new: str = "") -> bytes:
    trig = EXAMPLE.read_text("utf-8").replace(old, new)
    return serialize(parse(trig, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.from_environment({}, data=tmp_path)


def names(config: Config) -> list[str]:
    with Primary(config.data, base=config.base) as primary:
        authority, things = remembered(primary, config, keep=True)
        assert authority == AUTHORITY
        assert things == learnt(Graph().parse(data=primary.entities(), format="nt"))
    return [thing.known.name for thing in things]


def put(config: Config, nquads: bytes) -> None:
    with Primary(config.data, base=config.base) as primary:
        primary.put(DOCUMENT, nquads)


def test_it_is_what_the_graph_says_at_any_time(config: Config) -> None:
    assert names(config) == []
    put(config, protocol())
    assert names(config) == ["Комитет по туризму", "Совет по туризму", "Норвегия"]
    assert names(config) == ["Комитет по туризму", "Совет по туризму", "Норвегия"]
    put(config, protocol('"Норвегия"@ru', '"Исландия"@ru'))
    assert names(config) == ["Комитет по туризму", "Совет по туризму", "Исландия"]
    with Primary(config.data, base=config.base) as primary:
        primary.drop(DOCUMENT)
    assert names(config) == []


def test_another_version_of_the_program_learns_anew(config: Config) -> None:
    put(config, protocol())
    names(config)
    file = config.data / "learnt.json"
    kept = json.loads(file.read_text())
    kept["things"] = {thing: (mark, []) for thing, (mark, _) in kept["things"].items()}
    file.write_text(json.dumps(kept))
    (config.data / MARK).write_text("a newer program")
    assert len(names(config)) == 3


def test_a_dry_run_keeps_nothing(config: Config) -> None:
    put(config, protocol())
    with Primary(config.data, base=config.base) as primary:
        _, things = remembered(primary, config, keep=False)
        assert len(things) == 3
    assert not (config.data / "learnt.json").exists()
