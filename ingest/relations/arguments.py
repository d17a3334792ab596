"""Who does what to whom in a tree: the places beside a word, filled with names."""

from collections.abc import Iterator

from ingest.model import Naming
from ingest.relations.fillers import CLAUSES, fillers, is_light
from ingest.relations.voice import describes, is_agent, is_passive, is_undeclined
from ingest.syntax import Node

#: Places that are a case without a preposition.
CASES = {"gen": "gent", "datv": "datv", "ablt": "ablt"}
#: «при поддержке», «под эгидой», «за счёт средств», «на средства», «из средств», «в партнёрстве»
WITH_HELP = {"при", "под", "за", "на", "из", "в"}
UPRIGHT = {"nomn", "accs"}
OBLIQUE = ("obl", "nmod", "obl:agent", "iobj", "xcomp", "advmod")


def place(node: Node, name: str) -> list[Naming]:
    """The names that fill one of the places of frames.tsv beside a word."""
    if name == "self":
        return [node.naming] if node.naming else []
    found = {
        "subj": _subjects,
        "obj": _objects,
        "is": _bearers,
        "whole": _helped,
    }.get(name)
    nodes = found(node) if found else _obliques(node, name)
    return list(dict.fromkeys(naming for each in nodes for naming in fillers(each)))


def beside(node: Node, name: str) -> list[Naming]:
    """Names beside a word whose form at least does not speak against a place.

    «Гран-при присуждён **райпо**», «вручён **ГБОУ «Лицей»**»: what is not declined fills any.
    """
    case = CASES.get(name)
    free = (
        child
        for child in _beside(node)
        if child.preposition is None and child.relation not in CLAUSES
        and (child.case in ({case} if case else UPRIGHT) or is_undeclined(child))
    )  # fmt: skip
    return list(dict.fromkeys(naming for each in free for naming in fillers(each)))


def _subjects(node: Node) -> Iterator[Node]:
    """«**Фонд** создал», «созданный **Фондом**», «**Фонд**, создавший», «**Фонд**, который …»"""
    if is_passive(node):
        agents = [child for child in _beside(node) if is_agent(child)]
        others = _undergoing(node) if describes(node) else _undergoing(node)[1:]
        yield from agents or _astray(node) or others
        return
    own = [child for child in _beside(node) if child.relation == "nsubj"]
    if own:
        yield from map(_antecedent, own)
    elif node.relation in CLAUSES and node.head is not None:
        yield _first_of_list(node.head) if node.token._.parse.number == "plur" else node.head
    elif node.head is not None and _shares_its_subject(node, node.head):
        passive = node.relation == "conj" and is_passive(node.head)
        yield from _objects(node.head) if passive else _subjects(node.head)


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
        if below.naming is not None and is_agent(below)
    ]


def _shares_its_subject(node: Node, head: Node) -> bool:
    """«Фонд создал и **открыл**», «**создав**, открыл», «приступил к **реализации**»"""
    return node.relation in {"conj", "advcl"} or is_light(head, "pursues")


def _objects(node: Node) -> Iterator[Node]:
    if not is_passive(node):
        yield from (_antecedent(child) for child in _beside(node) if child.relation == "obj")
        return
    own = [] if describes(node) else _undergoing(node)[:1]
    if own:
        yield from map(_antecedent, own)
    elif node.relation in {"acl", "acl:relcl", "amod"} and node.head is not None:
        yield _agreeing(node, node.head)
    elif node.relation == "conj" and node.head is not None:
        inherited = _objects(node.head) if is_passive(node.head) else _subjects(node.head)
        yield from _upright(node) or inherited


def _agreeing(node: Node, head: Node) -> Node:
    """«**форума** по обращению с отходами, организованного Союзом»: no waste was organised."""
    while (
        head.naming is None and head.relation == "nmod" and head.head is not None
        and None not in {node.case, head.case} and head.case != node.case
    ):  # fmt: skip
        head = head.head
    return head


def _upright(node: Node) -> list[Node]:
    """«Кластер победил, а **Ангарский В.О.** удостоен …», whatever the model takes him for."""
    return [
        child
        for child in node.children
        if child.naming and child.case == "nomn" and child.token.idx < node.token.idx
        and child.preposition is None
        and (child.naming.mention.kind == "person" or not is_undeclined(child))
    ]  # fmt: skip


def _undergoing(node: Node) -> list[Node]:
    """In «**кластер** создан **ЗАО «Свет»**» the model takes what is not declined for another."""
    return [child for child in _beside(node) if child.relation in {"nsubj:pass", "nsubj"}]


def _bearers(node: Node) -> Iterator[Node]:
    """«**Палата** – учредитель», «учредителем выступила **Палата**», «учредитель – **Палата**»"""
    yield from (_antecedent(child) for child in node.with_relation("nsubj", "nsubj:pass"))
    head = node.head
    if head is not None and is_light(head, "duty") and head.head is not None:
        yield from _charged(head.head)
    if head is not None and is_light(head, "is"):
        yield from (
            _antecedent(child)
            for child in head.children
            if child is not node
            and child.relation in {"nsubj", "nsubj:pass", "obl"}
            and child.preposition is None
        )
        if head.relation in CLAUSES and head.head is not None:
            yield head.head
        elif head.relation == "conj" and head.head is not None:
            yield from _subjects(head.head)
    elif head is not None and _says_what_it_is(node):
        yield head
    if node.case != "gent":  # «17 членов Совета, **представители** …» are not members
        yield from node.with_relation("appos", "parataxis")


def _says_what_it_is(node: Node) -> bool:
    """«**Завод** – участник Кластера»: no «и» joins what the model takes for one of several."""
    if node.relation == "conj" and not any(node.with_relation("cc")):
        return node.head is not None and node.head.naming is not None
    if node.head is not None and node.head.token._.parse.pos in {"VERB", "PRTS"}:
        return False  # «**присутствовали** 14 членов комиссии, представители Союза»
    return node.relation in {"appos", "nsubj", "parataxis"}


def _charged(verb: Node) -> Iterator[Node]:
    """«функции оператора **выполняет** Центр», «функции оператора **возложены** на Центр»"""
    yield from _subjects(verb)
    yield from _obliques(verb, "на")


def _helped(node: Node) -> Iterator[Node]:
    """«**Форум** прошёл при поддержке …»: who does, or what is done, with this help."""
    above = node.head if node.preposition in WITH_HELP else None
    beside: Node | None = None
    while above is not None and (above.naming or above.token._.parse.pos == "NOUN"):
        if above.naming and above.preposition is None and beside is None:
            beside = above
        above = above.head
    done = [*_objects(above), *_subjects(above)] if above is not None else []
    if beside is not None and beside not in done and beside.relation != "nmod":
        yield beside
    elif done:
        yield from done
    elif beside is not None:
        yield beside


def of_organisers(node: Node) -> bool:
    """«**Организаторами выступили** Министерство и Палата при поддержке …»"""
    above = node.head
    while above is not None and not is_light(above, "is"):
        above = above.head
    return above is not None


def _obliques(node: Node, name: str) -> Iterator[Node]:
    """In a case without a preposition, or after the preposition."""
    for child in _beside(node):
        if child.relation not in OBLIQUE and not child.relation.startswith("obl"):
            continue
        governor = child.preposition
        if name in CASES:
            if governor is None and child.case == CASES[name]:
                yield _antecedent(child)
        elif governor in {name, f"{name}о"}:
            yield _antecedent(child)


def _beside(node: Node) -> Iterator[Node]:
    """What hangs on the word itself, and on the noun that makes a verb of it: «принять участие»."""
    yield from node.children
    for child in node.with_relation("obj", "nsubj:pass"):
        if is_light(child, "carries"):
            yield from child.children


def _antecedent(node: Node) -> Node:
    """«консорциум, **который** создан …», «Сеть, членом **которой** с 2006 года является …»"""
    above = node.head if node.lemma == "который" else None
    while above is not None:
        if above.relation == "acl:relcl" and above.head is not None:
            return above.head
        above = above.head
    return node
