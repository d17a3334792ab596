"""The text of a page, told from what stands around it: menus, banners, what is hidden."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingest.lexicon import table
from ingest.readers.markup.elements import UNREAD
from ingest.readers.markup.walking import walk
from ingest.readers.markup.weights import Weights

ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"}
)
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header"
    r"|footer|comment)",
    re.I,
)
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
#: What holds more than this share of the text is the text, whatever it is called.
MOST = 0.5
#: `main` and `article` are believed from this share on.
ENOUGH = 0.3
#: A menu: nearly all of it are links, and they are short.
LINKED = 0.85
SHORT_LINK = 40


@dataclass(frozen=True)
class Content:
    """Where the text of a page stands; what is furniture in it."""

    root: LexborNode
    weights: Weights
    #: Somebody marked it as the text of the page.
    marked: bool

    def is_furniture(self, node: LexborNode) -> bool:
        if node.tag in UNREAD:
            return True
        looks = self._is_hidden(node) or self._is_named_so(node) or self._is_menu(node)
        return looks and not self.is_most(node)

    def is_most(self, node: LexborNode) -> bool:
        return self.weights.of(node).text > MOST * self.weights.of(self.root).text

    def _is_hidden(self, node: LexborNode) -> bool:
        attributes = node.attributes
        return (
            "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or bool(HIDDEN.search(attributes.get("style") or ""))
        )

    def _is_named_so(self, node: LexborNode) -> bool:
        """«<aside>», «<div class="breadcrumbs">», LibreOffice's «<div title="footer">»."""
        attributes = node.attributes
        if node.tag in {"nav", "aside"} or attributes.get("role") in ROLES:
            return True
        if node.tag == "figcaption" and node.parent is not None:
            return not self.weights.of(node.parent).tables
        if node.tag in {"header", "footer"}:
            return not self.marked
        if node.tag == "div" and attributes.get("title") in {"header", "footer"}:
            return True
        called = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        kinds = {table("furniture.tsv").get(word.lower()) for word in WORDS.findall(called)}
        if "furniture" in kinds or "margin" not in kinds:
            return "furniture" in kinds
        return not (self.marked or "text" in kinds or self.weights.of(node).headings)

    def _is_menu(self, node: LexborNode) -> bool:
        weight = self.weights.of(node)
        return (
            not self.marked
            and weight.links > 2
            and weight.linked >= LINKED * weight.text
            and weight.linked <= SHORT_LINK * weight.links
        )


def find_content(root: LexborNode) -> Content:
    """The one `main`, else the heaviest `article`, else the whole body."""
    weights = Weights()
    walk(root, weights)
    whole = weights.of(root).text
    for selector in ("main, [role=main]", "article, [itemprop=articleBody]"):
        found = max(root.css(selector), key=lambda node: weights.of(node).text, default=None)
        if found is not None and weights.of(found).text >= ENOUGH * whole:
            return Content(found, weights, marked=True)
    return Content(root.css_first("body") or root, weights, marked=False)
