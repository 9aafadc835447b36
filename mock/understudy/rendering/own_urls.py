"""URLs of the real service in answers: where the document itself shows them, they name the host of the request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from understudy.messages import Request, Response
from understudy.openapi.model import Server

_HERE = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - nothing listens there
_SCHEME = "https://"
_BEGUN = b'"' + _SCHEME.encode()
_SHOWN = ("example", "examples", "default", "const", "enum")


class OwnUrls:
    """The URLs that a document shows below its own servers, whose `origins` are none where that is this machine alone.

    What a client has sent itself is left alone: only texts that stand in the document are changed, and none that a
    request body shows.
    """

    __slots__ = ("_document", "_known", "_pattern", "_sought", "origins")

    def __init__(self, servers: Iterable[Server], document: Mapping[str, Any]) -> None:
        self.origins = tuple(dict.fromkeys(origin for server in servers for origin in _origins(server)))
        self._document = document
        self._known: frozenset[str] | None = None
        self._sought = tuple(each.encode() for each in self.origins)
        options = b"|".join(map(re.escape, self._sought))
        self._pattern = re.compile(rb'"(?:' + options + rb')((?:[/?#][^"\\]*)?)"') if self.origins else None

    def named_here(self, response: Response, request: Request) -> Response:
        """The response with these URLs below the address of the request; the same one where it has none."""
        body, pattern = response.body, self._pattern
        if body.find(_BEGUN) < 0:
            return response
        for each in self._sought:
            if body.find(each) >= 0:
                break
        else:
            return response
        assert pattern is not None
        base = request.base_url
        changed = pattern.sub(lambda found: self._here(found, base), body)
        if changed == body:
            return response
        length = ("Content-Length", str(len(changed)))
        return replace(response, body=changed, headers=(*_without_length(response), length))

    def _here(self, found: re.Match[bytes], base: str) -> bytes:
        if self._known is None:
            self._known = frozenset(_shown(self._document, self.origins)) - frozenset(_sent(self._document))
        whole = found[0].decode("utf-8", "replace")
        return b'"%s%s"' % (base.encode(), found[1]) if whole[1:-1] in self._known else found[0]


def _without_length(response: Response) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in response.headers if name.lower() != "content-length")


def _origins(server: Server) -> Iterator[str]:
    url = next(server.urls())
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return
    if parts.scheme in ("http", "https") and host and host not in _HERE and "{" not in parts.netloc:
        yield f"{_SCHEME}{parts.netloc}"
        yield f"http://{parts.netloc}"


def _shown(node: Any, origins: tuple[str, ...]) -> Iterator[str]:
    """The URLs in examples, defaults and the like."""
    stack = [(node, False)]
    while stack:
        value, inside = stack.pop()
        if isinstance(value, dict):
            stack += [(inner, inside or name in _SHOWN) for name, inner in value.items()]
        elif isinstance(value, list):
            stack += [(inner, inside) for inner in value]
        elif inside and isinstance(value, str) and value.startswith(origins):
            yield value


def _sent(document: Mapping[str, Any]) -> Iterator[str]:
    """Every text that an example of a request body has."""
    stack: list[tuple[Any, bool]] = [(document, False)]
    while stack:
        value, inside = stack.pop()
        if isinstance(value, dict):
            stack += [(inner, inside or name == "requestBody") for name, inner in value.items()]
        elif isinstance(value, list):
            stack += [(inner, inside) for inner in value]
        elif inside and isinstance(value, str):
            yield value
