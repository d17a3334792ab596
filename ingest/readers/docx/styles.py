"""What styles say about the text that has them: numbers, hidden text, a table of contents."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.docx.markup import Element, W, child, is_on, value


@dataclass(frozen=True)
class Style:
    """One style, without what it takes over from the style it is based on."""

    id: str
    name: str
    base: str | None
    #: The w:numId and the w:ilvl, where the style numbers its paragraphs.
    list: str | None
    level: str | None
    hidden: bool | None


class Styles:
    """The styles of a document by their identifiers."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(W + "style")
        self._styles = {each.get(W + "styleId"): _style(each) for each in elements}
        self._default = next(
            (
                each.get(W + "styleId")
                for each in elements
                if each.get(W + "type") == "paragraph" and each.get(W + "default") in {"1", "true"}
            ),
            None,
        )

    @property
    def lists(self) -> dict[str, str]:
        """Which list each style names."""
        return {style.id: style.list for style in self._styles.values() if style.list}

    def numbering(self, paragraph: Element) -> Style | None:
        """The style that numbers a paragraph."""
        chain = self._chain(value(paragraph, "pPr", "pStyle") or self._default)
        return next((style for style in chain if style.list), None)

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of the table of contents: «toc 1», «TOC Heading»."""
        chain = self._chain(value(paragraph, "pPr", "pStyle"))
        return any(style.name.startswith("toc ") for style in chain)

    def hides(self, paragraph: Element) -> bool:
        return self._hides(value(paragraph, "pPr", "pStyle") or self._default)

    def hides_run(self, properties: Element | None, *, otherwise: bool) -> bool:
        """The run's own word counts, then its style's, then its paragraph's."""
        own = is_on(properties, "vanish")
        if own is not None:
            return own
        return self._hides(value(properties, "rStyle"), otherwise=otherwise)

    def _hides(self, style: str | None, *, otherwise: bool = False) -> bool:
        said = (each.hidden for each in self._chain(style))
        return next((hidden for hidden in said if hidden is not None), otherwise)

    def _chain(self, style: str | None) -> Iterator[Style]:
        """A style and those it is based on; a circle of them is walked once."""
        walked = set()
        while style in self._styles and style not in walked:
            walked.add(style)
            yield self._styles[style]
            style = self._styles[style].base


def _style(element: Element) -> Style:
    return Style(
        id=element.get(W + "styleId"),
        name=(value(element, "name") or "").lower(),
        base=value(element, "basedOn"),
        list=value(element, "pPr", "numPr", "numId"),
        level=value(element, "pPr", "numPr", "ilvl"),
        hidden=is_on(child(element, "rPr"), "vanish"),
    )
