"""A long list in pages; the page asked for stands in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request
from werkzeug.exceptions import BadRequest

Item = TypeVar("Item")
Shown = TypeVar("Shown")


@dataclass(frozen=True)
class Page(Generic[Item]):
    items: Sequence[Item]
    number: int
    has_next: bool
    #: None where nobody knows how many there are.
    total: int | None = None

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    def showing(self, items: Sequence[Shown]) -> "Page[Shown]":
        """The same page with its items made ready to be shown."""
        return Page(items, self.number, self.has_next, self.total)


def whole_number(name: str, *, default: int, most: int) -> int:
    """The number asked for in the address; raises BadRequest unless it is from 1 to `most`."""
    asked = request.args.get(name) or str(default)
    if not asked.isdecimal() or not 1 <= int(asked) <= most:
        raise BadRequest(f"«{name}» must be a whole number from 1 to {most}.")
    return int(asked)


def page_of(items: Sequence[Item], *, size: int) -> Page[Item]:
    """The page asked for of a list that is known in full."""
    number = whole_number("page", default=1, most=1_000_000)
    start = (number - 1) * size
    return Page(items[start : start + size], number, start + size < len(items), len(items))


def page_among(items: Sequence[Item], number: int, size: int) -> Page[Item]:
    """A page of a list that is known up to one item after it."""
    return Page(items[size * (number - 1) : size * number], number, len(items) > size * number)
