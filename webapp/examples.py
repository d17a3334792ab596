"""The worked examples of the SPARQL page: files that begin with their group, titles and notes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby

LINE = re.compile(r"^# (\w\w): (.+)\n", re.MULTILINE)
#: Stands for the reader's language, where names in each are known: those of bodies are Russian.
READER = "{reader}"


@dataclass(frozen=True)
class Example:
    """By language: the question that it answers, what is worth knowing of it, and the query."""

    name: str
    group: str
    titles: dict[str, str]
    notes: dict[str, str]
    queries: dict[str, str]


def example(name: str, content: str) -> Example:
    """«# in: roles», «# en: Who chairs?» and «# en: Change the date.» stand on top of the query."""
    told: dict[str, list[str]] = {}
    for key, line in LINE.findall(content):
        told.setdefault(key, []).append(line)
    [group] = told.pop("in")
    titles = {language: lines[0] for language, lines in told.items()}
    notes = {language: " ".join(lines[1:]) for language, lines in told.items()}
    query = LINE.sub("", content).strip() + "\n"
    queries = {language: query.replace(READER, language) for language in titles}
    return Example(name, group, titles, notes, queries)


def grouped(examples: Iterable[Example]) -> list[tuple[str, list[Example]]]:
    """In the order of the files, of which those of a group follow each other."""
    return [(group, list(some)) for group, some in groupby(examples, lambda each: each.group)]


EXAMPLES: dict[str, Example] = {
    name: example(name, file.read_text(encoding="utf-8"))
    for file in sorted((files(__package__) / "examples").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".rq")
    for name in [file.name.removesuffix(".rq")]
}
