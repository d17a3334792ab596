"""Whether a graph keeps to the shapes, and in which words it does not."""

from functools import cache

import pyshacl
from rdflib import SH, Dataset, Graph, Literal
from rdflib.term import Node

from ontology import shapes
from ontology.slices import CHECKS
from ontology.violation import Violation

__all__ = ["Violation", "check"]


def check(data: Graph) -> list[Violation]:
    """Every violation in a graph, or in the union of a dataset's graphs, each reported once."""
    graph = _union(data)
    found = {violation for named in CHECKS for violation in named(graph)}
    return sorted(found | _shacl(graph), key=_reading_order)


def _union(data: Graph) -> Graph:
    """A plain graph: pyshacl would check the graphs of a dataset one by one."""
    if not isinstance(data, Dataset):
        return data
    union = Graph()
    for subject, predicate, value, _ in data.quads():
        union.add((subject, predicate, value))
    return union


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
