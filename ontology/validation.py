"""Whether a graph keeps to the shapes, and in which words it does not."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pyshacl
from rdflib import SH, Dataset, Graph, Literal
from rdflib.term import Node

from ontology import shapes
from ontology.slices import CHECKS
from ontology.violation import Violation

__all__ = ["Violation", "check"]


def check(data: Graph) -> list[Violation]:
    """Every violation in a graph, or in the union of a dataset's graphs, each reported once."""
    graph = _Whole(data) if isinstance(data, Dataset) else data
    found = {violation for named in CHECKS for violation in named(graph)}
    return sorted(found | _shacl(graph), key=_reading_order)


class _Whole(Graph):
    """A dataset seen as one graph, without a copy."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(store=dataset.store)

    def __len__(self) -> int:
        return len(self.store)

    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override]  # one of many ways
        return (found for found, _ in self.store.triples(triple))


def _shacl(graph: Graph) -> set[Violation]:
    conforms, report, _ = pyshacl.validate(
        graph, shacl_graph=_shapes(), inplace=True, allow_warnings=False
    )
    if conforms:
        return set()
    return {_violation(report, result) for result in report.objects(None, SH.result)}


@cache
def _shapes() -> Graph:
    return shapes()


def _violation(report: Graph, result: Node) -> Violation:
    messages = {
        message.language: str(message)
        for message in report.objects(result, SH.resultMessage)
        if isinstance(message, Literal)
    }
    severity = str(report.value(result, SH.resultSeverity))
    return Violation(
        focus=str(report.value(result, SH.focusNode)),
        path=_text(report.value(result, SH.resultPath)),
        value=_text(report.value(result, SH.value)),
        message_ru=messages["ru"],
        message_en=messages["en"],
        severity=severity.removeprefix(str(SH)),
    )


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)


def _reading_order(violation: Violation) -> tuple[str, str, str]:
    return violation.focus, violation.path or "", violation.value or ""
