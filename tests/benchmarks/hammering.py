"""Two writers publish and all others read, as long as wanted: `make bench-hammer SECONDS=120`.

Whatever is read of one generation, in the process or over HTTP, tells the same number in graph,
full text, vectors, vocabulary and counts, and nobody ever reads a smaller one after a larger one.
What is backed up meanwhile can be restored, and holds the same.
"""

import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from numbered import BASE, PATHS, bring, seen, seen_over_http
from served import Server, environment, got, serving

from kg.backup import back_up
from kg.generations import Generation, Generations
from kg.holding import held
from kg.layout import Layout
from kg.restoring import restore
from kg.store import Primary

WRITER = Path(__file__).with_name("numbering.py")

Tally = Counter[str]


def hammer(data: Path, *, seconds: float, readers: int = 2) -> Tally:
    """What was done, by kind; raises the first error of anybody."""
    with Primary(data, base=BASE) as primary:
        bring(primary, 1)
        primary.publish()
    tally, over, errors = Tally(), Event(), list[BaseException]()
    with serving(data) as server, tempfile.TemporaryDirectory() as elsewhere:
        shared = Generations(data)
        everybody: list[Callable[[], None]] = [
            *(lambda: read(shared, tally, over) for _ in range(readers)),
            lambda: read(Generations(data), tally, over),
            *(lambda: ask(server, tally, over) for _ in range(readers)),
            lambda: keep(data, Path(elsewhere), tally, over),
            *(lambda: write(data, seconds, tally) for _ in range(2)),
        ]
        threads = [Thread(target=watched, args=(each, errors, over)) for each in everybody]
        for thread in threads:
            thread.start()
        over.wait(seconds)
        over.set()
        for thread in threads:
            thread.join()
        server.stop()
    if errors:
        raise errors[0]
    return tally


def watched(each: Callable[[], None], errors: list[BaseException], over: Event) -> None:
    try:
        each()
    except BaseException as error:
        errors.append(error)
        over.set()


def read(generations: Generations, tally: Tally, over: Event) -> None:
    """Looks into the current generation, and again into the one before, which may be removed."""
    generation, number = generations.current(), 0
    while not over.is_set():
        before, number = number, seen(generation)
        assert number >= before
        tally["generations read whole"] += 1
        newer = generations.current()
        if newer.name != generation.name:
            assert seen(generation) == number
            tally["of these, when they were no longer current"] += 1
        generation = newer


def ask(server: Server, tally: Tally, over: Event) -> None:
    number = 0
    with server.connection() as connection:
        for turn, path in enumerate(cycle(PATHS)):
            if over.is_set() and turn >= len(PATHS):
                return
            status, answer = got(connection, path)
            assert status == 200, (path, status, answer)
            newer = seen_over_http(path, answer)
            assert newer >= number, (path, newer, number)
            number = newer
            tally[f"answers of {path.partition('?')[0]}"] += 1


def keep(data: Path, folder: Path, tally: Tally, over: Event) -> None:
    """Backs up, restores elsewhere and compares; the restored base goes on."""
    while not over.is_set():
        file = BytesIO()
        manifest = back_up(data, file)
        file.seek(0)
        copy = folder / str(tally["backups restored"])
        restore(file, copy)
        restored = Generations(copy).current()
        number = seen(restored)
        path = Layout(data).generations / manifest.name
        with suppress(FileNotFoundError), held(path):  # if it is not removed meanwhile
            source = Generation(path)
            assert exported(restored) == exported(source)
            tally["of these, with the same dump as its source"] += 1
        with Primary(copy, base=BASE) as primary:
            bring(primary, number + 1)
            primary.publish()
        assert seen(Generations(copy).current()) == number + 1
        tally["backups restored"] += 1


def exported(generation: Generation) -> list[bytes]:
    file = BytesIO()
    generation.export(file)
    return sorted(file.getvalue().splitlines())


def write(data: Path, seconds: float, tally: Tally) -> None:
    """A writer in a process of its own."""
    kind = random.choice(["publishing", "reindexing"])
    command = [sys.executable, str(WRITER), str(data), str(seconds), kind]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = Counter(line.split()[0] for line in done.stdout.splitlines())
    tally["publications"] += said["done"]
    tally["times a second writer was refused"] += said["busy"]


def main(seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        began = monotonic()
        tally = hammer(Path(folder) / "data", seconds=seconds)
        print(f"{monotonic() - began:.0f} seconds, nothing amiss:")
    for what, times in sorted(tally.items()):
        print(f"{times:>8} {what}")


if __name__ == "__main__":
    main(float(sys.argv[1]))
