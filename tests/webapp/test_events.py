"""The log of a real server tells when it began and ended, of generations, and of writes."""

import json
import shutil
import signal
import subprocess
import sys
from urllib.request import Request, urlopen

import pytest

TOKEN = "a-secret-of-ours"
NOTE = (
    "INSERT DATA { GRAPH <http://localhost:8080/graph/people> "
    "{ <http://localhost:8080/id/place/norvegiya> "
    '<http://www.w3.org/2004/02/skos/core#note> "где фьорды"@ru } }'
)


@pytest.fixture
def logged(data, tmp_path, monkeypatch):
    """The lines of a server to which a note was written, and that was asked and stopped then."""
    folder = shutil.copytree(data, tmp_path / "svod-data", symlinks=True)
    monkeypatch.setenv("SVOD_TOKEN", TOKEN)
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--data", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        address = process.stdout.readline().split()[3]
        headers = {
            "Authorization": f"Bearer {TOKEN}",
            "Content-Type": "application/sparql-update",
            "X-Request-Id": "note-1",
        }
        with urlopen(Request(f"{address}sparql", NOTE.encode(), headers), timeout=60) as answer:
            assert json.load(answer) == {"generation": "000002", "added": 1, "removed": 0}
        with urlopen(f"{address}documents", timeout=60) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGTERM)
        return process.communicate(timeout=60)[1]


def test_what_it_tells(logged):
    lines = [json.loads(line) for line in logged.splitlines()]
    told = [line for line in lines if line["logger"].startswith("svod.")]
    assert [(line["logger"], line["message"]) for line in told] == [
        ("svod.server", "started"),
        ("svod.edits", "edit"),
        ("svod.requests", "request"),
        ("svod.generations", "generation opened"),
        ("svod.requests", "request"),
        ("svod.server", "stopped"),
    ]
    started, edit, _, opened, _, _ = told
    assert started["generation"] == "000001"
    assert started["address"].startswith("http://127.0.0.1:")
    assert started["settings"]["base"] == "http://localhost:8080/"
    assert TOKEN not in logged
    assert edit["request_id"] == "note-1"
    assert (edit["edit"], edit["added"], edit["removed"]) == ("update", 1, 0)
    assert (opened["generation"], opened["edit"]) == ("000002", True)
