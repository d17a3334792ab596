"""Who does what to whom in a tree: the places beside a word, filled with names."""

from collections.abc import Iterator

from ingest.lexicon import table
from ingest.model import Naming
from ingest.syntax import Node

CLAUSES = ("acl", "acl:relcl")
BEARING = ("nsubj", "nsubj:pass", "obl")
OBLIQUE = ("obl", "nmod", "obl:agent", "iobj", "xcomp", "advmod")


def place(node: Node, name: str) -> list[Naming]:
    """The names that fill one of the places of frames.tsv beside a word."""
    found = {
        "subj": _subjects,
        "obj": _objects,
        "is": _bearers,
        "whole": _helped,
    }.get(name)
    nodes = found(node) if found else _obliques(node, name)
    return list(dict.fromkeys(naming for each in nodes for naming in fillers(each)))


def fillers(node: Node) -> Iterator[Naming]:
    """A name, those coordinated with it, and whom a general word stands for."""
    if node.naming is not None:
        yield node.naming
    elif _is_light(node, "for", "speaks") or node.token.is_punct:
        for child in node.with_relation("nmod", "appos", "obl"):
            yield from fillers(child)
    else:
        for child in node.with_relation("appos", "flat:name", "flat"):
            yield from fillers(child)
        yield from _in_office(node)
        yield from _represented(node)
    for child in node.with_relation("conj"):
        yield from fillers(child)


def _in_office(node: Node) -> Iterator[Naming]:
    """«президент **Союза** Ю.П. Злочин»: the model hangs the person on the body."""
    for body in node.with_relation("nmod"):
        for child in body.with_relation("appos", "flat:name"):
            if child.naming is not None and child.naming.mention.kind == "person":
                yield child.naming


def _represented(node: Node) -> Iterator[Naming]:
    """«более 250 специалистов, в том числе **представители** Ростуризма»"""
    for child in node.children:
        if child.relation in CLAUSES or child.naming is not None:
            continue
        yield from fillers(child) if _is_light(child, "speaks") else _represented(child)


def companions(node: Node) -> list[Naming]:
    """«реализует совместно с **Университетом**»"""
    near = [*node.children, *(below for child in node.children for below in child.children)]
    together = (child for child in near if _is_light(child, "together"))
    with_whom = (
        child
        for each in together
        for child in each.children
        if child.preposition in {"с", "со"} or child.relation in {"obl", "nmod"}
    )
    return [naming for each in with_whom for naming in fillers(each)]


def _subjects(node: Node) -> Iterator[Node]:
    """«**Фонд** создал», «созданный **Фондом**», «**Фонд**, создавший», «**Фонд**, который …»"""
    if is_passive(node):
        agents = [child for child in _beside(node) if _is_agent(child)]
        yield from agents or _astray(node) or _undergoing(node)[1:]
        return
    own = [child for child in _beside(node) if child.relation == "nsubj"]
    if own:
        yield from map(_antecedent, own)
    elif node.relation in CLAUSES and node.head is not None:
        yield _first_of_list(node.head) if node.token._.parse.number == "plur" else node.head
    elif node.relation in {"conj", "advcl"} and node.head is not None:
        yield from _subjects(node.head)


def _first_of_list(node: Node) -> Node:
    """«**Фонд**, Союз и Завод, подписавшие …»: all of them did."""
    named = node.relation == "conj" and node.head is not None and node.head.naming is not None
    return node.head if named and node.head is not None else node


def _astray(node: Node) -> list[Node]:
    """«проведён 5 мая в **Томске Министерством**»: the model hangs the agent on place or day."""
    return [
        below
        for child in node.children
        if child.relation == "obl"
        and (child.naming is None or child.naming.mention.kind == "place")
        for below in child.children
        if below.naming is not None and _is_agent(below)
    ]


def _objects(node: Node) -> Iterator[Node]:
    if not is_passive(node):
        yield from (_antecedent(child) for child in _beside(node) if child.relation == "obj")
        return
    own = _undergoing(node)[:1]
    if own:
        yield from map(_antecedent, own)
    elif node.relation in {"acl", "acl:relcl", "amod"} and node.head is not None:
        yield node.head
    elif node.relation == "conj" and node.head is not None and is_passive(node.head):
        yield from _objects(node.head)


def _undergoing(node: Node) -> list[Node]:
    """In «**кластер** создан **ЗАО «Свет»**» the model takes what is not declined for another."""
    return [child for child in _beside(node) if child.relation in {"nsubj:pass", "nsubj"}]


def _bearers(node: Node) -> Iterator[Node]:
    """«**Палата** – учредитель», «учредителем выступила **Палата**», «учредитель – **Палата**»"""
    yield from (_antecedent(child) for child in node.with_relation("nsubj", "nsubj:pass"))
    head = node.head
    if head is not None and _is_light(head, "is"):
        yield from (
            _antecedent(child)
            for child in head.children
            if child is not node
            and child.relation in {"nsubj", "nsubj:pass", "obl"}
            and child.preposition is None
        )
        if head.relation in CLAUSES and head.head is not None:
            yield head.head
    elif head is not None and node.relation in {"appos", "nsubj", "parataxis"}:
        yield head
    if node.case != "gent":  # «17 членов Совета, **представители** …» are not members
        yield from node.with_relation("appos", "parataxis")


def _helped(node: Node) -> Iterator[Node]:
    """«**Форум** прошёл при поддержке …»: who does, or what is done, with this help."""
    verb = node.head if node.preposition in {"при", "под"} else None
    while verb is not None and verb.naming is None and verb.token._.parse.pos == "NOUN":
        verb = verb.head
    if verb is not None:
        yield from ([verb] if verb.naming else [*_objects(verb), *_subjects(verb)])


def of_organisers(node: Node) -> bool:
    """«**Организаторами выступили** Министерство и Палата при поддержке …»"""
    above = node.head
    while above is not None and not _is_light(above, "is"):
        above = above.head
    return above is not None


def _obliques(node: Node, name: str) -> Iterator[Node]:
    """In a case without a preposition, or after the preposition."""
    for child in _beside(node):
        if child.relation not in OBLIQUE and not child.relation.startswith("obl"):
            continue
        governor = child.preposition
        if name in {"gen", "datv", "ablt"}:
            wanted = {"gen": "gent"}.get(name, name)
            if governor is None and child.case == wanted:
                yield child
        elif governor in {name, f"{name}о"}:
            yield child


def _beside(node: Node) -> Iterator[Node]:
    """What hangs on the word itself, and on the noun that makes a verb of it: «принять участие»."""
    yield from node.children
    for child in node.with_relation("obj", "nsubj:pass"):
        if _is_light(child, "carries"):
            yield from child.children


def is_passive(node: Node) -> bool:
    voice = node.token.morph.get("Voice", [])
    pos = node.token._.parse.pos
    if pos == "PRTS" or (pos == "VERB" and node.lemma.endswith("ся")):
        return True
    if any(child.relation in {"nsubj:pass", "aux:pass"} for child in node.children):
        return True
    return "Pass" in voice and pos == "PRTF"


def _is_agent(node: Node) -> bool:
    oblique = node.relation in {"obl", "obl:agent", "iobj", "nmod"}
    undeclined = node.case is None and node.relation == "obl:agent"
    return oblique and (node.case == "ablt" or undeclined) and node.preposition is None


def _antecedent(node: Node) -> Node:
    """«консорциум, **который** создан …»"""
    verb = node.head
    if node.lemma == "который" and verb is not None and verb.relation == "acl:relcl" and verb.head:
        return verb.head
    return node


def _is_light(node: Node, *uses: str) -> bool:
    return table("light.tsv").get(node.lemma) in uses
