"""The commands themselves are killed at random moments, as `make bench-kills` does last.

A file of which a receipt was printed is in, a command that ended well has done what it said, and
the same command given once more does the rest.
"""

import json
import random
import re
import shutil
import subprocess
from collections import Counter
from contextlib import suppress
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from time import monotonic

from served import SVOD, environment

from kg.generations import Generations
from kg.layout import Layout

ORDER = """Распоряжение № {which}

от 12 мая 2019 года

По итогу {number} совещания:

1. Комитету по туризму утвердить план работы музеев до 1 июля 2019 года.
"""
ORDERS = 3


class Base:
    """A folder of orders, and the data that are made of them."""

    def __init__(self, folder: Path) -> None:
        self.data, self.orders = folder / "data", folder / "orders"
        self.orders.mkdir()
        self.number = 0
        self.write()
        began = monotonic()
        self.done("ingest", str(self.orders))
        self.longest = monotonic() - began

    def write(self) -> None:
        """The orders by their next number."""
        self.number += 1
        for which in range(ORDERS):
            text = ORDER.format(which=which, number=self.number)
            (self.orders / f"{which}.txt").write_text(text, encoding="utf-8")

    def published(self, data: Path | None = None) -> list[int]:
        """The number that each published order tells."""
        file = BytesIO()
        Generations(data or self.data).current().export(file)
        texts = re.findall(r'svod/ontology#text> "По итогу (\d+) ', file.getvalue().decode())
        return sorted(map(int, texts))

    def done(self, *arguments: str, data: Path | None = None) -> str:
        command = [*SVOD, *arguments, "--data", str(data or self.data)]
        done = subprocess.run(
            command, env=environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    def killed(self, *arguments: str, data: Path | None = None) -> tuple[bool, str]:
        """Whether it ended well before it could be killed, and what it had said."""
        command = [*SVOD, *arguments, "--data", str(data or self.data)]
        with subprocess.Popen(
            command, env=environment(), stdout=subprocess.PIPE, text=True
        ) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(random.uniform(0.2, 1.0) * self.longest)
            process.kill()
            said, _ = process.communicate()
        return process.returncode == 0, said


def ingest(base: Base) -> None:
    base.write()
    before, after = [[number] * ORDERS for number in (base.number - 1, base.number)]
    ended, said = base.killed("ingest", str(base.orders))
    assert base.published() in ([after] if ended else [before, after])
    outcomes = json.loads(base.done("ingest", str(base.orders), "--json"))
    become = {outcome["path"]: outcome["status"] for outcome in outcomes}
    for path in re.findall(r"^updated (.+)$", said, re.MULTILINE):
        assert become[path] == "unchanged", (said, become)
    assert base.published() == after


def remove(base: Base) -> None:
    every, fewer = ([base.number] * count for count in (ORDERS, ORDERS - 1))
    ended, said = base.killed("remove", "1.txt")
    assert base.published() in ([fewer] if ended or said else [every, fewer])
    if base.published() == every:
        base.done("remove", "1.txt")
        assert base.published() == fewer
    base.done("ingest", str(base.orders))
    assert base.published() == every


def rollback(base: Base) -> None:
    now = str(json.loads(base.done("status", "--json"))["generation"])
    base.write()
    base.done("ingest", str(base.orders))
    before, after = [[number] * ORDERS for number in (base.number - 1, base.number)]
    ended, said = base.killed("rollback", now)
    assert base.published() in ([before] if ended or said else [before, after])
    base.done("rollback", now)
    assert base.published() == before
    base.done("ingest", str(base.orders))
    assert base.published() == after


def restore(base: Base) -> None:
    file, copy = base.data.with_name("svod.tar"), base.data.with_name("copy")
    file.unlink(missing_ok=True)
    shutil.rmtree(copy, ignore_errors=True)
    base.done("backup", str(file))
    ended, said = base.killed("restore", str(file), data=copy)
    if Layout(copy).restored.exists() or not Layout(copy).current.exists():
        assert (ended, said) == (False, "")
        base.done("restore", str(file), data=copy)
    assert base.published(copy) == base.published()


KILLED = (ingest, ingest, remove, rollback, restore)


def kill_commands(folder: Path, kills: int) -> Counter[str]:
    """How many of each were killed; AssertionError where anything was lost."""
    tally, base = Counter[str](), Base(folder)
    for command in islice(cycle(KILLED), kills):
        command(base)
        tally[f"svod {command.__name__}"] += 1
    return tally
