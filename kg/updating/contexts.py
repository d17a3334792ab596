"""JSON-LD that names a context by its address: Svod's own is known, and no other is fetched."""

import json
from functools import cache
from typing import Any
from urllib.parse import urljoin

from kg.errors import UnfitStatements
from ontology.context import context

CONTEXT = "@context"


def with_own_context(content: bytes, graph: str, own: str) -> bytes:
    """The same with Svod's context in the place of its address, which may be relative.

    Raises UnfitStatements for addresses of others; what is no JSON stays as it is.
    """
    if CONTEXT.encode() not in content:
        return content
    try:
        read = json.loads(content)
        known = _inlined(read, graph, own)
        return content if known == read else json.dumps(known, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return content


def _inlined(read: Any, graph: str, own: str) -> Any:
    if isinstance(read, list):
        return [_inlined(each, graph, own) for each in read]
    if not isinstance(read, dict):
        return read
    return {
        key: _known(each, graph, own) if key == CONTEXT else _inlined(each, graph, own)
        for key, each in read.items()
    }


def _known(named: Any, graph: str, own: str) -> Any:
    """«"@context": ["…/context.jsonld", {"@language": "ru"}]»"""
    if isinstance(named, list):
        return [_known(each, graph, own) for each in named]
    if not isinstance(named, str):
        return _inlined(named, graph, own)
    if urljoin(graph, named) != own:
        raise UnfitStatements(
            f"The context {named} is not fetched: write it out in the place of its address. "
            f"Only {own} is known here."
        )
    return _own()


@cache
def _own() -> Any:
    return context()[CONTEXT]
