"""The XML of a Word document as a tree, and the questions that are asked of it again and again."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from ingest.errors import DamagedFile, ForbiddenMarkup

Element: TypeAlias = Any

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: What «Strict Open XML» calls the same.
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{MAIN}}}"
OFF = {"0", "false", "off"}
BLANK = "_____"

#: What no reader sees: properties, instructions of fields, and what tracked changes took out.
LEFT_OUT = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"}
    | {"instrText", "delInstrText", "delText", "del", "moveFrom", "rt"}
)


def parse(raw: bytes, where: str) -> Element:
    """Nothing is looked up elsewhere, and documents that define entities are refused."""
    if b"<!DOCTYPE" in raw:
        raise _forbidden(where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw.replace(STRICT.encode(), MAIN.encode()), parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFile(f"{where} cannot be read (line {error.lineno or 1})") from error
    if root.getroottree().docinfo.doctype:  # in another encoding
        raise _forbidden(where)
    return root


def _forbidden(where: str) -> ForbiddenMarkup:
    return ForbiddenMarkup(f"{where} defines entities (DTD), which Word never does")


@lru_cache(maxsize=1000)
def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    if space == W[:-1]:
        return local
    known = {
        "markup-compatibility/2006": "mc",
        "officeDocument/2006/math": "m",
        "officeDocument/math": "m",
    }
    return f"{next((short for end, short in known.items() if space.endswith(end)), '-')}:{local}"


def name(element: Element) -> str:
    """«p» for w:p, «mc:Choice» and «m:t» for what stands beside it, «-:blip» for the rest."""
    return _name(element.tag)


def child(element: Element | None, *path: str) -> Element | None:
    for step in path:
        element = None if element is None else next(element.iterchildren(W + step), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The w:val of what stands at the path."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val")


def number(text: str | None, default: int = 0) -> int:
    """What is no number, or larger than Word counts, is the default."""
    try:
        counted = int((text or "")[:9])
    except ValueError:
        return default
    return counted if abs(counted) < 1 << 15 else default


def is_on(element: Element | None, *path: str) -> bool | None:
    """Whether a property is set; None where nothing is said about it."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val") not in OFF


def seen(element: Element) -> Iterator[Element]:
    """The children that a reader sees, of two renderings of one thing the newer."""
    if name(element) == "mc:AlternateContent":
        yield from element[:1]
        return
    for each in element:
        if name(each) not in LEFT_OUT:
            yield each


def within(element: Element, *wanted: str) -> Iterator[Element]:
    """The nearest descendants of these names, whatever wraps them."""
    for each in seen(element):
        if name(each) in wanted:
            yield each
        else:
            yield from within(each, *wanted)


def blank_out_placeholders(root: Element) -> None:
    """«Место для ввода даты» was put there by Word: nobody filled in anything."""
    for control in root.iter(W + "sdt"):
        if is_on(control, "sdtPr", "showingPlcHdr"):
            for index, text in enumerate(control.iter(W + "t")):
                text.text = "" if index else BLANK
