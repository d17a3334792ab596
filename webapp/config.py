"""Where the data lie, under which base IRI, and how much a query may take."""

import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from kg.errors import BaseMismatch
from kg.layout import KEPT
from kg.limits import Limits
from kg.milvus.engine import Engine
from kg.milvus.places import refuse_other_place
from kg.remote import place
from kg.settings import stored_base

if TYPE_CHECKING:
    from kg.encoder import Encoder
    from kg.generations import Manifest
    from kg.remote.server import Server

DEFAULT_DATA = "./svod-data"
DEFAULT_BASE = "http://localhost:8080/"

#: Seconds for an answer to get out: the longest query that may run when the server is stopped.
TO_ANSWER = 2.0

#: What a header carries as one word.
PRINTABLE = re.compile(r"[!-~]+")

Number = TypeVar("Number", int, float)


class ConfigError(Exception):
    """A setting cannot be used: the message names the variable and what it should be."""


@dataclass(frozen=True)
class Config:
    """`model` is None for the bundled encoder; `batch` and `device` are for any other.

    `engine` is None for indexes in the data folder, `server` for the graph there.
    So many `generations` are kept.
    `licence` is the address of that of the data. A server that is stopped answers requests in hand
    for `stop_seconds`. Who has the `token` may write, for so many `write_seconds` and
    `write_bytes` at a time; without one nobody may. A client may send `query_rate` queries a
    minute; what so many `proxies` before the server say of who asks is believed. Answers to
    queries are kept in `answers_mb` for who asks the same again.
    """

    data: Path
    base: str
    limits: Limits
    model: str | None
    batch: int | None = None
    device: str | None = None
    engine: Engine | None = None
    server: "Server | None" = None
    generations: int = KEPT
    licence: str | None = None
    stop_seconds: float = 12.0
    token: str | None = field(default=None, repr=False)
    write_seconds: float = 60.0
    write_bytes: int = 50_000_000
    query_rate: int | None = None
    answers_mb: int = 64
    proxies: int = 0

    @classmethod
    def from_environment(
        cls, environment: Mapping[str, str] = os.environ, *, data: Path | None = None
    ) -> "Config":
        """Read the SVOD_… variables; `data` goes before SVOD_DATA.

        Raises ConfigError, and BaseMismatch where the data were made under another base IRI.
        """
        folder = _folder(data or Path(environment.get("SVOD_DATA") or DEFAULT_DATA))
        limits = _limits(environment)
        return cls(
            data=folder,
            base=_base(environment.get("SVOD_BASE_IRI"), stored_base(folder), folder),
            limits=limits,
            model=environment.get("SVOD_MODEL") or None,
            batch=_positive(environment, "SVOD_BATCH", 0, such=16) or None,
            device=environment.get("SVOD_DEVICE") or None,
            engine=_engine(environment),
            server=_server(environment),
            generations=_positive(environment, "SVOD_GENERATIONS", KEPT),
            licence=_licence(environment.get("SVOD_LICENCE")),
            stop_seconds=_positive(environment, "SVOD_STOP_SECONDS", limits.seconds + TO_ANSWER),
            token=_token(environment.get("SVOD_TOKEN")),
            write_seconds=_positive(environment, "SVOD_WRITE_SECONDS", cls.write_seconds),
            write_bytes=_positive(environment, "SVOD_WRITE_BYTES", cls.write_bytes),
            query_rate=_positive(environment, "SVOD_QUERY_RATE", 0, such=600) or None,
            answers_mb=_positive(environment, "SVOD_ANSWERS_MB", 64, or_zero=True),
            proxies=_positive(environment, "SVOD_PROXIES", 0, such=1, or_zero=True),
        )

    def refuse_unavailable(self) -> None:
        """Raises ModelUnavailable at once, where it would be raised when somebody searches."""
        _ = self.encoder

    @cached_property
    def encoder(self) -> "Encoder | None":
        """The model named; None for the bundled one, which is loaded where it is needed."""
        from kg.encoder import load_encoder

        if not self.model:
            return None
        return load_encoder(self.model, batch=self.batch, device=self.device)

    def encoder_of(self, model: str) -> "Encoder | None":
        """The encoder for vectors that a model made.

        Raises EncoderMismatch before another one is loaded, which may take a minute.
        """
        if self.model:
            from kg.vectors import refuse_other_model

            refuse_other_model(self.model, model)
        return self.encoder

    def refuse_other_place(self, manifest: "Manifest") -> None:
        """Raises IndexedElsewhere or GraphElsewhere unless a generation is where settings say."""
        refuse_other_place(in_milvus=manifest.search == "milvus", engine=self.engine)
        place.refuse_other_place(on_server=manifest.graph == "server", server=self.server)


def _folder(named: Path) -> Path:
    """It may be still to be made, with those above it."""
    there = next((path for path in (named, *named.parents) if path.exists()), named)
    if there.exists() and not there.is_dir():
        raise ConfigError(f"{there} is no folder: let SVOD_DATA or --data name one for the data")
    return named


def _base(named: str | None, stored: str | None, data: Path) -> str:
    """The base IRI named, else the one the data were made under, else the default."""
    if not named:
        return stored or DEFAULT_BASE
    base = _as_base(named)
    if stored and stored != base:
        raise BaseMismatch(
            f"{data} was made under {stored}, but SVOD_BASE_IRI names {base}: "
            "unset SVOD_BASE_IRI, or ingest into another folder with --data"
        )
    return base


def _as_base(named: str) -> str:
    """https://example.org/svod → https://example.org/svod/"""
    if not _is_address(named) or "?" in named or "#" in named:
        raise ConfigError(
            f"SVOD_BASE_IRI cannot be «{named}»: give an address such as https://example.org/svod/"
        )
    return named if named.endswith("/") else f"{named}/"


def _licence(named: str | None) -> str | None:
    if named and not _is_address(named):
        raise ConfigError(
            f"SVOD_LICENCE cannot be «{named}»: give the address of a licence such as "
            "https://creativecommons.org/licenses/by/4.0/"
        )
    return named or None


def _is_address(named: str) -> bool:
    parts = urlsplit(named)
    usable = parts.scheme in ("http", "https") and parts.netloc
    return bool(usable) and not any(mark in named for mark in ' <>"{}|\\^`')


def _token(named: str | None) -> str | None:
    """A header carries no other characters."""
    if named and not PRINTABLE.fullmatch(named):
        raise ConfigError(
            "SVOD_TOKEN cannot be sent in a header: give printable ASCII without spaces, "
            "such as what `openssl rand -hex 32` prints"
        )
    return named or None


def _engine(environment: Mapping[str, str]) -> Engine | None:
    """http://milvus:19530, or the file of Milvus Lite: trial.db"""
    named = environment.get("SVOD_SEARCH")
    if not named:
        return None
    engine = Engine(named, environment.get("SVOD_SEARCH_TOKEN") or "")
    parts = urlsplit(named)
    if "@" in parts.netloc:
        raise ConfigError("SVOD_SEARCH cannot hold a password: give it in SVOD_SEARCH_TOKEN")
    is_server = parts.scheme in ("http", "https") and parts.netloc
    if not is_server and (parts.scheme or not engine.is_lite):
        raise ConfigError(
            f"SVOD_SEARCH cannot be «{named}»: give the address of Milvus such as "
            "http://milvus:19530, or a file of Milvus Lite such as trial.db"
        )
    return engine


def _server(environment: Mapping[str, str]) -> "Server | None":
    """http://graph:7878/query, whose updates go to http://graph:7878/update"""
    from kg.remote.server import Server

    named = environment.get("SVOD_SPARQL_URL")
    if not named:
        return None
    update = environment.get("SVOD_SPARQL_UPDATE_URL") or re.sub("/query$", "/update", named)
    for name, address in ("SVOD_SPARQL_URL", named), ("SVOD_SPARQL_UPDATE_URL", update):
        if "@" in urlsplit(address).netloc:
            raise ConfigError(f"{name} cannot hold a password: give it in SVOD_SPARQL_PASSWORD")
        if not _is_address(address):
            raise ConfigError(
                f"{name} cannot be «{address}»: give the address of a SPARQL endpoint such as "
                "http://graph:7878/query"
            )
    given = (environment.get(f"SVOD_SPARQL_{name}") or "" for name in ("USER", "PASSWORD", "TOKEN"))
    return Server(named, update, *given)


def _limits(environment: Mapping[str, str]) -> Limits:
    return Limits(
        seconds=_positive(environment, "SVOD_QUERY_SECONDS", 10.0),
        memory_mb=_positive(environment, "SVOD_QUERY_MEMORY_MB", 1024),
        result_bytes=_positive(environment, "SVOD_QUERY_RESULT_BYTES", 50_000_000),
        workers=_positive(environment, "SVOD_QUERY_WORKERS", 2),
        queue=_positive(environment, "SVOD_QUERY_QUEUE", 24),
    )


def _positive(
    environment: Mapping[str, str],
    name: str,
    default: Number,
    *,
    such: Number | None = None,
    or_zero: bool = False,
) -> Number:
    """The variable as a number of the default's kind; `such` is one that many may want."""
    text = environment.get(name)
    if not text:
        return default
    try:
        number = type(default)(text)
    except ValueError:
        number = type(default)(-1)
    if not 0 <= number < math.inf or not (number or or_zero):
        kind = "whole number" if isinstance(default, int) else "number"
        raise ConfigError(
            f"{name} cannot be «{text}»: give {'0 or ' if or_zero else ''}a {kind} above zero, "
            f"such as {such or default}"
        )
    return number
