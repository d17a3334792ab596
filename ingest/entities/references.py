"""What a bare noun means: «Кластера», «указанное соглашение»."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.entities.clusters import Cluster
from ingest.entities.own_act import Itself
from ingest.headings import is_heading, is_named_alone
from ingest.lexicon import rows, table
from ingest.mentions.bare import REFERRING
from ingest.model import Mention, Passage
from ingest.morphology import lemma
from ingest.names import core, tokens

Assigned = tuple[Cluster, str]
#: Kinds whose bare nouns mean what was named before, each by its own rule.
BODIES, OTHERS = "organization", {"event", "programme", "project", "act"}
#: As sure as this, a capital may be that of the sentence.
OPENING = 0.4
#: A heading heads so many paragraphs at most.
BELOW = 4
INTRODUCED = "short name of what was introduced before"
#: Named in full this often, a thing keeps its short name.
ESTABLISHED = 2


def resolved_references(
    mentions: Sequence[Mention], of_mention: Mapping[int, Assigned]
) -> dict[int, Assigned]:
    """A bare «Кластер» is what the document introduced so; «Форума» only if it did."""
    bound: dict[tuple[str, str], Cluster] = {}
    found: dict[int, Assigned] = {}
    headed, itself = _Headed(), Itself(mentions, of_mention)
    for mention in mentions:
        headed.read(mention, of_mention.get(id(mention)))
        if mention.rule not in REFERRING:
            _introduce(mention, of_mention[id(mention)][0], bound)
            continue
        key = mention.kind, lemma(mention.name)
        if key not in bound and mention.kind == BODIES and mention.confidence > OPENING:
            bound[key] = Cluster(mention.kind, local=True)
        if itself.is_meant(mention):
            cluster = itself.named(mention)
        else:
            cluster = headed.meaning(mention, key) or bound.get(key)
        if cluster is not None:
            explained = any(each.rule not in REFERRING for each in cluster.mentions)
            cluster.mentions.append(mention)
            found[id(mention)] = cluster, INTRODUCED if explained else "short name never explained"
    return found


@dataclass
class _Headed:
    """«2.2. Национальный **союз** «Лес»»: what «Союз» means in the paragraphs below."""

    passage: Passage | None = None
    cluster: Cluster | None = None
    heads: frozenset[str] = frozenset()

    def read(self, mention: Mention, assigned: Assigned | None) -> None:
        if mention.passage is self.passage or not is_heading(mention.passage):
            return
        self.passage, self.cluster = mention.passage, None
        if assigned and mention.kind == BODIES and is_named_alone(mention):
            self.cluster, self.heads = assigned[0], frozenset(_heads(mention))

    def meaning(self, bare: Mention, key: tuple[str, str]) -> Cluster | None:
        if self.passage is None or bare.passage.order - self.passage.order > BELOW:
            return None
        return self.cluster if key[0] == BODIES and key[1] in self.heads else None


def _introduce(mention: Mention, cluster: Cluster, bound: dict[tuple[str, str], Cluster]) -> None:
    """The first body with a head binds its short form; other things bind theirs anew."""
    if mention.kind in OTHERS:
        for head in _heads(mention):
            bound[mention.kind, head] = cluster
    if mention.kind != BODIES:
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
    return len([m for m in before if m.rule not in REFERRING]) < ESTABLISHED
