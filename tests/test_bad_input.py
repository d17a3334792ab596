"""What no careful clerk would hand in: each file gets its own outcome, the others are read."""

import codecs
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from webapp.application import create_app
from webapp.cli import svod
from webapp.config import Config
from webapp.exits import run

GOOD = "Протокол совета\n\nРЕШИЛИ:\n\n1. Рекомендовать Комитету по туризму подготовить план.\n"
Ingest = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def data(empty: Path) -> Path:
    return empty


@pytest.fixture
def ingest(data: Path, capfd: pytest.CaptureFixture[str]) -> Ingest:
    """`svod ingest --json`, by the names of the files."""

    def of(*paths: Path) -> dict[str, dict[str, Any]]:
        given = [*map(str, paths), "--data", str(data), "--json"]
        run(svod, ["ingest", *given])
        outcomes = json.loads(capfd.readouterr().out)
        return {Path(outcome["path"]).name: outcome for outcome in outcomes}

    return of


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "there are no words in this file"),
    "empty.md": (b"```\n\n```\n", "there are no words in this file"),
    "empty.html": (b"<html><body><img src=scan.jpg></body></html>",
                   "there are no words in this file"),
    "zeros.txt": (bytes(4000), "this is a binary file, not text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(99),
                     "this is a PNG picture, whatever its name ends in"),
    "old.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
                "this is a document of old Word or Excel, whatever its name ends in"),
    "report.md": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF file, whatever its name ends in"),
    "broken.txt": (codecs.BOM_UTF8 + b"\xff\xfe\xff" * 9,
                   "marked as UTF-8, but not readable as such; save it as UTF-8"),
    "laughs.html": (b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;',
                    "it declares entities of its own, which are not expanded"),
    "outside.htm": (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
                    b"<html><body><p>&f;</p></body></html>",
                    "it declares entities of its own, which are not expanded"),
    "deep.html": (b"<div>" * 100_000, "its elements are nested more than 500 deep"),
    "deep.md": (b"<div>" * 100_000, "its elements are nested more than 500 deep"),
}  # fmt: skip


def test_each_bad_file_has_its_own_outcome_and_harms_no_other(folder: Path, ingest: Ingest) -> None:
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(GOOD)
    outcomes = ingest(folder)
    assert {name: outcome["message"] for name, outcome in outcomes.items()} == {
        "good.txt": "",
        **{name: f"{name}: {message}" for name, (_, message) in BAD.items()},
    }
    assert {name for name, outcome in outcomes.items() if outcome["status"] == "added"} == {
        "good.txt"
    }


def remark(outcome: dict[str, Any]) -> tuple[str, int, list[str]]:
    """What the receipt says first: its kind, how often, and of which words."""
    first = outcome["receipt"]["caveats"][0]
    return first["kind"], first["occurrences"], [point["words"] for point in first["points"]]


def test_what_is_only_damaged_is_read_and_said(folder: Path, ingest: Ingest) -> None:
    utf_8 = GOOD.encode()
    damaged = {
        "stray.txt": utf_8.replace("план".encode(), b"\xffplan"),
        "cut.txt": utf_8.rstrip(b".\n")[:-1],
        "cut.html": b"<html><body><p>" + utf_8.replace(b"\n\n", b"<p>"),
        "zero.txt": (GOOD * 3).encode().replace("план".encode(), "пл\0ан".encode(), 1),
        "declared.html": b'<meta charset="koi8-r">' + GOOD.replace("\n\n", "<p>").encode("cp1251"),
        "twice.txt": utf_8.decode("cp1251", "replace").encode(),
        "mixed.txt": GOOD.replace("Протокол", "Пpoтoкoл").encode(),
    }
    for name, content in damaged.items():
        (folder / name).write_bytes(content)
    outcomes = ingest(folder)
    assert {name: remark(outcome) for name, outcome in outcomes.items()} == {
        "stray.txt": ("BrokenCharacters", 1, []),
        "cut.txt": ("CutOff", 1, []),
        "cut.html": ("CutOff", 1, []),
        "zero.txt": ("ControlCharacters", 1, []),
        "declared.html": ("WrongEncoding", 1, ["koi8-r → cp1251"]),
        "twice.txt": ("RepairedEncoding", 1, []),
        "mixed.txt": ("MixedLetters", 1, ["Пpoтoкoл"]),
    }
    assert {outcome["receipt"]["type"] for outcome in outcomes.values()} == {"MeetingDecision"}


def test_a_line_of_half_a_megabyte_is_read(folder: Path, ingest: Ingest) -> None:
    """One of five megabytes is read by `make bench`."""
    (folder / "line.txt").write_text("Решили" * 40_000)
    (folder / "good.txt").write_text(GOOD)
    outcomes = ingest(folder)
    assert {name: outcome["status"] for name, outcome in outcomes.items()} == {
        "good.txt": "added",
        "line.txt": "added",
    }


def test_what_is_no_file_keeps_nobody_waiting(folder: Path, ingest: Ingest) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "good.txt").write_text(GOOD)
    found = ingest(folder)
    named = ingest(*(folder / name for name in ("pipe.txt", "gone.txt", "round.txt")))
    assert {name: (o["status"], o["message"]) for name, o in found.items()} == {
        "pipe.txt": ("skipped", "is not a regular file"),
        "gone.txt": ("skipped", "is not a regular file"),
        "round.txt": ("skipped", "is not a regular file"),
        "good.txt": ("added", ""),
    }
    assert {name: (o["status"], o["message"]) for name, o in named.items()} == {
        "pipe.txt": ("failed", "pipe.txt: is not a regular file"),
        "gone.txt": ("failed", "No such file or directory"),
        "round.txt": ("failed", "Too many levels of symbolic links"),
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_said(folder: Path, ingest: Ingest) -> None:
    (folder / "secret.txt").write_text(GOOD)
    (folder / "secret.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    (folder / "good.txt").write_text(GOOD)
    outcomes = ingest(folder)
    (folder / "closed").chmod(0o700)
    assert {name: (o["status"], o["message"]) for name, o in outcomes.items()} == {
        "secret.txt": ("failed", "Permission denied"),
        "closed": ("skipped", "cannot be opened: Permission denied"),
        "good.txt": ("added", ""),
    }


NAMES = [
    "'; DROP ALL; SELECT * WHERE { ?s ?p ?o } #.txt",
    '<img src=x onerror="alert(1)">.txt',
    "a..%2f..%2fetc%2fpasswd.txt",
    "\\..\\..\\windows.txt",
    "две\nстроки\x1b[31m.txt",
    "\u202etxt.exe.txt",
    "% {{ 7*7 }} $(id) `id`.txt",
    "ы" * 120 + ".txt",
]


def test_names_of_files_are_text_wherever_they_are_shown(
    folder: Path, data: Path, ingest: Ingest, capfd: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate(NAMES):
        (folder / name).write_text(GOOD.replace("совета", f"совета № {number}"))
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text(GOOD)
    outcomes = ingest(folder)
    assert {outcome["status"] for outcome in outcomes.values()} == {"added"}
    assert len(list((data / "originals").glob("*.txt"))) == len(NAMES) + 1
    assert run(svod, ["validate", "--data", str(data)]) == 0
    assert run(svod, ["ingest", str(folder), "--again", "--data", str(data)]) == 0
    assert "\x1b" not in capfd.readouterr().out
    app = create_app(Config.from_environment({}, data=data))
    address = "/id/document/img-src-x-onerror-alert-1"
    client = app.test_client()
    page = client.get(address, headers={"Accept": "text/html"}, follow_redirects=True).text
    app.extensions["query_pool"].close()
    assert "&lt;img src=x onerror=" in page
    assert "<img src=x" not in page


def test_the_words_of_a_document_are_text_wherever_they_are_shown(
    folder: Path, data: Path, ingest: Ingest
) -> None:
    nasty = '<script>alert(1)</script> }; DROP ALL; {{ 7*7 }} \\u0022 " \' ` «ООО "Ромашка<b>"»'
    (folder / "nasty.txt").write_text(GOOD.replace("план", nasty))
    outcome = ingest(folder)["nasty.txt"]
    assert outcome["status"] == "added"
    app = create_app(Config.from_environment({}, data=data))
    client = app.test_client()
    page = client.get("/id/document/nasty", headers={"Accept": "text/html"}, follow_redirects=True)
    app.extensions["query_pool"].close()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; }; DROP ALL; {{ 7*7 }}" in page.text
    assert "<script>alert" not in page.text
