"""Texts go gzipped to who takes them so."""

import re
import zlib
from functools import lru_cache

from flask import Flask, Response, request

#: Bytes: a shorter answer takes one packet either way.
WORTH_IT = 1024
#: Of 1 to 9; higher ones take longer and give hardly less.
LEVEL = 4
#: The number by which zlib knows the format of gzip.
GZIP = 31

#: What there is to gain from: dumps and pictures are compressed already.
TEXTS = re.compile(
    r"text/.*|image/svg\+xml|application/"
    r"((.*\+)?(json|xml)|javascript|trig|n-triples|n-quads|openmetrics-text)"
)


def register(app: Flask) -> None:
    app.after_request(compress)


def compress(response: Response) -> Response:
    """The answer gzipped, if it is a long text and whole, and the request takes it so."""
    if "Accept-Encoding" not in request.headers or not takes_gzip():
        return response
    if response.status_code == 304:
        return as_it_was_known(response)
    if response.status_code == 206 or not is_long_text(response):
        return response
    response.set_data(packed(response))
    response.headers["Content-Encoding"] = "gzip"
    weaken(response)
    return response


def takes_gzip() -> bool:
    """«gzip, br», not «gzip;q=0»"""
    return request.accept_encodings["gzip"] > 0


def is_long_text(response: Response) -> bool:
    """A stream is passed on as it comes; files of the pages are whole, if Flask streams them."""
    is_whole = response.is_sequence or request.endpoint == "static"
    is_long = (response.content_length or response.calculate_content_length() or 0) >= WORTH_IT
    return is_whole and is_long and TEXTS.fullmatch(response.mimetype or "") is not None


def packed(response: Response) -> bytes:
    if request.endpoint != "static":
        return zlib.compress(response.get_data(), LEVEL, wbits=GZIP)
    response.direct_passthrough = False
    return _packed_once(response.get_data())


@lru_cache(maxsize=64)
def _packed_once(content: bytes) -> bytes:
    """The files of the pages stay the same and are few."""
    return zlib.compress(content, LEVEL, wbits=GZIP)


def weaken(response: Response) -> None:
    """The same content in other bytes: RFC 9110, 8.8.3.3, wants another tag or a weak one."""
    tag, is_weak = response.get_etag()
    if tag and not is_weak:
        response.set_etag(tag, weak=True)


def as_it_was_known(response: Response) -> Response:
    """Not modified: with the tag that the asker has."""
    tag, _ = response.get_etag()
    if tag and request.if_none_match.is_weak(tag):
        weaken(response)
    return response
