"""Cross-origin requests (Fetch standard, section 3.3): pages of other origins may call the API that is mocked.

Knows header fields and the methods of a path; knows nothing of operations or state. The control plane stands outside:
no page of another origin is let in there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from understudy.messages import Response

_ORIGIN = re.compile(r"[\x21-\x7e]{1,2048}")
_NAMES = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z, \t-]{1,8192}")
_METHOD = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")
# They are sent whatever the preflight says (Fetch, 4.8).
_SAFE_METHODS = ("GET", "HEAD", "POST")
_MAX_AGE = "600"
_MOST_ORIGINS = 1_000
# With credentials `*` is no wildcard but a name (Fetch, 3.3.5), so they are listed; those on its safelist need not be.
_EXPOSED = (
    "Content-Disposition",
    "Content-Location",
    "Content-Range",
    "ETag",
    "Link",
    "Location",
    "Preference-Applied",
    "RateLimit",
    "RateLimit-Limit",
    "RateLimit-Policy",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Retry-After",
    "Sunset",
    "WWW-Authenticate",
    "X-Mock-Fault",
    "X-Mock-Latency",
    "X-Mock-Reason",
    "X-Mock-Warnings",
    "X-Pagination",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
    "X-Request-Id",
    "X-Total-Count",
)


def read_origins(texts: Sequence[str]) -> tuple[str, ...] | None:
    """The origins that may call, from the words of a command line: () for any, None for `off`. Raises ValueError."""
    if "off" in texts:
        if len(texts) > 1:
            raise ValueError("--cors off stands alone; it allows no origin")
        return None
    for text in texts:
        parts = urlsplit(text)
        if text != "null" and (not parts.scheme or not parts.netloc or text != f"{parts.scheme}://{parts.netloc}"):
            raise ValueError(f"{text!r} is no origin such as http://localhost:5173, and not off")
    return tuple(texts)


def is_preflight(environ: Mapping[str, Any]) -> bool:
    """Whether a request is a browser's preflight: no client but a browser may set these (Fetch, 4.8)."""
    return (
        environ["REQUEST_METHOD"] == "OPTIONS"
        and "HTTP_ORIGIN" in environ
        and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in environ
    )


class Cors:
    """What is answered to pages of other origins: any of them where `origins` is empty.

    `declared` gives the names of the response headers that the document declares; scripts may read those as well.
    """

    def __init__(self, origins: Iterable[str] = (), declared: Callable[[], Iterable[str]] = tuple) -> None:
        self._origins = frozenset(origins)
        self._declared = declared
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}

    @cached_property
    def _fixed(self) -> tuple[tuple[str, str], ...]:
        named = {name.lower(): name for name in (*self._declared(), *_EXPOSED) if _METHOD.fullmatch(name)}
        exposed = ", ".join(sorted(named.values(), key=str.lower))
        return (
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Expose-Headers", exposed),
            ("Vary", "Origin"),
        )

    def allows(self, origin: str) -> bool:
        return origin in self._origins if self._origins else _ORIGIN.fullmatch(origin) is not None

    def headers(self, origin: str) -> tuple[tuple[str, str], ...]:
        """What an answer to a page of this origin carries besides its own fields."""
        known = self._known.get(origin)
        if known is None:
            own = (("Access-Control-Allow-Origin", origin), *self._fixed)
            known = own if self.allows(origin) else self._fixed[-1:]
            if len(self._known) >= _MOST_ORIGINS:
                self._known.clear()
            self._known[origin] = known
        return known

    def preflight(self, environ: Mapping[str, Any], methods: Sequence[str]) -> Response:
        """The answer to a preflight: the methods of the path, and the requested header names.

        A path that the document does not have takes any method, so that the page gets to read why it is a 404. Where
        the browser will not send the request, `X-Mock-Reason` says why.
        """
        origin, method = environ["HTTP_ORIGIN"], environ["HTTP_ACCESS_CONTROL_REQUEST_METHOD"]
        vary = ("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers")
        if not self.allows(origin):
            reason = (
                f"pages of {origin} may not call this API: --cors names others" if _ORIGIN.fullmatch(origin) else ""
            )
            return Response(204, (vary, *_why(reason)))
        listed = ", ".join(methods) if methods else method if _METHOD.fullmatch(method) else ""
        headers = [
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Methods", listed),
            ("Access-Control-Max-Age", _MAX_AGE),
        ]
        names = environ.get("HTTP_ACCESS_CONTROL_REQUEST_HEADERS", "")
        if _NAMES.fullmatch(names):
            headers.append(("Access-Control-Allow-Headers", names))
        if environ.get("HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK") == "true":
            headers.append(("Access-Control-Allow-Private-Network", "true"))
        known = not methods or method in methods or method in _SAFE_METHODS
        refused = not known and _METHOD.fullmatch(method)
        reason = f"{method} is not an operation there, so the browser sends none; allowed: {listed}" if refused else ""
        return Response(204, (*headers, vary, *_why(reason)))


def _why(reason: str) -> tuple[tuple[str, str], ...]:
    """What the browser keeps from the page, for who looks at the network panel or the terminal."""
    return (("X-Mock-Reason", reason),) if reason else ()
