"""Queries that do not see the graphs which a server has beside the published ones.

On a server whose default graph is no graph of its own, the union is a graph that has a name, and
«GRAPH ?passage { … }» would find each statement there a second time.
"""

from collections.abc import Iterator, Sequence

from kg.refusals import TOKEN


def hiding(query: str, graphs: Sequence[str]) -> str:
    """The query with a filter after each «GRAPH ?variable { … }»."""
    if not graphs:
        return query
    pieces, place = [], 0
    for end, variable in _groups(query):
        test = " && ".join(f"{variable} != <{graph}>" for graph in graphs)
        pieces += [query[place:end], f" FILTER ({test}) "]
        place = end
    return "".join([*pieces, query[place:]])


def _groups(query: str) -> Iterator[tuple[int, str]]:
    """Where each such group ends, and its variable."""
    opened: list[str | None] = []
    before = earlier = ""
    for token in TOKEN.finditer(query):
        text = token.group()
        if text.isspace() or token["comment"]:
            continue
        if text == "{":
            is_named = earlier.lower() == "graph" and before[0] in "?$"
            opened.append(before if is_named else None)
        elif text == "}" and opened and (variable := opened.pop()):
            yield token.end(), variable
        before, earlier = text, before
