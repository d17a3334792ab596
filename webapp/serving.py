"""The web pages over HTTP, until somebody stops them."""

import errno
import socket
import sys
from urllib.parse import urlsplit

import click
from flask import Flask
from waitress import create_server

from webapp import events
from webapp.draining import run_until_stopped
from webapp.observing import log_to_stderr

#: Threads that answer what is no query from outside: each query in hand has one more.
THREADS = 8

#: Seconds that a thread may work while others wait: a request has but a tenth of the usual 0.005.
SWITCHING = 0.0002

LOCAL = ("localhost", "127.0.0.1", "::1")


class PortTaken(OSError):
    """Another program listens on this port."""


def serve(
    app: Flask, *, host: str, port: int, base: str | None, queries: int, stop_seconds: float
) -> None:
    """Returns when SIGINT or SIGTERM comes; port 0 takes any free one. Raises PortTaken.

    `base` is that of the stored data, if there are any. So many `queries` may be in hand; who is
    waiting when it stops has `stop_seconds`.
    """
    with _listening(host, port) as listener:
        log_to_stderr()
        server = create_server(
            app,
            sockets=[listener],
            threads=THREADS + queries,
            channel_request_lookahead=1,  # hears the next request while one is answered
            clear_untrusted_proxy_headers=False,
        )
        sys.setswitchinterval(SWITCHING)
        place = f"[{host}]" if listener.family == socket.AF_INET6 else host
        taken = listener.getsockname()[1]
        click.echo(f"Svod is at http://{place}:{taken}/ (Ctrl-C stops it)")
        if base and names_another_port(base, taken):
            click.echo(
                f"The addresses of things begin with {base}, as when the first document was "
                "read; links inside the pages work all the same."
            )
        events.started(f"http://{place}:{taken}/", app.extensions["config"])
        run_until_stopped(server, app.extensions["stopping"], seconds=stop_seconds)
        events.stopped()


def names_another_port(base: str, port: int) -> bool:
    """Whether a base on this machine is not where its things are served; others have a proxy."""
    parts = urlsplit(base)
    return parts.hostname in LOCAL and port != (parts.port or 80)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTaken(
            f"Port {port} is taken: stop the other program, or name another port with --port."
        ) from error
