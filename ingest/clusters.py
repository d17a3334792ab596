"""Mentions brought together that share a name: in any inflection, as an alias, or shortened."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from ingest.known import Known, KnownNames
from ingest.model import Mention
from ingest.morphology import lemma, parses
from ingest.names import core, signature, tokens
from ontology.iris import EntityKind

#: A shortened name keeps at least this many of the telling words.
TELLING = 2
#: What these head is found in every region; a longer name is taken to be specific all the same.
COMMON_HEADS = {
    "комитет", "отдел", "управление", "департамент", "комиссия", "совет", "администрация",
    "министерство", "группа", "дума", "собрание", "заседание", "совещание", "сессия", "штаб",
}  # fmt: skip
SPECIFIC = 6
SHORTENED = {"organization", "programme"}
#: Bodies that every organisation may have: a document's «Совет директоров» is its own.
COMMON_BODIES = {
    frozenset({"совет", "директор"}),
    frozenset({"рабочий", "группа"}),
    frozenset({"организационный", "комитет"}),
    frozenset({"исполнительный", "комитет"}),
}


@dataclass(eq=False)
class Cluster:
    """The mentions of one thing while they are being brought together."""

    kind: EntityKind
    #: How many mentions came before its first.
    order: int = 0
    mentions: list[Mention] = field(default_factory=list)
    keys: set[frozenset[str]] = field(default_factory=set)
    known: Known | None = None
    local: bool = False

    @property
    def names(self) -> set[str]:
        return {
            name
            for mention in self.mentions
            if mention.rule != "bare_head"
            for name in (mention.name, *mention.aliases)
        }

    def take_in(self, other: "Cluster") -> None:
        self.mentions += other.mentions
        self.keys |= other.keys
        self.known = self.known or other.known


def clusters_of(mentions: Iterable[Mention], known: KnownNames) -> list[Cluster]:
    """In the order of their first mentions."""
    named = _Named()
    for mention in mentions:
        keys = {signature(name) for name in (mention.name, *mention.aliases)}
        named.add(mention, keys, _known(mention, known))
    for cluster in named.clusters.values():
        cluster.local = not cluster.known and all(map(_is_common, cluster.mentions))
    return _with_shortened(list(named.clusters.values()))


class _Named:
    """Clusters that can be found by what they are called."""

    def __init__(self) -> None:
        self.clusters: dict[int, Cluster] = {}
        self._count = 0
        self._called: defaultdict[Hashable, set[int]] = defaultdict(set)

    def add(self, mention: Mention, keys: set[frozenset[str]], found: Known | None) -> None:
        """To the first cluster of the same thing; others that turn out to be the same join it."""
        first, *others = self._same(mention.kind, keys, found) or [self._new(mention.kind)]
        for other in others:
            first.take_in(self.clusters.pop(other.order))
        first.mentions.append(mention)
        first.keys |= keys
        first.known = first.known or found
        gone = {other.order for other in others}
        for sign in _signs(first.kind, first.keys if gone else keys, first.known):
            self._called[sign] = self._called[sign] - gone | {first.order}

    def _new(self, kind: EntityKind) -> Cluster:
        self._count += 1
        cluster = self.clusters[self._count] = Cluster(kind, self._count)
        return cluster

    def _same(
        self, kind: EntityKind, keys: set[frozenset[str]], found: Known | None
    ) -> list[Cluster]:
        near = {order for sign in _signs(kind, keys, found) for order in self._called[sign]}
        clusters = (self.clusters[order] for order in sorted(near & self.clusters.keys()))
        return [cluster for cluster in clusters if _is_same(cluster, keys, found)]


def _signs(
    kind: EntityKind, keys: Iterable[frozenset[str]], known: Known | None
) -> Iterable[Hashable]:
    return [*((kind, key) for key in keys), *([known.iri] if known else [])]


def _is_common(mention: Mention) -> bool:
    """«Рабочая группа по туризму» meets in every region: nothing in its name says which one."""
    name = mention.name
    if mention.kind == "organization" and signature(name) in COMMON_BODIES:
        return True
    if mention.kind not in {"organization", "event"} or mention.rule == "known_name":
        return False
    words = tokens(name)
    telling = (
        any(word[:1].isupper() or word.isdigit() for word in words[1:])
        or any(mark in name for mark in '«"')
        or words[0].lower().endswith(("ский", "ская", "ское"))
        or words[0].isupper()
    )
    head = next((word.lower() for word in words if lemma(word) in COMMON_HEADS), None)
    return head is not None and not telling and len(signature(name)) < SPECIFIC


def _is_same(cluster: Cluster, keys: set[frozenset[str]], found: Known | None) -> bool:
    if cluster.known and found:
        return cluster.known.iri == found.iri
    return bool(cluster.keys & keys)


def _known(mention: Mention, known: KnownNames) -> Known | None:
    names = (mention.name, *mention.aliases)
    return next(filter(None, (known.called(mention.kind, name) for name in names)), None)


def _with_shortened(clusters: list[Cluster]) -> list[Cluster]:
    """«Северный кластер чистых технологий» is short for the one «… для городской среды»."""
    beginning: defaultdict[Hashable, list[tuple[list[str], Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for telling in _tellings(cluster):
            beginning[cluster.kind, *telling[:TELLING]].append((telling, cluster))
    joined: dict[Cluster, Cluster] = {}
    for cluster in clusters:
        longer = {
            _last(joined, other)
            for telling in _tellings(cluster)
            for whole, other in beginning[cluster.kind, *telling[:TELLING]]
            if not cluster.known and _begins(telling, whole)
        } - {cluster}
        if len(longer) == 1:
            [joined[cluster]] = longer
            joined[cluster].take_in(cluster)
    return [cluster for cluster in clusters if cluster not in joined]


def _last(joined: dict[Cluster, Cluster], cluster: Cluster) -> Cluster:
    while cluster in joined:
        cluster = joined[cluster]
    return cluster


def _tellings(cluster: Cluster) -> list[list[str]]:
    """The telling words of each name that may be a shortened or a whole one."""
    if cluster.kind not in SHORTENED:
        return []
    return [words for words in map(_telling, cluster.names) if len(words) >= TELLING]


def _begins(short: list[str], whole: list[str]) -> bool:
    """Word for word, and with a telling first word: «Кластер …» begins too many names."""
    same = len(short) < len(whole) and short == whole[: len(short)]
    return same and parses(short[0])[0].pos == "ADJF"


def _telling(name: str) -> list[str]:
    kept = signature(name)
    stems = (min(signature(word), default="") for word in tokens(core(name) or name))
    return [stem for stem in stems if stem in kept]
