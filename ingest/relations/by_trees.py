"""Relations that the syntax of a sentence tells."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ingest.model import Relation
from ingest.relations.antecedents import meant
from ingest.relations.frames import framed, names_in
from ingest.relations.jointly import jointly
from ingest.relations.money import PAYING, paid
from ingest.relations.plans import JOINING, plans_to_join
from ingest.relations.sentence import Sentence
from ingest.relations.telling import frames
from ingest.syntax import Node, trees

TreeRule = Callable[[Sentence, Node], Iterator[Relation]]
RULES: list[TreeRule] = [framed, plans_to_join, jointly, paid]


def of_trees(sentences: Sequence[Sentence]) -> Iterator[tuple[int, list[Relation]]]:
    """What is found in each sentence that has a telling word and two names, by its place."""
    telling = [(i, sentence) for i, sentence in enumerate(sentences) if _tells(sentence)]
    grown = trees([(sentence.tokens, names_in(sentence)) for _, sentence in telling])
    for (i, sentence), nodes in zip(telling, grown, strict=True):
        for node in nodes:
            node.naming = node.naming or meant(sentence, node)
        yield i, [found for node in nodes for rule in RULES for found in rule(sentence, node)]


def _tells(sentence: Sentence) -> bool:
    """Two names are tied; one of them may be what a bare noun takes up from before."""
    before = sentence.previous.namings if sentence.previous else ()
    over = sentence.lead.namings if sentence.lead else ()
    if not sentence.namings or len(sentence.namings) + len(before) + len(over) < 2:
        return False
    lemmas = {token.lemma_ for token in sentence.tokens}
    active = {lemma.removesuffix("ся") for lemma in lemmas}
    return not _telling().isdisjoint(lemmas | active)


@cache
def _telling() -> frozenset[str]:
    return frozenset(frames()) | JOINING.keys() | PAYING | {"совместный"}
