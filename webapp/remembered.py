"""What documents call things, as reading needs it: learnt once and kept between runs.

The file can be deleted at any time. It is about what one version of the program learnt.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Graph

from kg.store import Primary
from ontology.iris import digest
from webapp.config import Config
from webapp.files import replaced
from webapp.installation import MARK

if TYPE_CHECKING:
    from ingest.learnt import Learnt

#: Of a thing a digest of what is said of it, and what was learnt from that.
Kept = dict[str, tuple[str, list[Any]]]


def remembered(primary: Primary, config: Config, *, keep: bool) -> "list[Learnt]":
    """The things of all documents; those that are new or called otherwise are learnt now."""
    from ingest.learnt import in_order

    said = {thing: "\n".join(lines) for thing, lines in _by_thing(primary.entities()).items()}
    file, program = config.data / "learnt.json", _program(config)
    kept = _read(file, program)
    new = {thing for thing, text in said.items() if kept.get(thing, ("",))[0] != _digest(text)}
    things = {thing: kept[thing] for thing in said.keys() - new} | _learnt(said, new)
    if keep and (new or kept.keys() - said):
        with replaced(file) as out:
            out.write(json.dumps({"program": program, "things": things}).encode())
    return in_order(_restored(one) for _, found in things.values() for one in found)


def _by_thing(nquads: bytes) -> Mapping[str, list[str]]:
    lines = defaultdict(list)
    for line in sorted(nquads.decode().splitlines()):
        lines[line.partition(" ")[0]].append(line)
    return lines


def _program(config: Config) -> str:
    mark = config.data / MARK
    return mark.read_text() if mark.exists() else ""


def _read(file: Path, program: str) -> Kept:
    if not file.exists():
        return {}
    kept = json.loads(file.read_bytes())
    things: Kept = kept["things"] if kept["program"] == program else {}
    return things


def _learnt(said: Mapping[str, str], new: Iterable[str]) -> Kept:
    from ingest.learnt import learnt

    graph = Graph().parse(data="\n".join(said[thing] for thing in new), format="nt")
    found = defaultdict(list)
    for one in learnt(graph):
        found[f"<{one.known.iri}>"].append(_packed(one))
    return {thing: (_digest(said[thing]), found[thing]) for thing in new}


def _digest(text: str) -> str:
    return digest(text, length=16)


def _packed(one: "Learnt") -> list[Any]:
    known = one.known
    return [
        [known.iri, known.kind, known.name, known.name_en],
        [sorted(known.subclasses), sorted(known.aliases)],
        [[name.name, sorted(name.signature), name.lemmas] for name in one.names],
    ]


def _restored(packed: list[Any]) -> "Learnt":
    from ingest.learnt import Known, Learnt, Name

    (iri, kind, name, name_en), (subclasses, aliases), names = packed
    known = Known(iri, kind, name, frozenset(subclasses), name_en, frozenset(aliases))
    return Learnt(
        known,
        tuple(Name(name, frozenset(signature), tuple(path)) for name, signature, path in names),
    )
