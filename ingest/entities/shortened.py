"""Longer and shorter forms of one name within a document."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from ingest.abbreviations import is_short, spells_out
from ingest.entities.clusters import Cluster
from ingest.morphology import is_place_name, parses
from ingest.names import NUMBER, act_number, act_reference, core, signature, tokens
from ingest.phrases.nominative import ORDINAL

#: A shortened name keeps at least this many of the telling words.
TELLING = 2
#: An abbreviation of fewer letters may stand for too much.
SPELT = 3
SHORTENED = {"organization", "programme", "event", "place", "group"}
#: «Зеленый день Форума» tells enough to be short for «Зеленый день Форума «Города»».
EVENTS_WORDS = 3
#: «участники Форума»: who takes part in one thing is one class.
PARTAKERS = {"участник", "член"}
#: «Правительство края» is that of the one край which the document names beside a government.
DIVISIONS = {"край", "область", "республика", "округ", "район", "город", "муниципалитет", "улус"}

#: «отдел культуры **администрации** района»: whose it is begins with these.
OWNERS = {
    "администрация", "правительство", "министерство", "департамент", "комитет", "управление",
    "мэрия", "дума", "при",
}  # fmt: skip

Stems = tuple[str, ...]


def with_shortened(clusters: list[Cluster]) -> list[Cluster]:
    """«Северный кластер чистых технологий» is short for the one «… для городской среды»."""
    beginning: defaultdict[Hashable, list[tuple[Stems, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for stems in _begun(cluster):
            beginning[cluster.kind, stems[:TELLING]].append((stems, cluster))
            beginning[cluster.kind, stems[:1]].append((stems, cluster))
    joined: dict[int, Cluster] = dict(
        [*_undated(clusters), *_spelt_out(clusters), *_own_titles(clusters)]
    )
    for short, dated in ((c, joined[id(c)]) for c in clusters if id(c) in joined):
        dated.absorb(short)
    for cluster in clusters:
        longer = {id(one): one for one in _longer(cluster, beginning, joined)}
        if len(longer) == 1 and not cluster.known:
            (target,) = longer.values()
            target.absorb(cluster)
            joined[id(cluster)] = target
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _undated(clusters: Sequence[Cluster]) -> Iterator[tuple[int, Cluster]]:
    """«Федеральный закон № 44-ФЗ» is the one of that number whose date the document gives."""
    dated: defaultdict[tuple[str, str], list[Cluster]] = defaultdict(list)
    acts = [cluster for cluster in clusters if cluster.kind == "act"]
    for cluster in acts:
        references = {act_reference(name) for name in cluster.names()} - {None}
        for issued, number, _ in filter(None, references):
            dated[_head(issued), number].append(cluster)
    for cluster in acts:
        for name in cluster.names():
            written = NUMBER.search(name)
            if written and not any(map(act_reference, cluster.names())):
                same = dated[_head(name), act_number(written.group(1))]
                if len(same) == 1:
                    yield id(cluster), same[0]


def _own_titles(clusters: Sequence[Cluster]) -> Iterator[tuple[int, Cluster]]:
    """«ПОСТАНОВЛЕНИЕ от 24.06.2014 № 312» is the «постановление администрации от … № 312»."""
    issued: defaultdict[tuple[str, str, str], list[Cluster]] = defaultdict(list)
    titles: list[tuple[Cluster, tuple[str, str, str]]] = []
    for cluster in clusters:
        for reference in filter(None, map(act_reference, cluster.names())):
            body, number, day = reference
            key = _head(body), number, day
            if len(tokens(body)) == 1:
                titles.append((cluster, key))
            else:
                issued[key].append(cluster)
    for cluster, key in titles:
        if len(issued[key]) == 1:
            yield id(cluster), issued[key][0]


def _spelt_out(clusters: Sequence[Cluster]) -> Iterator[tuple[int, Cluster]]:
    """«АлтГУ», though nowhere explained, is the «Алтайский государственный университет»."""
    bodies = [cluster for cluster in clusters if cluster.kind == "organization"]
    for cluster in bodies:
        shorts = {_abbreviation(name) for name in cluster.names()}
        if cluster.known or None in shorts:
            continue
        full = [
            other
            for other in bodies
            if any(
                spells_out(short, core(one) or one)
                for one in other.names()
                for short in filter(None, shorts)
            )
        ]
        if len(full) == 1:
            yield id(cluster), full[0]


def _abbreviation(name: str) -> str | None:
    """«НМИЦ» of «НМИЦ имени Илизарова»"""
    first, _, rest = name.partition(" ")
    alone = not rest or rest.startswith(("имени ", "им. "))
    return first if alone and is_short(first) and len(first) >= SPELT else None


def _head(name: str) -> str:
    """«закон» of «Федеральный закон …»: the first word that is no adjective."""
    return next((min(signature(w)) for w in tokens(name) if parses(w)[0].pos == "NOUN"), "")


def _longer(
    short: Cluster,
    beginning: dict[Hashable, list[tuple[Stems, Cluster]]],
    joined: dict[int, Cluster],
) -> Iterator[Cluster]:
    """The things that the name may be short for, each where it has gone since."""
    for stems in _begun(short):
        by_place = stems[-1] in DIVISIONS or short.kind in {"place", "group"}
        for whole, cluster in beginning.get((short.kind, stems[: 1 if by_place else TELLING]), ()):
            while id(cluster) in joined:
                cluster = joined[id(cluster)]
            if cluster is not short and _shortens(stems, whole, short.kind):
                yield cluster


def _shortens(short: Stems, long: Stems, kind: str) -> bool:
    """Word for word, and telling: «Кластер …» begins too many names."""
    if len(short) < TELLING or len(short) >= len(long):
        return False
    if kind != "place" and _leaves_whose_out(short, long, kind):
        return True
    if kind in {"place", "group"}:
        return _leaves_middle_out(short, long, kind)
    if short[-1] in DIVISIONS and _leaves_place_out(short, long):
        return True
    if long[: len(short)] != short:
        return False
    if kind == "event":  # «XV Форум» is short for «XV Форум «Города»»
        return len(short) >= EVENTS_WORDS or bool(ORDINAL.match(short[0].upper()))
    return parses(short[0])[0].pos == "ADJF"


def _leaves_whose_out(short: Stems, long: Stems, kind: str) -> bool:
    """«Управление промышленности» of «… **Правительства Пензенской области**»"""
    if kind not in {"organization", "group"} or long[: len(short)] != short:
        return False
    rest = long[len(short) :]
    if kind == "group":  # «предприятия **республики**» are those of the one spoken of
        return len(rest) == 1 and rest[0] in DIVISIONS
    return bool(DIVISIONS & {*rest}) or rest[0] in OWNERS or is_place_name(rest[-1])


def _leaves_place_out(short: Stems, long: Stems) -> bool:
    """«Отдел культуры администрации **района**» of «… **Хохольского муниципального района**»"""
    kept = len(short) - 1
    return short[:kept] == long[:kept] and short[-1] in long[kept:]


def _leaves_middle_out(short: Stems, long: Stems, kind: str) -> bool:
    """«Северный **рыбохозяйственный** бассейн», «участники **панельной** дискуссии»"""
    if kind == "group":
        return short[0] in PARTAKERS and short[0] == long[0] and {*short} < {*long}
    return len(short) == TELLING and (short[0], short[-1]) == (long[0], long[-1])


def _begun(cluster: Cluster) -> set[Stems]:
    """The names, stem by stem; of bodies also without what tells nothing."""
    if cluster.kind not in SHORTENED:
        return set()
    names = cluster.names()
    whole = {_stems(name) for name in names}
    if cluster.kind in {"event", "place", "group"}:
        return whole - {()}
    placed = {stems for stems in whole if DIVISIONS & {*stems}}
    return (placed | {_telling(name) for name in names}) - {()}


def _telling(name: str) -> Stems:
    kept = signature(name)
    return tuple(stem for stem in _stems(core(name) or name) if stem in kept)


def _stems(name: str) -> Stems:
    return tuple(min(signature(word), default="") for word in tokens(name))
