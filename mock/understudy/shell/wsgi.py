"""The WSGI callable (PEP 3333) in front of everything: contract traffic goes to the mock, the rest to Flask.

Contract traffic does not pass Flask's dispatch, which alone costs more than the whole pipeline. Paths under `/__mock__`
belong to the control plane.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from http.client import responses as phrases
from typing import Any
from urllib.parse import quote, quote_from_bytes

from understudy.exchange import Request, Response
from understudy.mock import Mock

__all__ = ["CONTROL_PREFIX", "MAX_BODY", "contract_wsgi"]

CONTROL_PREFIX = "/__mock__"
MAX_BODY = 64 * 1024 * 1024
"""The most bytes of a request body that are read; a longer one is answered 413."""

StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*").fullmatch
_SAFE = "/%:@!$&'()*+,;=~-._"
_STATUS_LINES = {status: f"{status} {phrase}" for status, phrase in phrases.items()}


def contract_wsgi(mock: Mock, control: WsgiApp) -> WsgiApp:
    """A WSGI application that serves the contract and hands `/__mock__…` to `control`."""
    handle = mock.handle

    def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith(CONTROL_PREFIX) and path[len(CONTROL_PREFIX) : len(CONTROL_PREFIX) + 1] in ("", "/"):
            return control(environ, start_response)
        body = _body(environ)
        if body is None:
            return _too_large(start_response)
        request = Request(
            environ["REQUEST_METHOD"], _raw_path(environ), environ.get("QUERY_STRING", ""), _headers(environ), body
        )
        response = handle(request)
        return _send(response, start_response)

    return application


def _send(response: Response, start_response: StartResponse) -> Iterable[bytes]:
    status = response.status
    start_response(_STATUS_LINES.get(status) or f"{status} Unknown", list(response.headers))
    return [response.body]


def _too_large(start_response: StartResponse) -> Iterable[bytes]:
    start_response("413 Content Too Large", [("Content-Length", "0"), ("Connection", "close")])
    return [b""]


def _raw_path(environ: Mapping[str, Any]) -> str:
    """The path as it was sent, where the server keeps it; WSGI itself has it only decoded, so `%2F` is lost there."""
    target = environ.get("RAW_URI") or environ.get("REQUEST_URI")
    if isinstance(target, str) and target:
        if "://" in target[:8]:
            target = "/" + target.split("://", 1)[1].partition("/")[2]
        path = target.partition("?")[0]
        mount = quote(environ.get("SCRIPT_NAME", ""), safe=_SAFE)
        return path[len(mount) :] if mount and path.startswith(mount) else path
    path = environ["PATH_INFO"]
    if _PLAIN(path):
        return str(path)
    return quote_from_bytes(path.encode("latin-1", "replace"), safe=_SAFE.replace("%", ""))


def _headers(environ: Mapping[str, Any]) -> Mapping[str, str]:
    headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
    if content_type := environ.get("CONTENT_TYPE"):
        headers["content-type"] = content_type
    if (length := environ.get("CONTENT_LENGTH")) not in (None, ""):
        headers["content-length"] = str(length)
    return headers


def _body(environ: Mapping[str, Any]) -> bytes | None:
    """The whole body, or None when it is longer than is read."""
    length = environ.get("CONTENT_LENGTH")
    if length:
        size = int(length) if str(length).isdigit() else 0
        if size > MAX_BODY:
            return None
        return environ["wsgi.input"].read(size) if size else b""
    if environ.get("wsgi.input_terminated") and environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        body: bytes = environ["wsgi.input"].read(MAX_BODY + 1)
        return body if len(body) <= MAX_BODY else None
    return b""
