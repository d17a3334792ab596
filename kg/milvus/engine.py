"""The connection to Milvus, and what is said where there is none."""

import logging
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

from kg.errors import IndexedElsewhere, SearchEngineDown, SearchEngineMissing

#: Seconds to wait for a connection, and for an answer to somebody who searches or to the writer.
CONNECTING = 5.0
SEARCHING = 10.0
WRITING = 600.0

#: They tell of errors with pages of traces: each is told once, by us.
LOGGERS = ("pymilvus", "milvus_lite", "grpc._server")

#: Milvus returns no more rows at once.
MOST_ROWS = 16_384

#: Why a file may not open.
OF_ONE = (
    "Milvus Lite serves one process at a time; end the other, or let SVOD_SEARCH name a server."
)

#: Two threads that ask first would begin two connections; Milvus Lite refuses the second.
ONE_AT_A_TIME = Lock()

#: What Milvus says of a collection that it does not have.
NO_COLLECTION = 100


@dataclass(frozen=True)
class Engine:
    """Where Milvus is: the address of a server, or a file of Milvus Lite (.db)."""

    uri: str
    token: str = field(default="", repr=False)

    @property
    def is_lite(self) -> bool:
        return self.uri.endswith(".db")

    def ask(self, method: str, /, *, timeout: float = SEARCHING, **arguments: Any) -> Any:
        """What a method of the client answers.

        Raises SearchEngineMissing, SearchEngineDown, and IndexedElsewhere for a collection that
        is not there.
        """
        with ONE_AT_A_TIME:
            client = _client(self)
        try:
            return getattr(client, method)(timeout=timeout, **arguments)
        except library().MilvusException as error:
            if error.code == NO_COLLECTION:
                raise IndexedElsewhere(
                    f"The indexes are not in Milvus at {self.uri}: let SVOD_SEARCH name where they "
                    "were made, or run `svod reindex`."
                ) from error
            raise SearchEngineDown(f"Milvus at {self.uri} fails: {error.message}") from error

    def tell(self, method: str, /, **arguments: Any) -> Any:
        """As `ask`, for what may take long."""
        return self.ask(method, timeout=WRITING, **arguments)


@dataclass(frozen=True)
class MilvusCollection:
    """One of an engine's, which is loaded when it is first asked."""

    engine: Engine
    name: str

    def ask(self, method: str, /, **arguments: Any) -> Any:
        _load(self)
        try:
            return self.engine.ask(method, collection_name=self.name, **arguments)
        except SearchEngineDown:
            _load.cache_clear()  # a server that was started anew may have to load it again
            raise

    def tell(self, method: str, /, **arguments: Any) -> Any:
        return self.ask(method, timeout=WRITING, **arguments)


def library() -> Any:
    """The client's package, which takes a second to load; raises SearchEngineMissing."""
    try:
        import pymilvus
    except ImportError as error:
        raise SearchEngineMissing(
            "SVOD_SEARCH names Milvus, whose client is not installed: run `pip install "
            "'svod[milvus]'`, or unset it and run `svod reindex`."
        ) from error
    return pymilvus


@cache
def _client(engine: Engine) -> Any:
    """One connection for all threads; it comes back by itself when the server does."""
    pymilvus = library()
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return pymilvus.MilvusClient(uri=engine.uri, token=engine.token, timeout=CONNECTING)
    except pymilvus.MilvusException as error:
        raise SearchEngineDown(
            f"Milvus at {engine.uri} cannot be reached ({error.message}): "
            + (OF_ONE if engine.is_lite else "see whether it runs, and whether the token is right.")
        ) from error


@cache
def _load(collection: MilvusCollection) -> None:
    """Once for a process: Milvus Lite forgets it, and somebody may have released it."""
    collection.engine.tell("load_collection", collection_name=collection.name)
