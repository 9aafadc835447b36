"""Who may drive a mock over HTTP: programs of the user, and no page of the web that the user happens to visit.

A page can send requests to any address that its browser reaches: as a form, or by `fetch` without a preflight (Fetch
standard, 3.3.4), and after DNS rebinding even as if it were of our own origin. Browsers say where a request comes from,
though, and by which name they reached us. Knows header fields of a WSGI environ; knows nothing of routes.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from understudy.addresses import TOKEN_FIELD, host_name, is_localhost
from understudy.lazy_dataclass import dataclass

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = ("same-origin", "none")


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a call is refused: problem details in three parts."""

    status: int
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Guard:
    """What a server requires of calls that change something.

    `hosts` are the names, without port, by which it may be called beside those of the loopback interface; None: any
    name, for a server whose address is not known here. With a `token`, calls must show it. `exposed` says that other
    machines reach the server: then nothing is changed without a token.
    """

    hosts: Collection[str] | None = None
    token: str | None = None
    exposed: bool = False

    def check(self, environ: Mapping[str, Any]) -> Rejection | None:
        """Why a call may not be carried out, or None for one that may.

        Reading is open to every origin, since no page of another one may look at the answer; a page that reached us by
        a name of its own might (DNS rebinding), so that the name counts there too.
        """
        if environ["REQUEST_METHOD"] in _SAFE:
            return self._check_host(environ) if self.token is None and not self.exposed else None
        if (problem := _foreign_page(environ)) is not None:
            return Rejection(403, "foreign_origin", f"{problem}; pages of other origins may not drive the mock")
        if self.token is not None:
            return self._check_token(environ)
        if self.exposed:
            detail = "this mock can be reached from other machines; start it with --control-token to drive it"
            return Rejection(403, "token_required", detail)
        return self._check_host(environ)

    def _check_token(self, environ: Mapping[str, Any]) -> Rejection | None:
        sent = environ.get("HTTP_X_MOCK_CONTROL_TOKEN")
        scheme, _, rest = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        if sent is None and scheme.lower() == "bearer":
            sent = rest.strip()
        if sent is None:
            return Rejection(401, "token_required", f"the header {TOKEN_FIELD} must show the control token")
        assert self.token is not None
        if not hmac.compare_digest(sent.encode("utf-8", "replace"), self.token.encode()):
            return Rejection(403, "wrong_token", f"the control token in {TOKEN_FIELD} is wrong")
        return None

    def _check_host(self, environ: Mapping[str, Any]) -> Rejection | None:
        if self.hosts is None:
            return None
        host = environ.get("HTTP_HOST", "")
        name = host_name(host)
        if name in self.hosts or _is_loopback(name):
            return None
        detail = f"the mock is not {host or 'without a name'}; call it by the address that it was started on"
        return Rejection(403, "foreign_host", detail)


OPEN = Guard()
"""Asks only that no page of another origin calls."""


def _foreign_page(environ: Mapping[str, Any]) -> str | None:
    """The page that a browser says the request comes from, if it is not one of ours."""
    origin = environ.get("HTTP_ORIGIN")
    if origin is not None:
        return None if _is_same(origin, environ) else f"the Origin is {origin}"
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is not None and site not in _OURS:
        return f"Sec-Fetch-Site is {site}"
    referer = environ.get("HTTP_REFERER")
    if referer is not None and not _is_same(referer, environ):
        return f"the Referer is {referer}"
    return None


def _is_same(url: str, environ: Mapping[str, Any]) -> bool:
    """Whether a URL is below the name that the request was sent to; TLS may end before us, so schemes don't count."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and parts.netloc.lower() == environ.get("HTTP_HOST", "").lower()


def _is_loopback(name: str) -> bool:
    if is_localhost(name):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
