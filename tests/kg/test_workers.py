"""A worker does what it is told, and is gone when it is to be."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.workers import Died, OutOfTime, Worker

#: A program that has a worker sleep, says which process that is, and waits to be killed.
ASKING = """
import time
from kg.workers import Worker
worker = Worker()
worker.do(abs, -1, 60)
print(worker.number, flush=True)
worker.do(time.sleep, 600, 600)
"""


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.end()


def test_one_task_after_the_other(worker: Worker) -> None:
    assert worker.do(abs, -3, 60) == 3
    assert worker.do(sorted, "свод", 60) == ["в", "д", "о", "с"]


def test_an_error_comes_back_and_the_next_task_is_done(worker: Worker) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        worker.do(int, "свод", 60)
    assert worker.do(int, "7", 60) == 7


def test_out_of_time(worker: Worker) -> None:
    worker.do(abs, -1, 60)
    with pytest.raises(OutOfTime):
        worker.do(time.sleep, 600, 0.1)


def test_one_that_dies(worker: Worker) -> None:
    with pytest.raises(Died):
        worker.do(os._exit, 1, 60)
    with pytest.raises(Died):
        worker.do(abs, -1, 60)


def test_it_ends_with_the_program_that_asks_even_amid_a_task() -> None:
    with subprocess.Popen([sys.executable, "-c", ASKING], stdout=subprocess.PIPE) as asking:
        assert asking.stdout
        worker = int(asking.stdout.readline())
        asking.send_signal(signal.SIGKILL)
    assert _gone(worker)


def _gone(process: int) -> bool:
    for _ in range(1200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_one_that_was_killed_at_rest_is_known(worker: Worker) -> None:
    assert worker.lives
    os.kill(worker.number, signal.SIGKILL)
    assert _gone(worker.number)
    assert not worker.lives


def test_where_workers_come_from_may_be_killed(worker: Worker) -> None:
    parent = int(Path(f"/proc/{worker.number}/stat").read_text().rpartition(")")[2].split()[1])
    os.kill(parent, signal.SIGKILL)
    assert worker.do(abs, -3, 60) == 3
    another = Worker()
    assert another.do(abs, -4, 60) == 4
    another.end()


def test_its_work_is_known_while_it_is_at_it(worker: Worker) -> None:
    before = worker.worked()
    with pytest.raises(OutOfTime):
        worker.do(sum, range(10**12), 0.5)
    assert worker.worked() > before
    worker.end()
    assert worker.worked() == 0


def test_the_last_words_of_one_that_dies_are_told() -> None:
    worker = Worker()
    try:
        with pytest.raises(Died, match=r"^no room for this$"):
            worker.do(subprocess_dies, None, 60)
    finally:
        worker.end()


def subprocess_dies(_: None) -> None:
    os.write(2, b"no room for this\nstack backtrace:\n")
    os._exit(1)
