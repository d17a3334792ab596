"""Files prepared in another process are read as they are in this one, one by one."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.ahead import Ahead
from ingest.analysed import Doc
from ingest.errors import EmptyDocument, PreparationDied
from ingest.packing import pack, unpack
from ingest.prepared import Prepared, prepare

DOCUMENTS = Path(__file__).parent / "documents"
READABLE = sorted(DOCUMENTS.glob("*.*"))


def words(prepared: Prepared) -> list[list[tuple[object, ...]]]:
    return [[*map(word, doc)] for doc in prepared.docs]


def word(token: Doc) -> tuple[object, ...]:
    """All that rules ask of a word."""
    return (
        token.idx, token.text, token.whitespace_, token.lemma_, token.pos_, str(token.morph),
        token.ent_iob_, token.ent_type_, token._.parse,
    )  # fmt: skip


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_nothing_is_lost_on_the_way(path: Path) -> None:
    prepared = prepare(path)
    arrived = unpack(pack(prepared))
    assert words(arrived) == words(prepared)
    assert [doc.text for doc in arrived.docs] == [passage.text for passage in arrived.text.passages]
    assert replace(arrived, docs=()) == replace(prepared, docs=())


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    """Enough files to be worth a process."""
    paths = [tmp_path / f"{number}.txt" for number in range(1, 13)]
    for number, path in enumerate(paths, start=1):
        path.write_text(f"{number}. Комитету по туризму подготовить план № {number}.")
    return paths


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


def texts(ahead: Ahead, paths: list[Path]) -> list[str]:
    return [ahead.prepare(path).text.text for path in paths]


@pytest.mark.usefixtures("two_cores")
def test_some_are_not_asked_for_and_some_were_not_expected(many: list[Path]) -> None:
    asked = [many[1], many[8], many[0]]
    with Ahead(many) as ahead:
        assert texts(ahead, asked) == [path.read_text() for path in asked]


@pytest.mark.usefixtures("two_cores")
def test_what_cannot_be_read_fails_as_it_would_here(many: list[Path]) -> None:
    many[3].write_text("— 12 —")
    with Ahead(many) as ahead:
        texts(ahead, many[:3])
        with pytest.raises(EmptyDocument, match=r"4\.txt: there are no words in this file"):
            ahead.prepare(many[3])
        assert texts(ahead, many[4:5]) == [many[4].read_text()]


@pytest.mark.usefixtures("two_cores")
def test_a_process_that_is_killed_costs_one_file(many: list[Path]) -> None:
    many[2].write_text("Принять к сведению. " * 100_000)
    others = spawned()
    with Ahead(many) as ahead:
        texts(ahead, many[:2])
        [helper] = spawned() - others
        until_it_has_begun_with_the_next(helper)
        os.kill(helper, signal.SIGKILL)
        with pytest.raises(PreparationDied, match=r"3\.txt"):
            ahead.prepare(many[2])
        assert texts(ahead, many[3:]) == [path.read_text() for path in many[3:]]


def until_it_has_begun_with_the_next(helper: int) -> None:
    """One that has nothing to do does not work."""
    before = worked(helper)
    while worked(helper) < before + 10:
        time.sleep(0.02)


def worked(process: int) -> int:
    """For how many hundredths of a second."""
    facts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(facts[11]) + int(facts[12])


def spawned() -> set[int]:
    """The processes that this one has started to work for it."""
    processes = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {
        int(child)
        for children in processes
        for child in children.read_text().split()
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    }
