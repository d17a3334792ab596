"""Footnotes and endnotes: their text at the end of the document, where it cuts no sentence."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.layout import Block, Paragraph
from ingest.readers.docx.markup import Element, W
from ingest.readers.docx.story import Story

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def notes(
    parts: Mapping[str, Element | None], referred: Sequence[tuple[str, str]], story: Story
) -> Iterator[Block]:
    """«¹ Текст сноски», numbered in the order in which the text refers to them."""
    texts = {
        (kind, element.get(W + "id")): element
        for kind, root in parts.items()
        for element in (() if root is None else root.findall(W + kind))
    }
    found = dict.fromkeys(reference for reference in referred if reference in texts)
    for number, reference in enumerate(found, start=1):
        mark = f"{str(number).translate(SUPERSCRIPT)} "
        for block in story.blocks(texts[reference]):
            if isinstance(block, Paragraph):
                block = Paragraph(mark + block.text)
                mark = ""
            yield block
