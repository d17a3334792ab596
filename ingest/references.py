"""What a bare noun means: «Кластера», «указанное соглашение»."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.clusters import Cluster
from ingest.lexicon import rows, table
from ingest.model import Mention
from ingest.morphology import lemma
from ingest.names import core, tokens

Assigned = tuple[Cluster, str]
#: Kinds whose bare nouns mean what was named before, each by its own rule.
BODIES, OTHERS = "organization", {"event", "programme", "project", "act"}
#: As sure as this, a capital may be that of the sentence.
OPENING = 0.4
INTRODUCED = "short name of what was introduced before"
#: Named in full this often, a thing keeps its short name.
ESTABLISHED = 2


def resolved_references(
    mentions: Sequence[Mention], of_mention: Mapping[int, Assigned]
) -> dict[int, Assigned]:
    """A bare «Кластер» is what the document introduced so; «Форума» only if it did."""
    bound: dict[tuple[str, str], Cluster] = {}
    found: dict[int, Assigned] = {}
    for mention in mentions:
        if mention.rule != "bare_head":
            _introduce(mention, of_mention[id(mention)][0], bound)
            continue
        key = mention.kind, lemma(mention.name)
        if key not in bound and mention.kind == BODIES and mention.confidence > OPENING:
            bound[key] = Cluster(mention.kind, local=True)
        if key in bound:
            cluster = bound[key]
            explained = any(each.rule != "bare_head" for each in cluster.mentions)
            cluster.mentions.append(mention)
            found[id(mention)] = cluster, INTRODUCED if explained else "short name never explained"
    return found


def _introduce(mention: Mention, cluster: Cluster, bound: dict[tuple[str, str], Cluster]) -> None:
    """The first body with a head binds its short form; other things bind theirs anew."""
    if mention.kind in OTHERS:
        for head in _heads(mention):
            bound[mention.kind, head] = cluster
    if mention.kind != BODIES or cluster.local:
        return
    for word in {*_heads(mention), *_called(mention)}:
        key = mention.kind, word
        if key not in bound or _takes_over(mention, cluster, bound[key]):
            bound[key] = cluster


def _heads(mention: Mention) -> Iterator[str]:
    """The first telling noun of a name says what it is called for short."""
    nouns = {row[0] for row in rows("heads.tsv") if row[1] == mention.kind}
    stems = (lemma(word) for word in tokens(mention.name))
    head = next((stem for stem in stems if stem in nouns), None)
    if head:
        yield head


def _called(mention: Mention) -> set[str]:
    """«Кластер» for the consortium «Северный кластер», «Альянс» for the Baltic Alliance."""
    foreign = mention.name if mention.name.isascii() else ""
    names = (core(mention.name) or foreign, *mention.aliases)
    words = [word for name in names for word in tokens(name)]
    russian = table("translations.tsv")
    return {russian.get(word.lower(), lemma(word)) for word in words if word.isalpha()}


def _takes_over(mention: Mention, cluster: Cluster, holder: Cluster) -> bool:
    """A quoted name takes the short name of what was named once, not of what is established."""
    if cluster.mentions[0] is not mention or mention.rule != "head_with_quotation":
        return False
    before = [m for m in holder.mentions if m.passage.order <= mention.passage.order]
    return len([m for m in before if m.rule != "bare_head"]) < ESTABLISHED
