"""HTTP Digest (RFC 7616): the challenge, and whether an answer to it shows that somebody knows the password.

Knows header fields and hashes; knows nothing of security schemes or servers. A nonce says when it was made and that we
made it, so none is kept; the same one may be used again while it is fresh, as with `qop=auth` clients do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import datetime

from understudy.lazy_dataclass import dataclass
from understudy.security.secrets import equal

_FRESH_SECONDS = 3600
# RFC 7616 section 3.2: the better one stands first; MD5 is what older clients know.
_ALGORITHMS = {"SHA-256": "sha256", "MD5": "md5"}
_FIELD = re.compile(r'([A-Za-z0-9*_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')


@dataclass(frozen=True, slots=True)
class Digest:
    """The fields of `Authorization: Digest …`, and the request's method."""

    fields: Mapping[str, str]
    method: str

    @property
    def username(self) -> str:
        return self.fields.get("username", "")

    def problem(self, realm: str, secret: str, now: datetime) -> str:
        """What is wrong with it besides the password; empty where nothing is."""
        missing = [name for name in ("username", "realm", "nonce", "uri", "response") if name not in self.fields]
        if missing:
            return f"the Digest credentials lack {missing[0]} (RFC 7616 section 3.4)"
        if self.fields["realm"] != realm:
            return f'the realm of the Digest credentials is "{self.fields["realm"]}", not "{realm}"'
        if self._algorithm() is None:
            return f"the Digest algorithm is one of {', '.join(_ALGORITHMS)}; got {self.fields.get('algorithm')}"
        made = self.fields["nonce"].partition("-")[0]
        if not made.isascii() or not made.isdigit() or not equal(self.fields["nonce"], _nonce(secret, made)):
            return "the Digest nonce was not issued here"
        return "" if int(made) + _FRESH_SECONDS > int(now.timestamp()) else "the Digest nonce is stale"

    def proves(self, password: str) -> bool:
        """Whether whoever made it knew the password (RFC 7616 section 3.4.1)."""
        algorithm, fields = self._algorithm(), self.fields
        if algorithm is None:
            return False
        who = _hash(algorithm, f"{self.username}:{fields['realm']}:{password}")
        if fields.get("algorithm", "").lower().endswith("-sess"):
            who = _hash(algorithm, f"{who}:{fields['nonce']}:{fields.get('cnonce', '')}")
        what = _hash(algorithm, f"{self.method}:{fields['uri']}")
        between = fields["nonce"]
        if "qop" in fields:
            between = f"{between}:{fields.get('nc', '')}:{fields.get('cnonce', '')}:{fields['qop']}"
        return equal(_hash(algorithm, f"{who}:{between}:{what}"), fields["response"].lower())

    def _algorithm(self) -> Callable[[bytes], hashlib._Hash] | None:
        name = self.fields.get("algorithm", "MD5").upper().removesuffix("-SESS")
        return getattr(hashlib, _ALGORITHMS[name]) if name in _ALGORITHMS else None


def read_digest(text: str, method: str) -> Digest:
    """What follows the scheme's name in `Authorization`."""
    found = {name.lower(): quoted or plain for name, quoted, plain in _FIELD.findall(text)}
    return Digest({name: re.sub(r"\\(.)", r"\1", value) for name, value in found.items()}, method)


def new_nonce(secret: str, now: datetime) -> str:
    """A nonce that is fresh for an hour."""
    return _nonce(secret, str(int(now.timestamp())))


def challenges(realm: str, nonce: str, *, stale: bool) -> list[str]:
    """The fields of `WWW-Authenticate` (RFC 7616 section 3.3), one for each algorithm."""
    old = ", stale=true" if stale else ""
    return [
        f'Digest realm="{realm}", qop="auth", algorithm={name}, nonce="{nonce}", charset=UTF-8{old}'
        for name in _ALGORITHMS
    ]


def _nonce(secret: str, made: str) -> str:
    return f"{made}-{hashlib.sha256(f'{secret}:{made}'.encode()).hexdigest()[:32]}"


def _hash(algorithm: Callable[[bytes], hashlib._Hash], text: str) -> str:
    return algorithm(text.encode()).hexdigest()
