"""What a document says about its lists: the levels, and which list a number belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.readers.docx.markup import Element, W, child, is_on, number, value, within
from ingest.readers.numerals import FORMATS

#: A list of Word has so many levels.
LEVELS = 9
SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}


@dataclass(frozen=True)
class Level:
    """How one level of a list is counted and shown."""

    kind: str
    #: «%1.%2.»
    text: str
    start: int = 1
    suffix: str = " "
    #: The level (from 1) that makes this one begin anew; 0: none does; None: any above it.
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False

    def begins_anew_after(self, level: int) -> bool:
        return self.restart is None or level <= self.restart


@dataclass(frozen=True)
class List:
    """What a w:numId stands for. Lists of one `family` go on counting each other's items."""

    id: str
    family: str
    levels: Mapping[int, Level]
    #: Where levels of this list begin when it is used for the first time.
    starts: Mapping[int, int] = field(default_factory=dict)

    def level_of(self, style: str) -> int | None:
        return next((at for at, level in self.levels.items() if level.style == style), None)


def lists(root: Element | None, of_style: Mapping[str, str]) -> dict[str, List]:
    """By w:numId; `of_style` says which list a list style names."""
    if root is None:
        return {}
    families = {each.get(W + "abstractNumId"): each for each in root.iter(W + "abstractNum")}
    levels = {family: _levels(each) for family, each in families.items()}
    family_of = {
        each.get(W + "numId"): value(each, "abstractNumId") for each in root.iter(W + "num")
    }
    found = {}
    for each in root.iter(W + "num"):
        family = value(each, "abstractNumId")
        named = value(families.get(family), "numStyleLink")
        family = family_of.get(of_style.get(named or "", ""), family)
        if family and family in families:
            found[each.get(W + "numId")] = _list(each, family, dict(levels[family]))
    return found


def _list(element: Element, family: str, levels: dict[int, Level]) -> List:
    starts = {}
    for override in element.iter(W + "lvlOverride"):
        levels |= _levels(override)
        start = value(override, "startOverride")
        if start is not None:
            starts[number(override.get(W + "ilvl"))] = number(start)
    return List(element.get(W + "numId"), family, levels, starts)


def _levels(element: Element) -> dict[int, Level]:
    found = {number(each.get(W + "ilvl")): each for each in element.findall(W + "lvl")}
    return {at: _level(found[at]) for at in range(LEVELS) if at in found}


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        kind=_kind(element),
        text=value(element, "lvlText") or "",
        start=number(value(element, "start"), 1),
        suffix=SUFFIXES.get(value(element, "suff") or "tab", " "),
        restart=None if restart is None else number(restart),
        legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle"),
        hidden=bool(is_on(child(element, "rPr"), "vanish")),
    )


def _kind(element: Element) -> str:
    """A format of later versions of Word, «001, 002, 003», is known by its first number."""
    formats = list(within(element, "numFmt"))
    if not formats:
        return "decimal"
    kind: str = formats[0].get(W + "val", "decimal")
    first: str = formats[0].get(W + "format", "").partition(",")[0]
    return first if kind == "custom" and first in FORMATS else kind
