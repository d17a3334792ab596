"""Word lists: data files with an example after «#» in every line."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The tab-separated fields of each line, comments left out."""
    return tuple(row for row, _ in examples(name))


def examples(name: str) -> list[tuple[tuple[str, ...], str]]:
    """The fields of each line, and what stands after «#»."""
    text = (files(__name__) / name).read_text(encoding="utf-8")
    lines = (line.partition("#") for line in text.splitlines())
    return [
        (tuple(fields.rstrip().split("\t")), example.strip())
        for fields, _, example in lines
        if fields.strip()
    ]


@cache
def words(name: str) -> frozenset[str]:
    """The first field of each line."""
    return frozenset(row[0] for row in rows(name))


@cache
def table(name: str) -> Mapping[str, str]:
    """The second field of each line by its first."""
    return {row[0]: row[1] for row in rows(name)}
