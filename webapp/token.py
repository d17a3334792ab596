"""Who may write: whoever has the token of the settings."""

import hmac
from typing import cast

from flask import current_app, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from webapp.config import Config


def need_token() -> Config:
    """The settings, with which the request may go on; its body may then be longer than others'.

    Raises Forbidden where nobody may write, Unauthorized where the request has no right to.
    """
    config = _config()
    if not config.token:
        raise Forbidden(
            "Nothing can be written here: to allow it, set SVOD_TOKEN, start the server anew, and "
            "send the token with each request (Authorization: Bearer …)."
        )
    if not has_token(config.token):
        raise Unauthorized(
            "Send the token that the server was started with: Authorization: Bearer …",
            www_authenticate=WWWAuthenticate("bearer", {"realm": "Svod"}),
        )
    take_longer_bodies()
    return config


def take_longer_bodies() -> None:
    """Of who has the token; to be said before anything of a form is looked at."""
    config = _config()
    if config.token and has_token(config.token):
        request.max_content_length = config.write_bytes
        request.max_form_memory_size = config.write_bytes


def is_set() -> bool:
    """Whether anybody may write."""
    return bool(_config().token)


def has_token(token: str) -> bool:
    """Compared in a time that tells nothing of how much of it is right."""
    sent = request.authorization
    if sent is None or sent.type != "bearer" or not sent.token:
        return False
    return hmac.compare_digest(sent.token.encode(), token.encode())


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])
