"""Which mentions name the same thing: every decision carries its reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ingest.clusters import Cluster, clusters_of
from ingest.known import KnownNames
from ingest.lexicon import table
from ingest.model import Entity, Mention, Naming
from ingest.morphology import lemma
from ingest.names import signature, tokens

#: Named in full this often, a thing keeps its short name.
ESTABLISHED = 2


def resolve(
    mentions: Sequence[Mention], known: KnownNames, short_names: dict[str, str]
) -> list[Naming]:
    """A naming for each mention, in the same order.

    `short_names` are those the document defines: «Кластер» → the name it was defined beside.
    """
    clusters = clusters_of([m for m in mentions if m.rule != "bare_head"], known)
    of_mention = {id(m): (cluster, reason) for cluster, m, reason in _assigned(clusters)}
    of_mention |= _short_ones(mentions, of_mention, short_names)
    entities = {cluster: _entity(cluster) for cluster in {c for c, _ in of_mention.values()}}
    return [
        Naming(mention, entities[of_mention[id(mention)][0]], of_mention[id(mention)][1])
        for mention in mentions
    ]


def _assigned(clusters: Iterable[Cluster]) -> Iterator[tuple[Cluster, Mention, str]]:
    for cluster in clusters:
        reason = "known name" if cluster.known else "same name"
        for mention in cluster.mentions:
            yield cluster, mention, reason


def _short_ones(
    mentions: Sequence[Mention],
    of_mention: dict[int, tuple[Cluster, str]],
    short_names: dict[str, str],
) -> dict[int, tuple[Cluster, str]]:
    """A bare «Кластер» is what the document defined so, else what it introduced so."""
    bound = dict(_defined(of_mention.values(), short_names))
    found: dict[int, tuple[Cluster, str]] = {}
    for mention in mentions:
        if mention.rule != "bare_head":
            _introduce(mention, of_mention[id(mention)][0], bound, short_names)
            continue
        word = lemma(mention.name)
        if word not in bound:
            bound[word] = Cluster(mention.kind, local=True), "short name never explained"
        cluster, reason = bound[word]
        cluster.mentions.append(mention)
        found[id(mention)] = cluster, reason
    return found


def _defined(
    assigned: Iterable[tuple[Cluster, str]], short_names: dict[str, str]
) -> Iterator[tuple[str, tuple[Cluster, str]]]:
    for short, name in short_names.items():
        for cluster, _ in assigned:
            if signature(name) in cluster.keys:
                yield lemma(short), (cluster, "short name defined in the document")
                break


def _introduce(
    mention: Mention,
    cluster: Cluster,
    bound: dict[str, tuple[Cluster, str]],
    short_names: dict[str, str],
) -> None:
    """The first name with a head binds its short form; only a quoted name binds it anew."""
    if mention.kind != "organization" or cluster.local:
        return
    words = [word for name in (mention.name, *mention.aliases) for word in tokens(name)]
    defined = {lemma(short) for short in short_names}
    russian = table("translations.tsv")
    called = {russian.get(word.lower(), lemma(word)) for word in words if word.isalpha()}
    for word in called - defined:
        if word not in bound or _takes_over(mention, cluster, bound[word][0]):
            bound[word] = cluster, "short name of what was introduced before"


def _takes_over(mention: Mention, cluster: Cluster, holder: Cluster) -> bool:
    """A quoted name takes the short name of what was named once, not of what is established."""
    if cluster.mentions[0] is not mention or mention.rule != "head_with_quotation":
        return False
    before = [m for m in holder.mentions if m.passage.order <= mention.passage.order]
    return len([m for m in before if m.rule != "bare_head"]) < ESTABLISHED


def _entity(cluster: Cluster) -> Entity:
    full = [mention for mention in cluster.mentions if mention.rule != "bare_head"]
    named = full or cluster.mentions
    known = cluster.known
    name = known.name if known else _preferred(named)
    aliases = {alias for alias in cluster.names if alias != name}
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
    """A Russian name before a foreign one, then the most frequent, then the longest."""
    counts = Counter(mention.name for mention in mentions)
    return max(counts, key=lambda name: (not name.isascii(), counts[name], len(name), name))


def _is_english(name: str) -> bool:
    return name.isascii() and len(name.split()) > 1


def _subclasses(mentions: Iterable[Mention]) -> set[str]:
    counts = Counter(mention.subclass for mention in mentions if mention.subclass)
    return {counts.most_common(1)[0][0]} if counts else set()
