"""Whether a word acts or undergoes, and who may be the agent of what is done."""

from functools import cache

from ingest.lexicon import rows, table
from ingest.syntax import Node


def is_passive(node: Node) -> bool:
    voice = node.token.morph.get("Voice", [])
    pos = node.token._.parse.pos
    if pos == "PRTS" or (pos == "VERB" and node.lemma.endswith("ся") and not _acts(node)):
        return True
    if any(child.relation in {"nsubj:pass", "aux:pass"} for child in node.children):
        return True
    return "Pass" in voice and pos == "PRTF"


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
    undeclined = node.case is None and node.relation == "obl:agent"
    return oblique and (node.case == "ablt" or undeclined) and node.preposition is None
