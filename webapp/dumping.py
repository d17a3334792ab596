"""The whole of what is published, to be taken along."""

from collections.abc import Iterable
from itertools import chain
from typing import cast

from flask import Blueprint, Response, current_app, request, send_file
from werkzeug.wsgi import ClosingIterator

from kg.dumping import FORMATS
from kg.dumps import Dumps
from kg.errors import DumpsBusy
from webapp.context import generation
from webapp.freshness import unless_known

blueprint = Blueprint("dumping", __name__)

GZIP = "application/gzip"


@blueprint.get(f"/dump.<any({', '.join(FORMATS)}):suffix>.gz")
def dump(suffix: str) -> Response:
    return unless_known(lambda: packed(suffix), in_ranges=True)


def packed(suffix: str) -> Response:
    """The dump if it is made, else as it is being made; a look at its head makes none."""
    dumps = cast(Dumps, current_app.extensions["dumps"])
    name = f"svod-{generation().name}.{suffix}.gz"
    if made := dumps.whole(generation(), suffix):
        return send_file(
            made.path, GZIP, download_name=name, as_attachment=True, conditional=False, etag=False
        )
    response = as_it_comes(iter(())) if request.method == "HEAD" else followed(dumps, suffix)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def followed(dumps: Dumps, suffix: str) -> Response:
    """Raises DumpsBusy: who reads a dump that is being made keeps a thread all the while."""
    dump = dumps.get(generation(), suffix)
    if not dumps.followers.acquire(blocking=False):
        raise DumpsBusy("Others are waiting for this dump: try again in a minute.")
    pieces = ClosingIterator(dump.pieces(), dumps.followers.release)
    try:
        first = next(pieces)  # while it can still be said that there will be none
    except BaseException:
        pieces.close()
        raise
    return as_it_comes(ClosingIterator(chain([first], pieces), pieces.close))


def as_it_comes(pieces: Iterable[bytes]) -> Response:
    """Passed through: Flask would put all pieces together to tell their length."""
    return Response(pieces, content_type=GZIP, direct_passthrough=True)
