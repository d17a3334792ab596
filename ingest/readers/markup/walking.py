"""A tree, walked without recursion: markup may be nested as deep as somebody likes."""

from typing import Protocol

from selectolax.lexbor import LexborNode


class Visitor(Protocol):
    """Is shown a tree in the order in which it is read."""

    def enter(self, node: LexborNode) -> bool:
        """Whether to go in; what is not gone into is not left, either."""

    def text(self, words: str) -> None: ...

    def leave(self, node: LexborNode) -> None: ...


def walk(root: LexborNode, visitor: Visitor) -> None:
    node: LexborNode | None = root
    while node is not None:
        child = _first(node, visitor)
        node = child if child is not None else _following(node, root, visitor)


def _first(node: LexborNode, visitor: Visitor) -> LexborNode | None:
    if node.is_text_node:
        visitor.text(node.text_content or "")
    elif node.is_element_node and visitor.enter(node):
        if node.child is not None:
            return node.child
        visitor.leave(node)
    return None


def _following(node: LexborNode, root: LexborNode, visitor: Visitor) -> LexborNode | None:
    while node.mem_id != root.mem_id:
        if node.next is not None:
            return node.next
        parent = node.parent
        if parent is None:
            return None
        visitor.leave(parent)
        node = parent
    return None
