"""The end of a server: no new connections, but what is in hand is answered."""

import logging
import signal
from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

#: Seconds between two looks at the clock where nothing else happens.
PAUSE = 0.2


def run_until_stopped(server: BaseWSGIServer, stopping: Event, *, seconds: float) -> None:
    """Serves until SIGINT or SIGTERM, and so many seconds longer where requests are in hand.

    A second signal ends the process at once.
    """
    # Shells start background jobs deaf to SIGINT.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, _once(server, stopping))
    while not stopping.is_set():
        _turn(server)
    wasyncore.dispatcher.close(server)  # the listening socket; connections stay
    if unanswered := _drained(server, until=monotonic() + seconds):
        logging.getLogger(__name__).warning("stopped with %d requests unanswered", unanswered)


def _once(server: BaseWSGIServer, stopping: Event) -> Callable[[int, Any], None]:
    def stop(*_: object) -> None:
        for other in (signal.SIGINT, signal.SIGTERM):
            signal.signal(other, signal.SIG_DFL)
        stopping.set()
        server.pull_trigger()

    return stop


def _drained(server: BaseWSGIServer, *, until: float) -> int:
    """How many connections still wait for an answer when the time is up.

    A connection that has had one is closed; those at rest stay open meanwhile: whoever asks there
    whether the server is ready hears that it is not.
    """
    answering: set[HTTPChannel] = set()
    while True:
        _turn(server)
        busy = {channel for channel in server.active_channels.values() if _in_hand(channel)}
        if not busy or monotonic() > until:
            return len(busy)
        for answered in answering - busy:
            answered.will_close = True
        answering |= busy


def _in_hand(channel: HTTPChannel) -> bool:
    """A request is being received, is being answered, or its answer is on the way."""
    return bool(channel.request or channel.requests or channel.total_outbufs_len)


def _turn(server: BaseWSGIServer) -> None:
    # With `select`, as waitress would wait, a file of a number above 1023 ends the server.
    wasyncore.loop(timeout=PAUSE, use_poll=True, map=server._map, count=1)
