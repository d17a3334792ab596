"""How much text every element holds, how much of it is links, and what else is in it."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingest.readers.markup.elements import HEADINGS, UNREAD


@dataclass
class Weight:
    """Letters of the text and of the links in it; how many links, tables and headings."""

    text: int = 0
    linked: int = 0
    links: int = 0
    tables: int = 0
    headings: int = 0

    def add(self, other: "Weight") -> None:
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.tables += other.tables
        self.headings += other.headings


class Weights:
    """Filled by walking the tree once."""

    def __init__(self) -> None:
        self._of: dict[int, Weight] = {}
        self._open = [Weight()]

    def of(self, node: LexborNode) -> Weight:
        return self._of.get(node.mem_id) or Weight()

    def enter(self, node: LexborNode) -> bool:
        if node.tag in UNREAD:
            return False
        self._open.append(Weight())
        return True

    def text(self, words: str) -> None:
        self._open[-1].text += len(words.strip())

    def leave(self, node: LexborNode) -> None:
        weight = self._open.pop()
        self._of[node.mem_id] = weight
        within = self._open[-1]
        within.add(weight)
        if node.tag == "a":
            within.linked += weight.text - weight.linked
            within.links += 1
        within.tables += node.tag == "table"
        within.headings += node.tag in HEADINGS
