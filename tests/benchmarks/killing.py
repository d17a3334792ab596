"""Writers are killed at random moments, as often as wanted: `make bench-kills KILLS=100`.

What a writer said to be done is there afterwards, readers see a whole state that it told of, the
next writer goes on without more ado, and nothing is left lying about. Every fifth is a command.
"""

import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from hammering import WRITER
from killing_commands import kill_commands
from numbered import BASE, bring, seen
from numbering import KINDS, told
from served import environment

from kg.generations import Generations
from kg.layout import KEPT, Layout
from kg.store import Primary

#: The longest that a writer may live: some publications.
LONGEST = 3.0
#: Files of a base of a few documents, however often writers were killed.
MOST_FILES = 800


@dataclass(frozen=True)
class Said:
    """What a writer said before it was killed."""

    done: int | None  # the number it showed last
    doing: int | None  # the one it was about to show


def kill_writer(data: Path, kind: str, *, longest: float = LONGEST) -> Said:
    """One that is killed some time after it has begun."""
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(data), "60", kind],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        sleep(random.uniform(0, longest))
        writer.kill()
        lines = [line.split() for line in writer.stdout if line.endswith("\n")]
        assert writer.wait() == -signal.SIGKILL
    numbers = {what: int(number) for what, number in lines}
    return Said(numbers.get("done"), numbers.get("doing"))


def check(data: Path, before: int, said: Said) -> int:
    """The number after a next writer has gone on; AssertionError where anything was lost."""
    now = seen(Generations(data).current())
    assert now in {said.done or before, said.doing}, (before, said, now)
    with Primary(data, base=BASE) as primary:
        number = max(now, told(primary)) + 1
        bring(primary, number)
        primary.publish()
    generation = Generations(data).current()
    assert seen(generation) == number
    assert_tidy(data)
    return number


def assert_tidy(data: Path) -> None:
    """Nothing lies about that nobody will use."""
    layout = Layout(data)
    kept = {path.name for path in layout.generations.iterdir()}
    assert all(name.isdecimal() for name in kept), kept
    assert len(kept) <= KEPT, kept
    known = {"lock", "settings.json", "primary", "generations", "current"}
    held = {path.name for path in data.iterdir()} - {"originals", "installed", "learnt.sqlite"}
    assert held == known, held
    primary = {path.name for path in layout.indexes.iterdir()}
    known = {"graph", "fulltext", "vocabulary", "vectors", "notebook.sqlite", "remade"}
    assert {name.removesuffix("-wal").removesuffix("-shm") for name in primary} <= known, primary
    assert sum(path.is_file() for path in data.rglob("*")) < MOST_FILES


def kill_writers(data: Path, kills: int, *, longest: float = LONGEST) -> Counter[str]:
    """How many of each kind were killed; AssertionError where anything was lost."""
    with Primary(data, base=BASE) as primary:
        bring(primary, 1)
        primary.publish()
    tally, number = Counter[str](), 1
    for _ in range(kills):
        kind = random.choice(KINDS)
        number = check(data, number, kill_writer(data, kind, longest=longest))
        tally[kind] += 1
    return tally


def main(kills: int) -> None:
    began, of_commands = monotonic(), kills // 5
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_writers(Path(folder) / "data", kills - of_commands)
    with tempfile.TemporaryDirectory() as folder:
        tally += kill_commands(Path(folder), of_commands)
    print(f"{kills} kills in {monotonic() - began:.0f} seconds, nothing lost: {dict(tally)}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
