"""Which mentions name the same thing: every decision carries its reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ingest.entities.clusters import Cluster, by_name
from ingest.entities.common_names import is_common
from ingest.entities.persons import same_persons
from ingest.entities.references import resolved_references
from ingest.entities.shortened import with_shortened
from ingest.known import KnownNames
from ingest.mentions.bare import REFERRING
from ingest.model import Entity, Mention, Naming

#: How a mention's rule explains the decision by itself.
REASONS = {
    "defined_short_name": "short name defined in the document",
    "explained_abbreviation": "short name defined in the document",
    "other_name": "other name given in the document",
}


def resolve(mentions: Sequence[Mention], known: KnownNames) -> list[Naming]:
    """A naming for each mention, in order; a bare noun that means nothing named has none."""
    full = [mention for mention in mentions if mention.rule not in REFERRING]
    things = by_name([mention for mention in full if mention.kind != "person"], known)
    persons = same_persons([mention for mention in full if mention.kind == "person"], known)
    of_mention = dict(_assigned([*with_shortened(things), *persons]))
    of_mention |= resolved_references(mentions, of_mention)
    clusters = {id(cluster): cluster for cluster, _ in of_mention.values()}
    entities = {key: _entity(cluster) for key, cluster in clusters.items()}
    return [
        Naming(mention, entities[id(cluster)], reason)
        for mention in mentions
        if id(mention) in of_mention
        for cluster, reason in (of_mention[id(mention)],)
    ]


def _assigned(clusters: Iterable[Cluster]) -> Iterator[tuple[int, tuple[Cluster, str]]]:
    for cluster in clusters:
        reason = "known name" if cluster.known else "same name"
        for mention in cluster.mentions:
            yield id(mention), (cluster, REASONS.get(mention.rule, reason))


def _entity(cluster: Cluster) -> Entity:
    full = [mention for mention in cluster.mentions if mention.rule not in REFERRING]
    named = full or cluster.mentions
    known = cluster.known
    name = known.name if known else next(iter(cluster.called), None) or _preferred(named)
    aliases = {alias for alias in cluster.names() if alias != name}
    if not cluster.local:  # «Правительство края» means another in another document
        aliases = {alias for alias in aliases if not is_common(cluster.kind, alias)}
    english = {alias for alias in aliases if _is_english(alias)}
    return Entity(
        kind=cluster.kind,
        name=name,
        subclasses=frozenset(known.subclasses if known else _subclasses(named)),
        name_en=(known.name_en if known else None) or max(english, key=len, default=None),
        aliases=frozenset(aliases),
        iri=known.iri if known else None,
        local=cluster.local,
    )


def _preferred(mentions: Sequence[Mention]) -> str:
    """A telling name before a common one, a Russian before a foreign, then the most frequent."""
    counts, kind = Counter(mention.name for mention in mentions), mentions[0].kind
    return max(
        counts,
        key=lambda name: (
            not is_common(kind, name),
            not name.isascii(),
            not _is_shouted(name),
            counts[name],
            len(name),
            name,
        ),
    )


def _is_shouted(name: str) -> bool:
    return name.isupper() and " " in name


def _is_english(name: str) -> bool:
    return name.isascii() and len(name.split()) > 1


def _subclasses(mentions: Iterable[Mention]) -> set[str]:
    counts = Counter(mention.subclass for mention in mentions if mention.subclass)
    return {counts.most_common(1)[0][0]} if counts else set()
