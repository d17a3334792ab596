"""Settings come from the environment, with the data's own base IRI before the default."""

from pathlib import Path

import pytest

from kg.errors import BaseMismatch
from kg.limits import Limits
from kg.milvus.engine import Engine
from kg.remote.server import Server
from kg.store import Primary
from webapp.config import Config, ConfigError


def test_without_settings(tmp_path: Path) -> None:
    config = Config.from_environment({"SVOD_DATA": str(tmp_path)})
    assert config == Config(
        data=tmp_path,
        base="http://localhost:8080/",
        limits=Limits(seconds=10.0, memory_mb=1024, result_bytes=50_000_000, workers=2, queue=24),
        model=None,
    )


def test_data_lie_beside_the_user_unless_told_otherwise() -> None:
    assert Config.from_environment({}).data == Path("svod-data")


def test_an_option_goes_before_the_environment(tmp_path: Path) -> None:
    assert Config.from_environment({"SVOD_DATA": "/elsewhere"}, data=tmp_path).data == tmp_path


def test_limits_and_model() -> None:
    config = Config.from_environment(
        {"SVOD_QUERY_SECONDS": "0.5", "SVOD_QUERY_WORKERS": "3", "SVOD_MODEL": "models/mine"}
    )
    assert (config.limits.seconds, config.limits.workers, config.model) == (0.5, 3, "models/mine")


def test_who_asks() -> None:
    config = Config.from_environment({"SVOD_QUERY_RATE": "600", "SVOD_PROXIES": "1"})
    assert (config.query_rate, config.proxies) == (600, 1)
    unset = Config.from_environment({})
    assert (unset.query_rate, unset.proxies) == (None, 0)
    assert Config.from_environment({"SVOD_PROXIES": "0"}).proxies == 0


def test_no_answers_need_be_kept() -> None:
    assert Config.from_environment({"SVOD_ANSWERS_MB": "0"}).answers_mb == 0


def test_who_may_write_and_how_much() -> None:
    assert Config.from_environment({"SVOD_TOKEN": ""}).token is None
    config = Config.from_environment({"SVOD_TOKEN": "lad-42", "SVOD_WRITE_SECONDS": "5"})
    assert (config.token, config.write_seconds, config.write_bytes) == ("lad-42", 5.0, 50_000_000)
    assert "lad-42" not in repr(config)


@pytest.mark.parametrize("token", ["сезам", "open sesame", "sesame\n", "\x7f"])
def test_a_token_that_no_header_can_carry(token: str) -> None:
    with pytest.raises(ConfigError, match=r"^SVOD_TOKEN cannot be sent") as refused:
        Config.from_environment({"SVOD_TOKEN": token})
    assert token not in str(refused.value)


def test_how_a_model_runs() -> None:
    config = Config.from_environment({"SVOD_BATCH": "64", "SVOD_DEVICE": "cuda:1"})
    assert (config.batch, config.device) == (64, "cuda:1")
    unset = Config.from_environment({})
    assert (unset.batch, unset.device) == (None, None)


@pytest.mark.parametrize("named", ["http://milvus:19530", "https://milvus.example.org", "trial.db"])
def test_where_to_search(named: str) -> None:
    config = Config.from_environment({"SVOD_SEARCH": named, "SVOD_SEARCH_TOKEN": "reader:secret"})
    assert config.engine == Engine(named, "reader:secret")
    assert "secret" not in repr(config)
    assert Config.from_environment({"SVOD_SEARCH": ""}).engine is None


@pytest.mark.parametrize("named", ["milvus:19530", "trial", "ftp://milvus/trial.db", "http://"])
def test_nowhere_to_search(named: str) -> None:
    with pytest.raises(ConfigError, match=r"such as http://milvus:19530"):
        Config.from_environment({"SVOD_SEARCH": named})


def test_passwords_are_no_part_of_the_address() -> None:
    with pytest.raises(ConfigError, match=r"give it in SVOD_SEARCH_TOKEN$"):
        Config.from_environment({"SVOD_SEARCH": "http://reader:secret@milvus:19530"})


@pytest.mark.parametrize(
    ("named", "updated"),
    [
        ("http://graph:7878/query", "http://graph:7878/update"),
        ("http://graph:3030/svod/query", "http://graph:3030/svod/update"),
        ("https://graph.example.org/sparql", "https://graph.example.org/sparql"),
    ],
)
def test_where_the_graph_is_shown(named: str, updated: str) -> None:
    settings = {
        "SVOD_SPARQL_URL": named,
        "SVOD_SPARQL_USER": "dba",
        "SVOD_SPARQL_PASSWORD": "secret",
    }
    config = Config.from_environment(settings)
    assert config.server == Server(named, updated, "dba", "secret")
    assert "secret" not in repr(config)
    elsewhere = settings | {"SVOD_SPARQL_UPDATE_URL": "https://graph.example.org/sparql-auth"}
    told = Config.from_environment(elsewhere).server
    assert told == Server(named, "https://graph.example.org/sparql-auth", "dba", "secret")
    assert Config.from_environment({"SVOD_SPARQL_URL": ""}).server is None


@pytest.mark.parametrize(
    ("named", "line"),
    [
        (
            "graph:7878",
            r"^SVOD_SPARQL_URL cannot be «graph:7878»: .* such as http://graph:7878/query$",
        ),
        ("http://dba:secret@graph/sparql", r"give it in SVOD_SPARQL_PASSWORD$"),
    ],
)
def test_nowhere_to_show_the_graph(named: str, line: str) -> None:
    with pytest.raises(ConfigError, match=line):
        Config.from_environment({"SVOD_SPARQL_URL": named})


@pytest.mark.parametrize(
    ("named", "base"),
    [
        ("https://svod.example.org/", "https://svod.example.org/"),
        ("https://example.org/svod", "https://example.org/svod/"),
    ],
)
def test_a_base_iri_ends_with_a_slash(named: str, base: str, tmp_path: Path) -> None:
    assert Config.from_environment({"SVOD_BASE_IRI": named}, data=tmp_path).base == base


def test_data_remember_their_base_iri(tmp_path: Path) -> None:
    with Primary(tmp_path, base="https://svod.example.org/"):
        pass
    assert Config.from_environment({}, data=tmp_path).base == "https://svod.example.org/"
    with pytest.raises(BaseMismatch, match=r"was made under https://svod\.example\.org/"):
        Config.from_environment({"SVOD_BASE_IRI": "http://localhost:8080/"}, data=tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("SVOD_QUERY_SECONDS", "soon", "SVOD_QUERY_SECONDS cannot be «soon»: give a number above"),
        ("SVOD_QUERY_SECONDS", "nan", "give a number above zero, such as 10.0"),
        ("SVOD_QUERY_WORKERS", "0", "give a whole number above zero, such as 2"),
        ("SVOD_QUERY_WORKERS", "1.5", "give a whole number above zero, such as 2"),
        ("SVOD_BATCH", "0", "SVOD_BATCH cannot be «0»: give a whole number above zero, such as 16"),
        ("SVOD_PROXIES", "nginx", "«nginx»: give 0 or a whole number above zero, such as 1$"),
        ("SVOD_PROXIES", "-1", "give 0 or a whole number above zero, such as 1$"),
        ("SVOD_ANSWERS_MB", "all", "give 0 or a whole number above zero, such as 64$"),
        ("SVOD_QUERY_RATE", "0", "give a whole number above zero, such as 600$"),
        ("SVOD_BASE_IRI", "localhost:8080", "give an address such as https://example.org/svod/"),
        ("SVOD_BASE_IRI", "https://example.org/a b/", "give an address such as"),
        ("SVOD_BASE_IRI", "https://example.org/#", "give an address such as"),
    ],
)
def test_a_setting_that_cannot_be_used(name: str, value: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        Config.from_environment({name: value})
