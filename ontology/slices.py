"""Checks that passages and mentions are exactly the words of their texts.

Plain Python, because comparing slices of texts by SPARQL constraints is too slow for ingestion.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.terms import DCTERMS, RDF, SVOD
from ontology.violation import Violation


def passage_is_slice_of_document(graph: Graph) -> Iterator[Violation]:
    """The text of a passage is the document's text from `svod:start` to `svod:end`."""
    return _altered(
        graph,
        SVOD.Passage,
        SVOD.text,
        "Текст отрывка не совпадает с текстом документа на этом месте.",
        "The text of the passage is not what the document says at this place.",
    )


def mention_is_slice_of_passage(graph: Graph) -> Iterator[Violation]:
    """The surface of a mention is the passage's text from `svod:start` to `svod:end`."""
    return _altered(
        graph,
        SVOD.Mention,
        SVOD.surface,
        "Написание не совпадает с текстом отрывка на этом месте.",
        "The surface form is not what the passage says at this place.",
    )


def passages_do_not_overlap(graph: Graph) -> Iterator[Violation]:
    """Each passage of a document starts where the one before it ends, or later."""
    for spans in _spans_by_document(graph).values():
        for (_, end, _), (start, _, later) in pairwise(sorted(spans)):
            if start < end:
                yield Violation(
                    focus=later,
                    path=str(SVOD.start),
                    value=str(start),
                    message_ru="Отрывок начинается раньше, чем кончается предыдущий.",
                    message_en="The passage starts before the one before it ends.",
                    severity="Violation",
                )


CHECKS: tuple[Callable[[Graph], Iterator[Violation]], ...] = (
    passage_is_slice_of_document,
    mention_is_slice_of_passage,
    passages_do_not_overlap,
)


def _altered(
    graph: Graph, kind: URIRef, wording: URIRef, message_ru: str, message_en: str
) -> Iterator[Violation]:
    for part in graph.subjects(RDF.type, kind):
        words, expected = graph.value(part, wording), _slice(graph, part)
        if words is not None and expected is not None and str(words) != expected:
            yield Violation(
                str(part), str(wording), str(words), message_ru, message_en, "Violation"
            )


def _slice(graph: Graph, part: Node) -> str | None:
    """The words of the whole where the part says it stands; None where SHACL reports a gap."""
    whole, span = graph.value(part, DCTERMS.isPartOf), _span(graph, part)
    text = graph.value(whole, SVOD.text)
    if text is None or span is None:
        return None
    start, end = span
    return str(text)[start:end]


def _span(graph: Graph, part: Node) -> tuple[int, int] | None:
    start, end = (graph.value(part, edge) for edge in (SVOD.start, SVOD.end))
    if not isinstance(start, Literal) or not isinstance(end, Literal):
        return None
    first, last = start.value, end.value
    return (first, last) if isinstance(first, int) and isinstance(last, int) else None


def _spans_by_document(graph: Graph) -> dict[Node, list[tuple[int, int, str]]]:
    spans: dict[Node, list[tuple[int, int, str]]] = defaultdict(list)
    for passage in graph.subjects(RDF.type, SVOD.Passage):
        document, span = graph.value(passage, DCTERMS.isPartOf), _span(graph, passage)
        if document is not None and span is not None:
            spans[document].append((*span, str(passage)))
    return spans
