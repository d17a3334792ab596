"""What is wrong with a graph, in words for people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """One node that breaks one shape; `path` and `value` say where, when that is known."""

    focus: str
    path: str | None
    value: str | None
    message_ru: str
    message_en: str
    severity: str
