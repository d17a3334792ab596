"""Mentions of one thing, while they are being brought together by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.entities.common_names import is_common
from ingest.known import KnownNames
from ingest.learnt import Known
from ingest.mentions.bare import REFERRING
from ingest.model import Mention
from ingest.names import signature
from ontology.iris import EntityKind

#: Rules that find a name as such, whatever its words.
NAMING = {"known_name", "quotation_alone"}


@dataclass
class Cluster:
    """The mentions that name one thing."""

    kind: EntityKind
    mentions: list[Mention] = field(default_factory=list)
    keys: set[frozenset[str]] = field(default_factory=set)
    known: Known | None = None
    #: What the document only calls by common words stays its own.
    local: bool = False
    #: Its names where they were decided on, the preferred one first.
    called: tuple[str, ...] = ()

    def absorb(self, other: "Cluster") -> None:
        self.mentions += other.mentions
        self.keys |= other.keys
        self.known = self.known or other.known
        self.local = self.local and other.local

    def names(self) -> set[str]:
        """All it is called, its bare short names left out."""
        return set(self.called) or {
            name
            for mention in self.mentions
            if mention.rule not in REFERRING
            for name in (mention.name, *mention.aliases)
        }

    @property
    def first(self) -> int:
        """Mentions come in the order of the text, and the earlier cluster takes in the later."""
        return self.mentions[0].passage.order


def by_name(mentions: Iterable[Mention], known: KnownNames) -> list[Cluster]:
    """Mentions that share a name, in any inflection or as an alias, belong together."""
    clusters = _Clusters()
    for mention in mentions:
        found = _known(mention, known)
        keys = {signature(name) for name in (mention.name, *mention.aliases)}
        target = clusters.joined(mention.kind, keys, found)
        target.mentions.append(mention)
    for cluster in clusters:
        cluster.local = not cluster.known and all(map(_is_common, cluster.mentions))
    return list(clusters)


class _Clusters:
    """Finds clusters by the keys of their names."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[EntityKind, frozenset[str]], Cluster] = {}
        self._by_iri: dict[str, Cluster] = {}
        self._all: dict[int, Cluster] = {}

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._all.values())

    def joined(self, kind: EntityKind, keys: set[frozenset[str]], known: Known | None) -> Cluster:
        """The one cluster that has any of the keys; several that do become one."""
        same = list(self._same(kind, keys, known))
        target = same[0] if same else Cluster(kind)
        self._all[id(target)] = target
        for other in same[1:]:
            target.absorb(other)
            del self._all[id(other)]
        target.keys |= keys
        target.known = target.known or known
        self._by_key |= {(kind, key): target for key in target.keys}
        if target.known:
            self._by_iri[target.known.iri] = target
        return target

    def _same(
        self, kind: EntityKind, keys: set[frozenset[str]], known: Known | None
    ) -> Iterator[Cluster]:
        found = {id(one): one for key in keys if (one := self._by_key.get((kind, key)))}
        if known and (one := self._by_iri.get(known.iri)):
            found[id(one)] = one
        for cluster in sorted(found.values(), key=lambda each: each.first):
            if not (known and cluster.known) or cluster.known.iri == known.iri:
                yield cluster


def _known(mention: Mention, known: KnownNames) -> Known | None:
    names = (mention.name, *mention.aliases)
    return next(filter(None, (known.called(mention.kind, name) for name in names)), None)


def _is_common(mention: Mention) -> bool:
    """«Рабочая группа по туризму» meets in every region."""
    return mention.rule not in NAMING and is_common(mention.kind, mention.name)
