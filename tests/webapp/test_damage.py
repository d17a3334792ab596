"""A published generation that is damaged: what is said of it, and the way out."""

import json
import shutil

import pytest

from kg.generations import Generations
from kg.layout import Layout
from webapp import create_app
from webapp.cli import svod
from webapp.exits import run


@pytest.fixture(params=["manifest.json", "extent.json"])
def damaged(request, data, tmp_path):
    """A data folder in which a file of what is published was cut off."""
    folder = shutil.copytree(data, tmp_path / "svod-data", symlinks=True)
    file = folder / Layout(folder).current.readlink() / request.param
    file.write_bytes(file.read_bytes()[:20])
    return folder, file


@pytest.mark.parametrize("command", [["search", "план"], ["export", "all.nq"]])
def test_commands_name_the_file_and_what_to_do(damaged, command, capfd):
    folder, file = damaged
    assert run(svod, [*command, "--data", str(folder)]) == 1
    assert capfd.readouterr().err == (
        f"Error: {file} is damaged: run `svod publish` to show what is stored in a new generation, "
        "or restore a backup in another folder with `svod restore`.\n"
    )


def test_the_server_says_so(damaged, configure, caplog):
    folder, file = damaged
    app = create_app(configure(folder))
    browser = {"Accept": "text/html", "Accept-Language": "ru"}
    client = app.test_client()
    told = client.get("/api/search?q=план")
    page = client.get("/documents", headers=browser)
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    assert client.get("/metrics").status_code == 200
    app.extensions["query_pool"].close()
    assert (told.status_code, told.headers["Retry-After"]) == (503, "60")
    assert told.json == {"error": "What is published is damaged: its keeper must publish it anew."}
    assert page.status_code == 503
    assert "Опубликованное повреждено: опубликовать его заново должен тот, кто" in page.text
    assert f"{file} is damaged" in caplog.text


def test_publishing_helps(damaged, capfd):
    folder, _ = damaged
    assert run(svod, ["publish", "--json", "--data", str(folder)]) == 0
    assert json.loads(capfd.readouterr().out) == {"generation": "000002"}
    generation = Generations(folder).current()
    assert generation.manifest.documents == 2
    assert generation.extent is not None
