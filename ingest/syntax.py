"""Which word of a sentence depends on which, as slovnet's syntax model reads it.

A name counts as one word, its first noun: the shorter the sentence, the surer the reading.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ingest import neural
from ingest.analysed import Token
from ingest.language import one_thread
from ingest.model import Naming

#: Sentences of more words are lists; reading them costs more than it gives.
LONGEST = 120
#: What may hang on a word across a semicolon: lists go on there, arguments do not.
CROSSING = {"conj", "parataxis", "punct", "appos", "root"}


@dataclass
class Node:
    """A word or a name in the tree of its sentence."""

    token: Token
    naming: Naming | None = None
    #: Of Universal Dependencies: «nsubj», «obl», «conj».
    relation: str = "root"
    head: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    @property
    def lemma(self) -> str:
        return str(self.token.lemma_)

    @property
    def case(self) -> str | None:
        """As pymorphy3 names it: «gent»."""
        return str(self.token._.parse.case) if self.token._.parse.case else None

    @property
    def preposition(self) -> str | None:
        """«в», «с»: the word that governs this one's case."""
        return next((c.token.lower_ for c in self.children if c.relation == "case"), None)

    def with_relation(self, *relations: str) -> Iterator["Node"]:
        return (child for child in self.children if child.relation in relations)


def trees(sentences: Sequence[tuple[Sequence[Token], Sequence[Naming]]]) -> list[list[Node]]:
    """For each sentence, given as its words and its outermost names, the nodes in reading order."""
    grown = [_nodes(tokens, names) for tokens, names in sentences]
    short = [nodes for nodes in grown if 1 < len(nodes) <= LONGEST]
    with one_thread():
        read = neural.syntax().map([[node.token.text for node in nodes] for nodes in short])
        for nodes, markup in zip(short, read, strict=True):
            _tie(nodes, markup.tokens)
    return grown


def _nodes(tokens: Sequence[Token], names: Sequence[Naming]) -> list[Node]:
    nodes: list[Node] = []
    rest = list(_without_asides(_without_abbreviations(tokens)))
    for naming in sorted(names, key=lambda naming: naming.mention.start):
        mention = naming.mention
        nodes += [Node(token) for token in rest if token.idx < mention.start]
        inside = [token for token in rest if mention.start <= token.idx < mention.end]
        if inside:
            nodes.append(Node(_spokesman(inside), naming))
        rest = [token for token in rest if token.idx >= mention.end]
    return nodes + [Node(token) for token in rest]


def _without_abbreviations(tokens: Sequence[Token]) -> Iterator[Token]:
    """«12 мая 2015 **г.**», «90 **тыс.** гостей»: the model takes the full stop for the end."""
    dotted = {token.i for token, dot in pairwise(tokens) if dot.text == "." and _is_short(token)}
    return (token for token in tokens if not {token.i, token.i - 1} & dotted)


def _is_short(token: Token) -> bool:
    return token.lower_ in {
        "г", "гг", "гор", "п", "с", "д", "пос", "пгт", "ст", "тыс", "млн", "млрд", "кв", "куб",
    }  # fmt: skip


def _without_asides(tokens: Iterable[Token]) -> Iterator[Token]:
    """What stands in brackets is said by the way; the model stumbles over it."""
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if not depth:
            yield token
        depth = max(depth - (token.text == ")"), 0)


def _spokesman(tokens: Sequence[Token]) -> Token:
    """«Межведомственная **комиссия** по …»: the first noun, else the first word."""
    words = [token for token in tokens if not token.is_punct]
    nouns = (token for token in words if token.pos_ in {"NOUN", "PROPN"})
    return next(nouns, words[0] if words else tokens[0])


def _tie(nodes: list[Node], markup: Sequence[Any]) -> None:
    """The model does not promise a tree: a word that would hang on itself hangs on nothing."""
    by_id = {arc.id: node for arc, node in zip(markup, nodes, strict=True)}
    stops = [node.token.idx for node in nodes if node.token.text == ";"]
    for arc, node in zip(markup, nodes, strict=True):
        node.relation = arc.rel
        head = by_id.get(arc.head_id)
        if head is not None and arc.rel not in CROSSING and _are_apart(stops, node, head):
            continue
        if head is not None and all(above is not node for above in upwards(head)):
            node.head = head
            head.children.append(node)


def _are_apart(stops: Sequence[int], one: Node, other: Node) -> bool:
    """«премию получил Завод; приз достался **Институту**»: a semicolon parts clauses."""
    low, high = sorted((one.token.idx, other.token.idx))
    return any(low < stop < high for stop in stops)


def upwards(node: Node | None) -> Iterator[Node]:
    """A word, what it hangs on, what that hangs on, and so on."""
    while node is not None:
        yield node
        node = node.head
