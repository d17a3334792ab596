"""What styles say about the text that has them: numbers, hidden text, a table of contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.readers.docx.markup import Element, W, child, is_on, value

#: Word bases no style on a longer row of others.
DEEPEST = 20


@dataclass(frozen=True)
class Numbering:
    """The w:numId and the w:ilvl that a style gives its paragraphs."""

    style: str
    list: str
    level: str | None


@dataclass(frozen=True)
class Style:
    """A style with what it takes over from those it is based on; None where nothing is said."""

    numbering: Numbering | None = None
    hidden: bool | None = None
    #: Whether it is for lines of a table of contents: «toc 1», «TOC Heading».
    contents: bool = False


PLAIN = Style()


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(W + "style")
        by_id = {each.get(W + "styleId"): each for each in elements}
        self._styles = {named: _style(list(_chain(named, by_id))) for named in by_id}
        self._default = next(
            (each.get(W + "styleId") for each in elements if _is_default(each)), ""
        )

    @property
    def lists(self) -> dict[str, str]:
        """Which list each style names."""
        numbered = {named: style.numbering for named, style in self._styles.items()}
        return {named: numbering.list for named, numbering in numbered.items() if numbering}

    def of(self, paragraph: Element) -> Style:
        return self._styles.get(value(paragraph, "pPr", "pStyle") or self._default, PLAIN)

    def hides(self, run: Element | None, *, otherwise: bool | None) -> bool:
        """The properties of the run count first, then its style, then its paragraph."""
        own = is_on(run, "vanish")
        if own is None:
            own = self._styles.get(value(run, "rStyle") or "", PLAIN).hidden
        return bool(otherwise if own is None else own)


def _is_default(style: Element) -> bool:
    """Of the paragraphs that name no style."""
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}


def _chain(style: str | None, by_id: Mapping[str | None, Element]) -> Iterator[Element]:
    """A style and those it is based on; they may form a circle."""
    for _ in range(DEEPEST):
        if style not in by_id:
            return
        yield by_id[style]
        style = value(by_id[style], "basedOn")


def _style(chain: list[Element]) -> Style:
    hidden = (is_on(child(each, "rPr"), "vanish") for each in chain)
    return Style(
        numbering=next(filter(None, map(_numbering, chain)), None),
        hidden=next((said for said in hidden if said is not None), None),
        contents=any((value(each, "name") or "").lower().startswith("toc ") for each in chain),
    )


def _numbering(style: Element) -> Numbering | None:
    properties = child(style, "pPr", "numPr")
    of = value(properties, "numId")
    return Numbering(style.get(W + "styleId"), of, value(properties, "ilvl")) if of else None
