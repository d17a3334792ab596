"""Tables as a server sends them."""

from collections.abc import Sequence
from typing import cast

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from urllib3.exceptions import HTTPError

from kg.errors import GraphServerDown
from kg.remote.server import Server, down


def table(server: Server, query: str, default_graphs: Sequence[str] = ()) -> QuerySolutions:
    """What a server answers to a SELECT query of ours. Raises GraphServerDown."""
    response = server.ask(query, default_graphs=default_graphs)
    try:
        return cast(QuerySolutions, parse_query_results(response.data, QueryResultsFormat.JSON))
    except HTTPError as error:
        raise down(server.url, error) from error
    except (SyntaxError, OSError) as error:
        raise GraphServerDown(f"The SPARQL server at {server.url} answers in no JSON.") from error
