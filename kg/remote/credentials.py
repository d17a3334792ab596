"""As whom a server is asked: a token, or a user by Basic or by Digest (RFC 7616)."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from itertools import count
from urllib.parse import urlsplit
from uuid import uuid4

ASKED_FOR = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))""")

DIGEST = re.compile(r"\bDigest\s(.*)", re.IGNORECASE)

HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


class Credentials:
    """What is sent of them; threads may share it.

    A password is sent to who asks for one, in the way that is asked for: Virtuoso does not say that
    it wants Digest once it was sent Basic.
    """

    def __init__(self, user: str, password: str, token: str) -> None:
        self._user = user
        self._password = password
        self._token = token
        self._is_asked = False
        self._challenge: Mapping[str, str] = {}
        self._numbers = count(1)

    def header(self, url: str) -> dict[str, str]:
        """For a POST to an address."""
        if self._token:
            return {"Authorization": f"Bearer {self._token}"}
        if self._challenge:
            return {"Authorization": self._digest(self._challenge, _path(url))}
        if not self._is_asked:
            return {}
        plain = b64encode(f"{self._user}:{self._password}".encode()).decode()
        return {"Authorization": f"Basic {plain}"}

    def learn(self, headers: Mapping[str, str]) -> bool:
        """Whether a refusal says how to ask better."""
        before = self._is_asked, self._challenge.get("nonce")
        if not self._user:
            return False
        if asked := DIGEST.search(headers.get("WWW-Authenticate", "")):
            challenge = {m[1].lower(): m[2] or m[3] or "" for m in ASKED_FOR.finditer(asked[1])}
            if _is_usable(challenge):
                self._challenge, self._numbers = challenge, count(1)
        self._is_asked = True
        return before != (True, self._challenge.get("nonce"))

    def _digest(self, challenge: Mapping[str, str], path: str) -> str:
        realm, nonce = challenge.get("realm", ""), challenge["nonce"]
        number, ours = f"{next(self._numbers):08x}", uuid4().hex
        algorithm = challenge.get("algorithm", "MD5").upper()

        def hashed(*parts: str) -> str:
            return HASHES[algorithm](":".join(parts).encode()).hexdigest()

        who, what = hashed(self._user, realm, self._password), hashed("POST", path)
        said = {"username": self._user, "realm": realm, "nonce": nonce, "uri": path}
        if "qop" in challenge:
            said["response"] = hashed(who, nonce, number, ours, "auth", what)
            said["cnonce"] = ours
        else:
            said["response"] = hashed(who, nonce, what)
        if "opaque" in challenge:
            said["opaque"] = challenge["opaque"]
        quoted = ", ".join(f'{name}="{value}"' for name, value in said.items())
        counted = f", qop=auth, nc={number}" if "qop" in challenge else ""
        return f"Digest {quoted}, algorithm={algorithm}{counted}"


def _is_usable(challenge: Mapping[str, str]) -> bool:
    return challenge.get("algorithm", "MD5").upper() in HASHES and bool(challenge.get("nonce"))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
