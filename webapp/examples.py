"""The worked examples of the SPARQL page: files with a title in each language on top."""

import re
from dataclasses import dataclass
from importlib.resources import files

TITLE = re.compile(r"^# (\w\w): (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    name: str
    titles: dict[str, str]
    query: str


def example(name: str, content: str) -> Example:
    """«# en: Who chairs?» on top of the query is its title in English."""
    return Example(name, dict(TITLE.findall(content)), TITLE.sub("", content).strip() + "\n")


EXAMPLES: dict[str, Example] = {
    name: example(name, file.read_text(encoding="utf-8"))
    for file in sorted((files(__package__) / "examples").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".rq")
    for name in [file.name.removesuffix(".rq")]
}
