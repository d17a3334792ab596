"""The names that a word of a tree stands for: its own, those beside it, those it represents."""

from collections.abc import Iterator

from ingest.lexicon import table
from ingest.model import Naming
from ingest.syntax import Node

CLAUSES = ("acl", "acl:relcl")


def fillers(node: Node) -> Iterator[Naming]:
    """A name, those coordinated with it, and whom a general word stands for."""
    if node.naming is not None:
        yield node.naming
    elif is_light(node, "for", "speaks") or node.token.is_punct:
        named = [child for child in node.with_relation("appos") if child.naming]
        for child in named or node.with_relation("nmod", "appos", "obl"):
            yield from fillers(child)
    else:
        for child in node.with_relation("appos", "flat:name", "flat"):
            yield from fillers(child)
        yield from _in_office(node)
        yield from _represented(node)
    for child in node.with_relation("conj"):
        yield from fillers(child)


def _in_office(node: Node) -> Iterator[Naming]:
    """«президент **Союза** Ю.П. Злочин»: the model hangs the person on the body.

    «заместитель директора **Центра** Иванов И.И.», «начальник **отдела** Петров П.П.» (as nmod)
    """
    below = list(node.with_relation("nmod"))
    while below:
        body = below.pop(0)
        below += body.with_relation("nmod")
        holders = [*body.with_relation("appos", "flat:name"), *_alike(body, node.case)]
        for child in holders:
            if child.naming is not None and child.naming.mention.kind == "person":
                yield child.naming


def _alike(body: Node, case: str | None) -> Iterator[Node]:
    """Whoever holds an office stands in its case; the model takes him for an attribute."""
    return (c for c in body.with_relation("nmod") if c.case == case and case != "gent")


def _represented(node: Node) -> Iterator[Naming]:
    """«более 250 специалистов, в том числе **представители** Ростуризма»"""
    for child in node.children:
        if child.relation in CLAUSES or child.naming is not None:
            continue
        yield from fillers(child) if is_light(child, "speaks") else _represented(child)


def companions(node: Node) -> list[Naming]:
    """«реализует совместно с **Университетом**»"""
    near = [*node.children, *(below for child in node.children for below in child.children)]
    together = (child for child in near if is_light(child, "together"))
    with_whom = (
        child
        for each in together
        for child in each.children
        if child.preposition in {"с", "со"} or child.relation in {"obl", "nmod"}
    )
    return [naming for each in with_whom for naming in fillers(each)]


def is_light(node: Node, *uses: str) -> bool:
    light = table("light.tsv")
    return (light.get(node.lemma) or light.get(node.lemma.removesuffix("ся"))) in uses
