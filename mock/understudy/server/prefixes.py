"""Several WSGI applications on one server, each below a path or at a host, and the page that leads to them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from understudy.addresses import CONTROL_PREFIX, host_name
from understudy.json_codec import dumps
from understudy.problem import did_you_mean
from understudy.server.wsgi import StartResponse, WsgiApp

_BASE = re.compile(r"(?:/[A-Za-z0-9._~-]+)+")
_STYLE = (
    "body{font:16px system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark;"
    "background:Canvas;color:CanvasText}a{color:LinkText}"
)
_POLICY = (
    f"default-src 'none'; img-src data:; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def check_base(text: str) -> str:
    """A path that an API may stand below, with no slash at its end. Raises ValueError."""
    path = text.rstrip("/")
    if not _BASE.fullmatch(path) or {".", ".."} & set(path.split("/")):
        raise ValueError(f"--base-path {text!r} is no path such as /api/v1")
    if path.startswith(CONTROL_PREFIX):
        raise ValueError(f"--base-path {text!r} is in the way of {CONTROL_PREFIX}")
    return path


def below(applications: Mapping[str, WsgiApp], titles: Mapping[str, str], base: str = "") -> WsgiApp:
    """One application of those at these places: a path, which PEP 3333 calls SCRIPT_NAME, or a host and a path.

    Where there are several, `base` has a page that leads to each, at `/__mock__/` below it.
    """
    index = f"{base}{CONTROL_PREFIX}"
    pages = {f"{index}/", index} if len(applications) > 1 or base not in applications else set()
    hosts: dict[str, dict[str, tuple[int, WsgiApp]]] = {}
    for place, served in applications.items():
        host, slash, path = place.partition("/")
        hosts.setdefault(host.lower(), {})[slash + path] = (len(slash + path), served)
    elsewhere = hosts.pop("", {})

    def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        here = hosts.get(host_name(environ.get("HTTP_HOST", "")), elsewhere) if hosts else elsewhere
        for prefix, (length, served) in here.items():
            if path.startswith(prefix) and path[length : length + 1] in ("", "/"):
                environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + prefix
                environ["PATH_INFO"] = path[length:] or "/"
                return served(environ, start_response)
        if path in pages and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            return _page(titles, environ, start_response)
        return _nowhere(path, list(here) or list(applications), start_response)

    return application


def _page(titles: Mapping[str, str], environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    from html import escape

    port = environ.get("HTTP_HOST", "").rpartition(":")[2]
    port = f":{port}" if port.isdigit() else ""
    rows = "".join(
        f'<li><a href="{escape(_address(place, port))}{CONTROL_PREFIX}/">{escape(place)}</a> {escape(title)}</li>'
        for place, title in titles.items()
    )
    text = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>Understudy</title><link rel="icon" href="data:,"><style>{_STYLE}</style>'
        f"<main><h1>Understudy</h1><ul>{rows}</ul></main></html>"
    ).encode()
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(text)))]
    start_response("200 OK", [*headers, ("Content-Security-Policy", _POLICY), ("X-Content-Type-Options", "nosniff")])
    return [text]


def _address(place: str, port: str) -> str:
    """A place as a reference that keeps the scheme (RFC 3986 section 4.2)."""
    host, slash, path = place.partition("/")
    return f"//{host}{port}{slash}{path}" if host else place


def _nowhere(path: str, known: Sequence[str], start_response: StartResponse) -> Iterable[bytes]:
    """Problem details (RFC 9457) for what is below none of the paths."""
    first = "/".join(path.split("/")[: known[0].count("/") + 1])
    hint = did_you_mean(first, known, otherwise=f"what is served is below {', '.join(known)}")
    shown = path.encode("latin-1", "replace").decode("utf-8", "replace")
    detail = f"nothing is served at {shown}; {hint}"
    body = dumps({"type": "about:blank", "title": "Not Found", "status": 404, "detail": detail})
    media = [("Content-Type", "application/problem+json"), ("Content-Length", str(len(body)))]
    reason = re.sub(r"[^\x20-\x7e]", "?", detail)
    start_response("404 Not Found", [*media, ("X-Mock-Reason", reason)])
    return [body]
