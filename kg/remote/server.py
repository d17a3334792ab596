"""A SPARQL 1.1 server: asked and told by POST, over connections that are kept."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from urllib.parse import urlencode

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, ProtocolError

from kg.errors import GraphServerDown
from kg.remote.credentials import Credentials

#: Seconds to wait for a connection, and for an answer to one of our own queries or to an update.
CONNECTING = 5.0
ASKING = 30.0
TELLING = 600.0

#: Connections that are kept: as many as threads ask at a time.
CONNECTIONS = 32

#: Of what a server says when it refuses something.
MESSAGE_LENGTH = 300

#: The statuses of a server that could not be asked, whatever it was asked.
UNASKED = (401, 403, 404, 407, 429, 502, 503, 504)

#: What Virtuoso says when it has left rows out.
CUT = "X-SPARQL-MaxRows"

FORM = "application/x-www-form-urlencoded"
TABLE = "application/sparql-results+json"
TRIPLES = "application/n-triples"


class Rejected(GraphServerDown):
    """The server cannot do this one thing that it was asked or told."""


@dataclass(frozen=True)
class Server:
    """Where it is asked and where it is told, and as whom: a user with a password, or a token."""

    url: str
    update_url: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def ask(
        self,
        query: str,
        *,
        accept: str = TABLE,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        seconds: float = ASKING,
    ) -> BaseHTTPResponse:
        """What it answers, as it comes: a table in JSON, or triples. Raises GraphServerDown."""
        graphs = {"default-graph-uri": default_graphs, "named-graph-uri": named_graphs}
        return self._post(self.url, {"query": query, **graphs}, accept, seconds)

    def tell(self, update: str) -> None:
        """Has it make a change. Raises GraphServerDown."""
        self._post(self.update_url, {"update": update}, "*/*", TELLING).drain_conn()

    def _post(
        self, url: str, form: Mapping[str, str | Sequence[str]], accept: str, seconds: float
    ) -> BaseHTTPResponse:
        """A form is what every server takes: Virtuoso hangs after what is sent otherwise."""
        body = urlencode(form, doseq=True).encode()
        headers = {"Content-Type": FORM, "Accept": accept}
        credentials = _credentials(self)
        response = self._send(url, body, headers, credentials.header(url), seconds)
        if response.status in (401, 403) and credentials.learn(response.headers):
            response.drain_conn()
            response = self._send(url, body, headers, credentials.header(url), seconds)
        if most := response.headers.get(CUT):
            raise Rejected(
                f"The SPARQL server at {url} cuts its answers after {most} rows: unset "
                "ResultSetMaxRows in its virtuoso.ini, or ask for less by LIMIT."
            )
        if response.status < 300:
            return response
        said = " ".join(response.data.decode(errors="replace").split())[:MESSAGE_LENGTH]
        kind = GraphServerDown if response.status in UNASKED else Rejected
        raise kind(f"The SPARQL server at {url} answers {response.status}: {said}")

    def _send(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        authorization: Mapping[str, str],
        seconds: float,
    ) -> BaseHTTPResponse:
        """Sent again over a new connection where the server had closed the one that was kept.

        That is safe: to ask changes nothing, and what we tell may be told twice.
        """
        request = partial(
            _connections().request,
            "POST",
            url,
            body=body,
            headers={**headers, **authorization},
            timeout=Timeout(connect=CONNECTING, read=seconds),
            retries=False,
            redirect=False,
            preload_content=False,
        )
        try:
            with suppress(ProtocolError):
                return request()
            return request()
        except HTTPError as error:
            raise down(url, error) from error


def down(url: str, error: Exception) -> GraphServerDown:
    reason = " ".join(str(getattr(error, "reason", None) or error).split())[:MESSAGE_LENGTH]
    return GraphServerDown(
        f"The SPARQL server at {url} does not answer ({reason}): see whether it runs, and what "
        "SVOD_SPARQL_URL names."
    )


@cache
def _connections() -> PoolManager:
    """Those of this process; threads may share them."""
    return PoolManager(maxsize=CONNECTIONS)


@cache
def _credentials(server: Server) -> Credentials:
    return Credentials(server.user, server.password, server.token)
