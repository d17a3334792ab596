"""Mentions of one thing, while they are being brought together by name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.known import Known, KnownNames
from ingest.lexicon import words
from ingest.model import Mention
from ingest.morphology import lemma
from ingest.names import signature, tokens
from ontology.iris import EntityKind

#: What these head is found in every region; a longer name is taken to be specific all the same.
COMMON_HEADS = {
    "комитет", "отдел", "управление", "департамент", "комиссия", "совет", "администрация",
    "министерство", "группа", "дума", "собрание", "заседание", "совещание", "сессия", "штаб",
    "правление", "секретариат", "президиум", "аппарат", "дирекция", "сектор", "секция",
}  # fmt: skip
SPECIFIC = 6
#: «диплом **II** степени»
ROMAN = re.compile(r"[IVX]+")
#: Bodies that every organisation may have: a document's «Совет директоров» is its own.
COMMON_BODIES = {
    frozenset({"совет", "директор"}),
    frozenset({"рабочий", "группа"}),
    frozenset({"организационный", "комитет"}),
    frozenset({"исполнительный", "комитет"}),
}


@dataclass
class Cluster:
    """The mentions that name one thing."""

    kind: EntityKind
    mentions: list[Mention] = field(default_factory=list)
    keys: set[frozenset[str]] = field(default_factory=set)
    known: Known | None = None
    #: A short name that the document never explains stays its own.
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
            if mention.rule != "bare_head"
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
    """«Рабочая группа по туризму» meets in every region: nothing in its name says which one.

    «Диплом II степени» is that of the contest which this document speaks of.
    """
    name = mention.name
    if mention.kind == "organization" and signature(name) in COMMON_BODIES:
        return True
    if mention.kind == "award":
        return not any(_tells(word) for word in tokens(name)[1:]) and not set(name) & set('«"')
    if mention.kind not in {"organization", "event"} or mention.rule == "known_name":
        return False
    stems = tokens(name)
    telling = (
        any(_tells(word) for word in stems[1:])
        or any(mark in name for mark in '«"')
        or stems[0].lower().endswith(("ский", "ская", "ское"))
        or stems[0].isupper()
    )
    head = next((word.lower() for word in stems if lemma(word) in COMMON_HEADS), None)
    return head is not None and not telling and len(signature(name)) < SPECIFIC


def _tells(word: str) -> bool:
    """«Правление **Ассоциации**» names the board of whatever association."""
    if ROMAN.fullmatch(word):
        return False
    return word.isdigit() or (word[:1].isupper() and lemma(word) not in words("heads.tsv"))
