"""The web pages over HTTP, until somebody stops them."""

import errno
import signal
import sys

import click
from flask import Flask
from waitress import create_server

#: Threads that answer requests; each request mostly waits for the store or for a query worker.
THREADS = 8


class PortTaken(OSError):
    """Another program listens on this port."""


def serve(app: Flask, *, host: str, port: int) -> None:
    """Returns when SIGINT or SIGTERM comes; port 0 takes any free one."""
    try:
        server = create_server(app, host=host, port=port, threads=THREADS)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(
                f"Port {port} is taken: stop the other program, or name another port with --port."
            ) from error
        raise
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    click.echo(f"Svod is at http://{host}:{server.effective_port}/ (Ctrl-C stops it)")
    server.run()
