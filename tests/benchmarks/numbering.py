"""A writer of numbered states, as a process of its own: `numbering.py DATA SECONDS [KIND]`.

It says what it is about to show and what it has shown, a number each: «doing 8», «done 8». By its
KIND it also goes back now and then, or makes the indexes anew; where another one writes it waits.
"""

import random
import sys
from pathlib import Path
from time import monotonic, sleep

from numbered import BASE, bring, seen

from kg.errors import StoreBusy
from kg.generations import Generation
from kg.layout import Layout
from kg.lineage import earlier, kept_generations
from kg.store import Primary

#: Publications until another writer may have a turn.
TURN = 4
KINDS = PUBLISHING, RETURNING, REINDEXING = "publishing", "returning", "reindexing"


def write(data: Path, seconds: float, kind: str) -> None:
    until = monotonic() + seconds
    while monotonic() < until:
        try:
            with Primary(data, base=BASE) as primary:
                for _ in range(TURN):
                    step(primary, data, kind)
        except StoreBusy:
            say("busy")
        sleep(random.random() / 10)


def step(primary: Primary, data: Path, kind: str) -> None:
    number = told(primary)
    if kind == REINDEXING and number:
        say(f"doing {number}")
        primary.reindex()
        say(f"done {number}")
    if kind == RETURNING and number and len(kept_generations(data)) > 1:
        before = earlier(data).name
        number = seen(Generation(Layout(data).generations / before))
        say(f"doing {number}")
        primary.rollback(before)
        say(f"done {number}")
    say(f"doing {number + 1}")
    bring(primary, number + 1)
    primary.publish()
    say(f"done {number + 1}")


def told(primary: Primary) -> int:
    """The number of the state that the store is in, or on the way from."""
    return max((int(record.digest) for record in primary.documents()), default=0)


def say(what: str) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    say("begun")
    write(Path(sys.argv[1]), float(sys.argv[2]), *(sys.argv[3:] or [PUBLISHING]))
