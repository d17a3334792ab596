"""What the guide says of writing is run: each console block, in order, shows what comes back."""

import os
import re
import subprocess
from pathlib import Path
from threading import Thread

import pytest
import waitress

from kg.store import Primary
from webapp import create_app

BASE = "http://localhost:8080/"
GUIDE = (Path(__file__).parents[2] / "docs" / "sparql.md").read_text(encoding="utf-8")
WRITING = GUIDE.partition("\n## Writing\n")[2].partition("\n## ")[0]
BLOCK = re.compile(r"```console\n(.*?)```", re.S)
#: A command goes on in the next line where it ends with a backslash or within quotes.
COMMAND = re.compile(r"^\$ ((?:[^\n'\\]|'[^']*'|\\\n)*)\n((?:(?!\$ ).*\n)*)", re.M)
TOKEN = "token-of-the-guide"


@pytest.fixture
def port(tmp_path, configure, documents):
    with Primary(tmp_path, base=BASE) as primary:
        primary.put(f"{BASE}id/document/protokol-5", documents["protokol-5"])
        primary.publish()
    app = create_app(configure(tmp_path, token=TOKEN))
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=2)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()
    app.extensions["query_pool"].close()
    app.extensions["editing"].close()
    thread.join(timeout=5)


def test_what_is_shown_comes_back(port):
    commands = [found for block in BLOCK.findall(WRITING) for found in COMMAND.findall(block)]
    assert len(commands) == 5
    for command, shown in commands:
        done = subprocess.run(
            command.replace(f" {BASE}", f" http://127.0.0.1:{port}/").replace(
                f"'{BASE}", f"'http://127.0.0.1:{port}/"
            ),
            shell=True,
            env=os.environ | {"SVOD_TOKEN": TOKEN},
            capture_output=True,
            text=True,
            check=True,
        )
        wanted = "".join(
            r"(?:.*\n)*?" if line == "…" else f"{re.escape(line)}\n" for line in shown.splitlines()
        )
        assert re.fullmatch(wanted, f"{done.stdout.rstrip()}\n"), f"{command}\n{done.stdout}"
