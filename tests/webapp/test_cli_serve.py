"""`svod serve`: says where it is, answers, and goes away quietly."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kg.errors import ModelUnavailable
from kg.store import Primary
from webapp.cli import svod
from webapp.config import Config
from webapp.exits import run
from webapp.serving import names_another_port


def deafen() -> None:
    """As a shell starts its background jobs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with serving(tmp_path) as process:
        yield process


@contextmanager
def serving(data: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", "from webapp.cli import main; main()"]
    with subprocess.Popen(
        [*command, "serve", "--port", "0", "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=deafen,
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_until_it_is_stopped(
    stop: signal.Signals, server: subprocess.Popen[str]
) -> None:
    assert server.stdout is not None
    said = server.stdout.readline()
    assert said.startswith("Svod is at http://127.0.0.1:")
    said_at = said.split()[3]
    connection = HTTPConnection(urlsplit(said_at).netloc, timeout=60)
    connection.request("GET", "/readyz?q=secret", headers={"X-Request-Id": "from-the-proxy:7"})
    response = connection.getresponse()
    assert response.status == 503
    assert "run `svod ingest PATH` first" in response.read().decode()
    connection.close()

    server.send_signal(stop)
    said, logged = server.communicate(timeout=60)
    assert said == ""
    lines = map(json.loads, logged.splitlines())  # on a busy machine waitress says that it waits
    begun, line, ended = (line for line in lines if line["logger"] != "waitress.queue")
    assert (begun["message"], begun["generation"]) == ("started", None)
    assert begun["address"] == said_at
    assert begun["settings"]["limits"]["seconds"] == 10
    assert ended["message"] == "stopped"
    assert (line["level"], line["logger"], line["request_id"]) == (
        "info",
        "svod.requests",
        "from-the-proxy:7",
    )
    assert (line["method"], line["path"], line["status"]) == ("GET", "/readyz", 503)
    assert line["client"] == "127.0.0.1"
    assert line["seconds"] > 0
    assert "secret" not in logged
    assert server.returncode == 0


def test_it_says_where_addresses_of_things_begin(tmp_path: Path) -> None:
    with Primary(tmp_path, base="http://localhost:8080/"):
        pass
    with serving(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Svod is at http://127.0.0.1:")
        assert process.stdout.readline() == (
            "The addresses of things begin with http://localhost:8080/, as when the first document "
            "was read; links inside the pages work all the same.\n"
        )


@pytest.mark.parametrize(
    ("base", "port", "another"),
    [
        ("http://localhost:8080/", 8080, False),
        ("http://localhost:8080/", 8081, True),
        ("http://127.0.0.1/svod/", 80, False),
        ("https://example.org/", 8080, False),
    ],
)
def test_which_bases_name_another_port(base: str, port: int, another: bool) -> None:
    assert names_another_port(base, port) is another


def test_a_port_that_is_taken(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run(svod, ["serve", "--port", str(port), "--data", str(tmp_path)]) == 1
    assert capfd.readouterr().err == (
        f"Error: Port {port} is taken: stop the other program, or name another port with --port.\n"
    )


def test_data_that_are_no_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (file := tmp_path / "passwd").touch()
    for data in (file, file / "data"):
        with pytest.MonkeyPatch.context() as settings:
            settings.setenv("SVOD_DATA", str(data))
            assert run(svod, ["serve", "--port", "0"]) == 2
        assert capfd.readouterr().err == (
            f"Error: {file} is no folder: let SVOD_DATA or --data name one for the data\n"
        )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"SVOD_MODEL": "nope"}, "The model nope cannot be loaded"),
        ({"SVOD_MODEL": "nope", "SVOD_DEVICE": "tpu"}, "The device tpu cannot be used"),
    ],
)
def test_a_model_that_is_not_there(settings: dict[str, str], said: str, tmp_path: Path) -> None:
    (tmp_path / "nope").mkdir()  # no model: names that are no folder are asked of the hub
    with pytest.MonkeyPatch.context() as environment:
        environment.chdir(tmp_path)
        for name, value in settings.items():
            environment.setenv(name, value)
        with pytest.raises(ModelUnavailable, match=said):
            Config.from_environment(data=tmp_path).refuse_unavailable()
