"""What people may want to do to graphs, by SPARQL or by the Graph Store protocol."""

import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg.errors import UnknownGraph
from kg.quads import Change
from kg.store import Primary
from kg.updating.operations import Operation, operations, written
from kg.updating.payloads import Payload, sent
from kg.updating.peoples import Peoples
from kg.updating.running import changed


class Edit(Protocol):
    """`refuse` raises what is wrong with it whatever is stored, `change` what else is."""

    def refuse(self, peoples: Peoples) -> None: ...

    def change(self, primary: Primary, peoples: Peoples) -> Change: ...


@dataclass(frozen=True)
class Update:
    """A SPARQL update; its dataset may be named beside it."""

    text: str
    using: Sequence[str] = ()
    using_named: Sequence[str] = ()

    def refuse(self, peoples: Peoples) -> None:
        peoples.refuse_others(written(self._operations(peoples)))

    def change(self, primary: Primary, peoples: Peoples) -> Change:
        read = self._operations(peoples)
        if all(operation.is_data for operation in read):
            return changed(primary.part(written(read)), read, peoples)
        with primary.copied() as copy:
            return changed(copy, read, peoples)

    def _operations(self, peoples: Peoples) -> Sequence[Operation]:
        return operations(self.text, peoples.base, self.using, self.using_named)


@dataclass(frozen=True)
class Put:
    """Statements in the place of those of a graph."""

    graph: str
    payloads: Sequence[Payload]

    def refuse(self, peoples: Peoples) -> None:
        peoples.refuse_others([self.graph])

    def change(self, primary: Primary, peoples: Peoples) -> Change:
        return Change(primary.graph(self.graph), sent(self.payloads, self.graph, peoples.base))


@dataclass(frozen=True)
class Post:
    """Statements beside those of a graph."""

    graph: str
    payloads: Sequence[Payload]

    def refuse(self, peoples: Peoples) -> None:
        peoples.refuse_others([self.graph])

    def change(self, primary: Primary, peoples: Peoples) -> Change:
        before = primary.graph(self.graph)
        return Change(before, before | sent(self.payloads, self.graph, peoples.base))


@dataclass(frozen=True)
class Delete:
    """A graph no more."""

    graph: str

    def refuse(self, peoples: Peoples) -> None:
        peoples.refuse_others([self.graph])

    def change(self, primary: Primary, peoples: Peoples) -> Change:  # noqa: ARG002
        before = primary.graph(self.graph)
        if not before:
            raise UnknownGraph(f"There is no graph {self.graph}.")
        return Change(before, set())


@dataclass(frozen=True)
class Edited:
    """What an edit did, and the generation that shows it; `made` is whether graphs are all new."""

    generation: str
    added: int
    removed: int
    made: bool


def carry_out(
    primary: Primary, edit: Edit, peoples: Peoples, *, seen: str | None, memory_mb: int
) -> Edited:
    """Makes an edit and publishes it, or leaves no trace of it.

    `seen` is the state on which it was decided, where that matters. Raises ChangedMeanwhile, and
    what the edit raises. What needs too much memory ends the process.
    """
    edit.refuse(peoples)
    generation = primary.publish()  # what an interrupted ingest put in is no part of the edit
    primary.refuse_other_state(seen)
    with memory_limited(memory_mb):
        whole = edit.change(primary, peoples)
    change = whole.without_what_stays()
    if change.differing():
        generation = primary.revise(change)
    made = bool(whole.after) and not whole.before
    return Edited(generation, len(change.after), len(change.before), made)


@contextmanager
def memory_limited(memory_mb: int) -> Iterator[None]:
    """Within, this process may take so much more memory than it has."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
