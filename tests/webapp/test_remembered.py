"""What documents call things is learnt once, and again when it changes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize

import ontology
from ingest.learnt import learnt
from ingest.names import signature
from kg.store import Primary
from webapp.config import Config
from webapp.installation import MARK, install
from webapp.remembered import remembered

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example.trig"
DOCUMENT = "http://localhost:8080/id/document/protokol-5"
PREFERRED = ("prefLabel", "altLabel")
AUTHORITY = learnt(ontology.authority("http://localhost:8080/"))


def protocol(old: str = "", new: str = "") -> bytes:
    trig = EXAMPLE.read_text("utf-8").replace(old, new)
    return serialize(parse(trig, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.from_environment({}, data=tmp_path)


def names(config: Config, *, keep: bool = True) -> list[str]:
    """Which of the names that the example and its changes give are known."""
    with (
        Primary(config.data, base=config.base) as primary,
        remembered(primary, config, keep=keep) as (kept, _),
    ):
        return [
            name
            for name in ("Комитет по туризму", "Совет по туризму", "Ингерманландия")
            if any(
                known.name == name and known == kept.called(known.kind, signature(name))
                for first in ("комитет", "совет", "ингерманландия")
                for second in kept.seconds(first)
                for _, known in kept.beginning_with(first, second)
            )
        ]


def put(config: Config, nquads: bytes) -> None:
    with Primary(config.data, base=config.base) as primary:
        primary.put(DOCUMENT, nquads)


def test_it_is_what_the_graph_says_at_any_time(config: Config) -> None:
    assert names(config) == []
    put(config, protocol())
    assert names(config) == ["Комитет по туризму", "Совет по туризму"]
    assert names(config) == ["Комитет по туризму", "Совет по туризму"]
    put(config, protocol('"Норвегия"@ru', '"Ингерманландия"@ru'))
    assert names(config) == ["Комитет по туризму", "Совет по туризму", "Ингерманландия"]
    with Primary(config.data, base=config.base) as primary:
        primary.drop(DOCUMENT)
    assert names(config) == []


def test_what_the_authority_says_comes_first_and_in_its_order(config: Config) -> None:
    put(config, protocol())
    with Primary(config.data, base=config.base) as primary:
        install(primary, config)
    things = [thing for thing in AUTHORITY if thing.known.kind == "organization"]
    with (
        Primary(config.data, base=config.base) as primary,
        remembered(primary, config, keep=True) as (kept, areas),
    ):
        found = list(kept.beginning_with("министерство", "культура"))
        assert found == [
            (name, thing.known)
            for thing in AUTHORITY
            for name in thing.names
            if name.lemmas[:2] == ("министерство", "культура")
        ]
        assert all(kept.called("organization", t.names[0].signature) for t in things)
        assert [thing.name for _, thing in areas.beginning_with("туризм", "")] == ["туризм"]
        assert kept.called("topic", signature("Туризм")) is None


def test_names_that_people_give_are_known_until_they_are_taken_back(config: Config) -> None:
    put(config, protocol())
    assert names(config) == ["Комитет по туризму", "Совет по туризму"]
    norway = "<http://localhost:8080/id/place/norvegiya>"
    pref, alt = (f"<http://www.w3.org/2004/02/skos/core#{label}>" for label in PREFERRED)
    with Primary(config.data, base=config.base) as primary:
        first = primary.publish()
        said = f'{norway} {pref} "Ингерманландия"@ru .\n{norway} {alt} "Норвегия"@ru .'
        primary.install("http://localhost:8080/graph/authority", said.encode())
        primary.publish()
    assert names(config) == ["Комитет по туризму", "Совет по туризму", "Ингерманландия"]
    with Primary(config.data, base=config.base) as primary:
        primary.rollback(first)
    assert names(config) == ["Комитет по туризму", "Совет по туризму"]


def test_another_version_of_the_program_learns_anew(config: Config) -> None:
    put(config, protocol())
    names(config)
    with closing(sqlite3.connect(config.data / "learnt.sqlite")) as kept:
        kept.execute("DELETE FROM names")
        kept.commit()
    assert names(config) == []
    (config.data / MARK).write_text("a newer program")
    assert len(names(config)) == 2


def test_names_learnt_with_other_data_are_learnt_anew(config: Config, tmp_path: Path) -> None:
    """As when the data are put back from a copy of another day."""
    put(config, protocol())
    names(config)
    elsewhere = Config.from_environment({}, data=tmp_path / "other")
    put(elsewhere, protocol('"Норвегия"@ru', '"Ингерманландия"@ru'))
    (config.data / "learnt.sqlite").rename(elsewhere.data / "learnt.sqlite")
    assert names(elsewhere) == ["Комитет по туризму", "Совет по туризму", "Ингерманландия"]


def test_a_dry_run_keeps_nothing(config: Config) -> None:
    put(config, protocol())
    assert len(names(config, keep=False)) == 2
    assert not (config.data / "learnt.sqlite").exists()
