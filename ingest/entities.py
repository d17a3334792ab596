"""Which mentions name the same thing: every decision carries its reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.known import Known, KnownNames
from ingest.lexicon import table
from ingest.model import Entity, Mention, Naming
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
#: Named in full this often, a thing keeps its short name.
ESTABLISHED = 2
#: Bodies that every organisation may have: a document's «Совет директоров» is its own.
COMMON_BODIES = {
    frozenset({"совет", "директор"}),
    frozenset({"рабочий", "группа"}),
    frozenset({"организационный", "комитет"}),
    frozenset({"исполнительный", "комитет"}),
}


@dataclass
class _Cluster:
    """The mentions of one thing while they are being brought together."""

    kind: EntityKind
    mentions: list[Mention] = field(default_factory=list)
    keys: set[frozenset[str]] = field(default_factory=set)
    known: Known | None = None
    local: bool = False


def resolve(
    mentions: Sequence[Mention], known: KnownNames, short_names: dict[str, str]
) -> list[Naming]:
    """A naming for each mention, in the same order.

    `short_names` are those the document defines: «Кластер» → the name it was defined beside.
    """
    clusters = _by_name([m for m in mentions if m.rule != "bare_head"], known)
    clusters = _with_shortened(clusters)
    of_mention = {id(m): (cluster, reason) for cluster, m, reason in _assigned(clusters)}
    of_mention |= _short_ones(mentions, of_mention, short_names)
    entities = {id(cluster): _entity(cluster) for cluster, _ in of_mention.values()}
    return [
        Naming(mention, entities[id(of_mention[id(mention)][0])], of_mention[id(mention)][1])
        for mention in mentions
    ]


def _by_name(mentions: Iterable[Mention], known: KnownNames) -> list[_Cluster]:
    """Mentions that share a name, in any inflection or as an alias, belong together."""
    clusters: list[_Cluster] = []
    for mention in mentions:
        keys = {signature(name) for name in (mention.name, *mention.aliases)}
        found = _known(mention, known)
        same = [c for c in clusters if c.kind == mention.kind and _is_same(c, keys, found)]
        target = same[0] if same else _Cluster(mention.kind)
        for other in same[1:]:
            _merge(target, other)
            clusters.remove(other)
        if not same:
            clusters.append(target)
        target.mentions.append(mention)
        target.keys |= keys
        target.known = target.known or found
        target.local = not target.known and all(map(_is_common, target.mentions))
    return clusters


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


def _is_same(cluster: _Cluster, keys: set[frozenset[str]], found: Known | None) -> bool:
    if cluster.known and found:
        return cluster.known.iri == found.iri
    return bool(cluster.keys & keys)


def _known(mention: Mention, known: KnownNames) -> Known | None:
    names = (mention.name, *mention.aliases)
    return next(filter(None, (known.called(mention.kind, name) for name in names)), None)


def _merge(target: _Cluster, other: _Cluster) -> None:
    target.mentions += other.mentions
    target.keys |= other.keys
    target.known = target.known or other.known


def _with_shortened(clusters: list[_Cluster]) -> list[_Cluster]:
    """«Северный кластер чистых технологий» is short for the one «… для городской среды»."""
    for cluster in list(clusters):
        longer = [other for other in clusters if other is not cluster and _shortens(cluster, other)]
        if len(longer) == 1:
            _merge(longer[0], cluster)
            clusters.remove(cluster)
    return clusters


def _shortens(short: _Cluster, long: _Cluster) -> bool:
    if short.kind != long.kind or short.kind not in SHORTENED or short.known:
        return False
    return any(
        _begins(short_name, long_name) for short_name in _names(short) for long_name in _names(long)
    )


def _begins(short: str, long: str) -> bool:
    """Word for word, and with a telling first word: «Кластер …» begins too many names."""
    first, second = _telling(short), _telling(long)
    if not TELLING <= len(first) < len(second) or first != second[: len(first)]:
        return False
    return parses(first[0])[0].pos == "ADJF"


def _telling(name: str) -> list[str]:
    kept = signature(name)
    stems = (min(signature(word), default="") for word in tokens(core(name) or name))
    return [stem for stem in stems if stem in kept]


def _names(cluster: _Cluster) -> set[str]:
    return {
        name
        for mention in cluster.mentions
        if mention.rule != "bare_head"
        for name in (mention.name, *mention.aliases)
    }


def _assigned(clusters: Iterable[_Cluster]) -> Iterator[tuple[_Cluster, Mention, str]]:
    for cluster in clusters:
        reason = "known name" if cluster.known else "same name"
        for mention in cluster.mentions:
            yield cluster, mention, reason


def _short_ones(
    mentions: Sequence[Mention],
    of_mention: dict[int, tuple[_Cluster, str]],
    short_names: dict[str, str],
) -> dict[int, tuple[_Cluster, str]]:
    """A bare «Кластер» is what the document defined so, else what it introduced so."""
    bound = dict(_defined(of_mention.values(), short_names))
    found: dict[int, tuple[_Cluster, str]] = {}
    for mention in mentions:
        if mention.rule != "bare_head":
            _introduce(mention, of_mention[id(mention)][0], bound, short_names)
            continue
        word = lemma(mention.name)
        if word not in bound:
            bound[word] = _Cluster(mention.kind, local=True), "short name never explained"
        cluster, reason = bound[word]
        cluster.mentions.append(mention)
        found[id(mention)] = cluster, reason
    return found


def _defined(
    assigned: Iterable[tuple[_Cluster, str]], short_names: dict[str, str]
) -> Iterator[tuple[str, tuple[_Cluster, str]]]:
    for short, name in short_names.items():
        for cluster, _ in assigned:
            if signature(name) in cluster.keys:
                yield lemma(short), (cluster, "short name defined in the document")
                break


def _introduce(
    mention: Mention,
    cluster: _Cluster,
    bound: dict[str, tuple[_Cluster, str]],
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


def _takes_over(mention: Mention, cluster: _Cluster, holder: _Cluster) -> bool:
    """A quoted name takes the short name of what was named once, not of what is established."""
    first = cluster.mentions[0] is mention and mention.rule == "head_with_quotation"
    before = [m for m in holder.mentions if m.passage.order <= mention.passage.order]
    return first and len([m for m in before if m.rule != "bare_head"]) < ESTABLISHED


def _entity(cluster: _Cluster) -> Entity:
    full = [mention for mention in cluster.mentions if mention.rule != "bare_head"]
    named = full or cluster.mentions
    known = cluster.known
    name = known.name if known else _preferred(named)
    aliases = {alias for alias in _names(cluster) if alias != name}
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
