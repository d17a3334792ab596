"""The tree of a sentence with figures: what semicolons part stands on its own."""

from collections.abc import Iterator, Sequence

from ingest.analysed import Token
from ingest.model import Naming
from ingest.relations.frames import names_in
from ingest.relations.sentence import Sentence
from ingest.syntax import Node, trees


def parted(sentence: Sentence) -> list[Node]:
    """«в группу входит 14 человек; на заседании присутствовало 9»: the nodes of both parts."""
    return [node for nodes in trees(list(_parts(sentence))) for node in nodes]


def node_of(nodes: Sequence[Node], start: int, end: int) -> Node | None:
    """Of the words of a quantity the one that the others hang on."""
    inside = [node for node in nodes if start <= node.token.idx < end]
    return next((n for n in inside if n.head is None or n.head not in inside), None)


def _parts(sentence: Sentence) -> Iterator[tuple[list[Token], list[Naming]]]:
    tokens, names = sentence.spoken, names_in(sentence)
    starts = [0, *(index + 1 for index, token in enumerate(tokens) if token.text == ";")]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        part = tokens[start:end]
        if part:
            first, last = part[0].idx, part[-1].idx
            yield part, [n for n in names if first <= n.mention.start <= last]
