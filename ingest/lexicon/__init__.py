"""Word lists: data files with an example after «#» in every line."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The tab-separated fields of each line, comments left out."""
    text = (files(__name__) / name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line)


@cache
def words(name: str) -> frozenset[str]:
    """The first field of each line."""
    return frozenset(row[0] for row in rows(name))


@cache
def table(name: str) -> Mapping[str, str]:
    """The second field of each line by its first."""
    return {row[0]: row[1] for row in rows(name)}
