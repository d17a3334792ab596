"""Measures the reading of a folder of texts: `make bench-reading TEXTS=folder`.

First as a user sees it: `svod ingest` and `svod validate` on fresh data, the time they take and
the memory of all their processes. Then once more in one process, to see where the time goes.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stages import Stopwatch

from ingest.readers import SUFFIXES
from webapp.config import Config
from webapp.ingestion import ingest
from webapp.sources import find_sources

SVOD = str(Path(sys.executable).with_name("svod"))
DONE = re.compile(r"(added|updated|unchanged|failed) ")
#: Characters a second on two cores: 188 programmes and ordinances, 2.5 million, in 150 s.
WANTED = 16_700


@dataclass
class Run:
    """What is seen of one `svod ingest`."""

    seconds: float = 0.0
    #: Megabytes of all its processes, after each file.
    memory: list[float] = field(default_factory=list)
    summary: str = ""

    @property
    def growth(self) -> float:
        """Megabytes a hundred files, over the second half of the files."""
        half = self.memory[len(self.memory) // 2 :]
        return (half[-1] - half[0]) / max(len(half) - 1, 1) * 100


def main(texts: Path) -> int:
    files = [source.path for source in find_sources([texts], suffixes=SUFFIXES)]
    characters = sum(len(path.read_text("utf-8", "replace")) for path in files)
    with tempfile.TemporaryDirectory() as folder:
        run = ingested(texts, Path(folder))
        violations = validated(Path(folder))
    print(f"{len(files)} files, {characters:,} characters: {run.summary}")
    speed = characters / run.seconds
    print(f"{run.seconds:.1f} s: {speed:,.0f} characters a second (wanted: {WANTED:,})")
    print(f"memory {max(run.memory):.0f} MB at most, {run.growth:+.0f} MB a hundred files at last")
    print(f"{violations} violations")
    print("\n".join(profile(texts)))
    return 1 if violations or "failed" in run.summary or speed < WANTED else 0


def ingested(texts: Path, data: Path) -> Run:
    """Cold: the process, the models and the data are new."""
    run, start = Run(), time.perf_counter()
    command = [SVOD, "ingest", str(texts), "--data", str(data)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as svod:
        assert svod.stdout is not None
        for line in svod.stdout:
            if DONE.match(line):
                run.memory.append(sum(map(megabytes, with_children(svod.pid))))
            run.summary = line.strip()
    run.seconds = time.perf_counter() - start
    return run


def validated(data: Path) -> int:
    command = [SVOD, "validate", "--json", "--data", str(data)]
    return len(json.loads(subprocess.run(command, capture_output=True, check=False).stdout))


def profile(texts: Path) -> Iterator[str]:
    """The stages, the longest first, with their shares of processor time."""
    stopwatch = Stopwatch()
    stopwatch.watch()
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        config = Config.from_environment({}, data=Path(folder))
        ingest(config, find_sources([texts], suffixes=SUFFIXES), report=lambda _: None)
    total = time.process_time() - start
    rest = {"all else": total - sum(stopwatch.seconds.values())}
    yield f"{'':<14}{'seconds':>10}{'share':>8}"
    for stage, seconds in sorted((stopwatch.seconds | rest).items(), key=lambda one: -one[1]):
        yield f"{stage:<14}{seconds:>10.1f}{seconds / total:>8.1%}"
    yield f"{'in all':<14}{total:>10.1f}"


def with_children(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        for child in tasks.read_text().split():
            yield from with_children(int(child))


def megabytes(process: int) -> float:
    """Of memory that is its own, and its part of what it shares."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has just ended
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
