"""A whole generation as one packed file, written in a process of its own.

Packing millions of statements keeps a core busy for a minute: whoever asks for pages goes first.
"""

import gzip
import json
import os
import sys
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import RdfFormat, serialize

from kg.graph import opened
from kg.remote.server import Server
from kg.workers import end_with
from ontology.prefixes import PREFIXES

FORMATS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}

#: How much later than others the process gets the processor.
NICENESS = 10


def dump(
    generation: Path, rdf_format: RdfFormat, file: BinaryIO, server: Server | None = None
) -> None:
    """Writes every quad, without the union copy; the same generation gives the same bytes."""
    graph = opened(generation, server)
    with gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed:
        serialize(graph.quads(), cast(BinaryIO, packed), format=rdf_format, prefixes=PREFIXES)


if __name__ == "__main__":
    named = json.loads(sys.stdin.readline())  # passwords have no place among arguments
    end_with(sys.stdin)
    os.nice(NICENESS)
    server = Server(**named) if named else None
    dump(Path(sys.argv[1]), FORMATS[sys.argv[2]], sys.stdout.buffer, server)
