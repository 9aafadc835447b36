"""A mock as a Flask blueprint: part of an application of yours, below a path of it."""

from __future__ import annotations

import io

from flask import Blueprint, Response, request
from werkzeug.test import run_wsgi_app

from understudy.mock import Mock
from understudy.server.app import create_app
from understudy.server.mount import route_below
from understudy.server.wsgi import MAX_BODY


def mock_blueprint(mock: Mock) -> Blueprint:
    """A blueprint that serves the contract, its control plane, page and docs: all that `create_app(mock)` does.

    `app.register_blueprint(mock_blueprint(mock), url_prefix="/mock")`; the prefix may have variables, and is `/mock`
    where none is given. What the application does before and after each request and with its errors holds here too.
    Each further mock of an application is registered with a `name=` of its own.
    """
    inner = create_app(mock)
    blueprint = Blueprint("mock", __name__, url_prefix="/mock")

    def answer(rest: str = "", **_variables: str) -> Response:
        environ = dict(request.environ)
        _mount(environ, request.path[: len(request.path) - len(rest)].removesuffix("/"))
        if (request.content_length or 0) <= MAX_BODY:
            # Something of the application may have looked at the body, which then can't be read a second time.
            request.max_content_length = min(MAX_BODY, request.max_content_length or MAX_BODY)
            environ["wsgi.input"] = io.BytesIO(request.get_data())
        body, status, headers = run_wsgi_app(inner, environ)
        response = Response(body, status)
        response.headers.clear()  # a Content-Type of Flask's own would be a guess
        response.headers.extend(headers)
        return response

    route_below(blueprint, "", "answer", answer)
    return blueprint


def _mount(environ: dict[str, object], prefix: str) -> None:
    """Move the prefix from the path to where WSGI has what an application is mounted at (PEP 3333)."""
    parts = ("/" + str(environ["PATH_INFO"]).lstrip("/")).split("/")
    cut = prefix.count("/") + 1
    environ["SCRIPT_NAME"] = str(environ.get("SCRIPT_NAME", "")) + "/".join(parts[:cut])
    environ["PATH_INFO"] = "".join(f"/{part}" for part in parts[cut:])
