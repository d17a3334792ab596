"""Whether a word acts or undergoes, and who may be the agent of what is done."""

import re
from functools import cache

from ingest.lexicon import rows, table
from ingest.morphology import parses
from ingest.syntax import Node

#: «реализующий», «учредивший»: the ending says it surer than the model.
ACTIVE = re.compile(r"(?:щ|ш)(?:ий|ая|ее|ие|его|ей|ую|им|их|ими|ем)(?:ся)?$", re.I)
#: A noun that looks alike in more cases than this has one form.
ALIKE = 4


def is_passive(node: Node) -> bool:
    pos = node.token._.parse.pos
    if pos == "PRTS" or (pos == "VERB" and node.lemma.endswith("ся") and not _acts(node)):
        return True
    if any(child.relation in {"nsubj:pass", "aux:pass"} for child in node.children):
        return True
    return pos == "PRTF" and ACTIVE.search(node.token.text) is None


def _acts(node: Node) -> bool:
    """«присоединился», «занимается» are no passives of anything."""
    return node.lemma in table("light.tsv") or node.lemma in _telling()


@cache
def _telling() -> frozenset[str]:
    return frozenset(row[1].partition(" ")[0] for row in rows("frames.tsv"))


def describes(node: Node) -> bool:
    """«**Дирекция**, учреждённая ИжГТУ»: what is not declined beside a participle is the doer."""
    return node.relation == "acl" and node.token._.parse.pos == "PRTF"


def is_agent(node: Node) -> bool:
    described = node.head is not None and describes(node.head)
    oblique = node.relation in {
        "obl",
        "obl:agent",
        "iobj",
        "nmod",
        *(("obj",) if described else ()),
    }
    undeclined = node.relation == "obl:agent" and is_undeclined(node)
    return oblique and (node.case == "ablt" or undeclined) and node.preposition is None


def is_undeclined(node: Node) -> bool:
    """«**АО** «Свет»», «**ГБОУ** «Лицей»», «**райпо**»: one form for all cases."""
    text = node.token.text
    if not text[1:].islower() or node.case is None:
        return True
    return len({each.case for each in parses(text)}) > ALIKE
