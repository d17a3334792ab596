"""What people write is on the server as it is published, and is gone from there if it is not."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg import publishing
from kg.generations import Generations, current_manifest
from kg.remote.server import Server
from kg.updating.edits import Update, carry_out
from kg.updating.peoples import Peoples
from webapp.config import Config
from webapp.writing import indexer, writer

BASE = "http://localhost:8080/"
SAID = f"INSERT DATA {{ GRAPH <{BASE}graph/people> {{ <urn:a> <urn:says> 1 }} }}"


def edit(config: Config) -> None:
    with writer(config, current_manifest(config.data)) as primary:
        carry_out(primary, Update(SAID), Peoples(BASE), seen=None, memory_mb=1024)


def test_it_is_shown_there_or_undone(
    corpus: Path,
    servers: dict[str, Callable[..., AbstractContextManager[Server]]],
    configure: Callable[..., Config],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    data = tmp_path / "data"
    shutil.copytree(corpus, data, symlinks=True)
    with servers["oxigraph"](tmp_path) as server:
        config = configure(data, server)
        with indexer(config) as primary:
            primary.publish(anew=True)
        before = current_manifest(data).name
        with monkeypatch.context() as death:
            death.setattr(publishing, "show", killed)
            with pytest.raises(KeyboardInterrupt):
                edit(config)
        assert current_manifest(data).name == before
        with writer(config, current_manifest(data)):
            pass
        generations = Generations(data, server=server)
        people = {"named": NamedNode(f"{BASE}graph/people")}
        assert generations.current().select("in_graph", **people) == []
        edit(config)
        assert len(generations.current().select("in_graph", **people)) == 1
