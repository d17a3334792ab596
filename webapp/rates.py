"""How often each client may ask: as often as it says, and in between in bursts."""

import ipaddress
from functools import lru_cache
from math import ceil
from threading import Lock
from time import monotonic

from werkzeug.exceptions import TooManyRequests

#: Seconds whose queries may come at once.
BURST = 10
#: Clients that are remembered, unless more are active.
REMEMBERED = 10_000


class Rates:
    """So many a minute for each client; threads share it. None is any number."""

    def __init__(self, a_minute: int | None) -> None:
        self._a_minute = a_minute
        self._each = 60 / a_minute if a_minute else 0.0
        #: When each client will have paid for what it has asked.
        self._paid: dict[str, float] = {}
        self._most = REMEMBERED
        self._lock = Lock()

    def count(self, client: str) -> None:
        """One more query; raises TooManyRequests, with the seconds to wait."""
        if not self._a_minute:
            return
        with self._lock:
            now = monotonic()
            paid = max(self._paid.get(client, now), now) + self._each
            wait = paid - now - max(BURST, self._each)
            if wait <= 0:
                self._paid[client] = paid
                self._forget_the_paid(now)
        if wait > 0:
            raise TooManyRequests(
                f"One client may send {self._a_minute} queries a minute: try again in "
                f"{ceil(wait)} s.",
                retry_after=ceil(wait),
            )

    def _forget_the_paid(self, now: float) -> None:
        if len(self._paid) > self._most:
            self._paid = {client: paid for client, paid in self._paid.items() if paid > now}
            self._most = max(REMEMBERED, 2 * len(self._paid))


@lru_cache(maxsize=1024)
def client_at(address: str | None) -> str:
    """Who has one address of IPv6 has all that begin with the same 64 bits."""
    host = without_port(address or "")
    if ":" not in host:
        return host
    try:
        return str(ipaddress.ip_network((host.partition("%")[0], 64), strict=False))
    except ValueError:
        return host


def without_port(address: str) -> str:
    """Some proxies tell the port as well: 192.0.2.1:4711, [2001:db8::1]:4711"""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
