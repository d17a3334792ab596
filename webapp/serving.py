"""The web pages over HTTP, until somebody stops them."""

import errno
import signal
import socket
import sys

import click
from flask import Flask
from waitress import create_server

#: Threads that answer requests; each mostly waits for the store or for a query worker.
THREADS = 8


class PortTaken(OSError):
    """Another program listens on this port."""


def serve(app: Flask, *, host: str, port: int) -> None:
    """Returns when SIGINT or SIGTERM comes; port 0 takes any free one. Raises PortTaken."""
    with _listening(host, port) as listener:
        server = create_server(app, sockets=[listener], threads=THREADS)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        place = f"[{host}]" if listener.family == socket.AF_INET6 else host
        click.echo(f"Svod is at http://{place}:{listener.getsockname()[1]}/ (Ctrl-C stops it)")
        server.run()
        server.close()


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
