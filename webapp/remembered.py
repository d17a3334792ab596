"""What the authority and documents call things, as reading needs it: learnt once, then kept.

The file can be deleted at any time. It is about what one version of the program learnt.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rdflib import Graph

import ontology
from kg.store import Primary
from ontology.iris import digest
from webapp.config import Config
from webapp.files import replaced
from webapp.installation import MARK

if TYPE_CHECKING:
    from ingest.learnt import Learnt

FILE = "learnt.json"

#: Of a thing a digest of what is said of it, and what was learnt from that.
Things = dict[str, tuple[str, list[Any]]]


def remembered(
    primary: Primary, config: Config, *, keep: bool
) -> "tuple[list[Learnt], list[Learnt]]":
    """The things of the authority, and those of all documents.

    What is new, or called otherwise than when it was learnt, is learnt now.
    """
    from ingest.learnt import in_order

    said = {thing: "\n".join(lines) for thing, lines in _by_thing(primary.entities()).items()}
    kept = _Kept.read(config)
    new = {
        thing for thing, text in said.items() if kept.things.get(thing, ("",))[0] != _digest(text)
    }
    things = {thing: kept.things[thing] for thing in said.keys() - new} | _learnt(said, new)
    authority = kept.authority or _packed_authority(config.base)
    if keep and (new or kept.things.keys() - said or not kept.authority):
        _Kept(authority, things).write(config)
    of_documents = (one for _, found in things.values() for one in found)
    return list(map(_restored, authority)), in_order(map(_restored, of_documents))


@dataclass(frozen=True)
class _Kept:
    authority: list[Any]
    things: Things

    @classmethod
    def read(cls, config: Config) -> "_Kept":
        """Nothing of what another version of the program learnt."""
        file = config.data / FILE
        kept = json.loads(file.read_bytes()) if file.exists() else {}
        if kept.get("program") != _program(config):
            return cls([], {})
        return cls(kept["authority"], kept["things"])

    def write(self, config: Config) -> None:
        kept = {"program": _program(config), "authority": self.authority, "things": self.things}
        with replaced(config.data / FILE) as out:
            out.write(json.dumps(kept, ensure_ascii=False).encode())


def _by_thing(nquads: bytes) -> Mapping[str, list[str]]:
    lines = defaultdict(list)
    for line in sorted(nquads.decode().splitlines()):
        lines[line.partition(" ")[0]].append(line)
    return lines


def _program(config: Config) -> str:
    mark = config.data / MARK
    return mark.read_text() if mark.exists() else ""


def _learnt(said: Mapping[str, str], new: Iterable[str]) -> Things:
    from ingest.learnt import learnt

    graph = Graph().parse(data="\n".join(said[thing] for thing in new), format="nt")
    found = defaultdict(list)
    for one in learnt(graph):
        found[f"<{one.known.iri}>"].append(_packed(one))
    return {thing: (_digest(said[thing]), found[thing]) for thing in new}


def _packed_authority(base: str) -> list[Any]:
    from ingest.learnt import learnt

    return [_packed(one) for one in learnt(ontology.authority(base))]


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
