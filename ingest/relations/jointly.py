"""Who does something together: «А и Б выполняют **совместный** проект»."""

from collections.abc import Iterator
from itertools import combinations

from ingest.model import Relation
from ingest.relations.arguments import place
from ingest.relations.asserted import is_asserted
from ingest.relations.sentence import Sentence, relation
from ingest.syntax import Node

#: More than so many do not all work with each other.
FEW = 4


def jointly(sentence: Sentence, node: Node) -> Iterator[Relation]:
    """«**Завод** и **Институт** ведут совместные исследования», «… совместно разработали …»"""
    if node.naming is not None or node.token._.parse.pos != "VERB" or not _is_joint(node):
        return
    bodies = [n for n in place(node, "subj") if n.mention.kind == "organization"]
    if 1 < len(bodies) <= FEW and is_asserted(sentence, node):
        for one, other in combinations(bodies, 2):
            if one.entity != other.entity:
                yield relation(
                    sentence, one.entity, "svod:cooperatesWith", other.entity, "jointly", 0.8
                )


def _is_joint(verb: Node) -> bool:
    """With whom is said, if at all, by the subjects themselves: «**совместно** разработали»."""
    for child in verb.children:
        if child.lemma == "совместно" and not child.children:
            return True
        done = child.relation in {"obj", "nsubj:pass"}
        if done and any(each.lemma == "совместный" for each in child.children):
            return True
        if done and child.naming and "совместн" in child.naming.mention.surface.lower():
            return True
    return False
