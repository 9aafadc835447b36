"""The Flask application: the control plane, the docs and the page of a mock, with the contract served beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from flask import Blueprint, Flask, Response, render_template, request, send_from_directory
from flask_swagger_ui import get_swaggerui_blueprint
from werkzeug.exceptions import HTTPException

from understudy.addresses import CONTROL_PREFIX
from understudy.admin.blueprint import control_plane, problem
from understudy.admin.guard import OPEN, Guard
from understudy.broadcast.messages import Kind
from understudy.faults.damage import slug_of
from understudy.messages import PHRASES
from understudy.mock import Mock
from understudy.problem import did_you_mean
from understudy.server.journals import journals
from understudy.server.sessions import Sessions
from understudy.server.stream import Streams, stream
from understudy.server.wsgi import ContractApp, unclaimed
from understudy.state.shared import UnavailableError
from understudy.state.store import StateError
from understudy.summary import curl_example
from understudy.webhooks.capture import is_capture

_PAGE = Path(__file__).parent / "page"
# Everything comes from here, and no value of a record can become a script.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# What is no page runs nothing, whatever a browser takes it for.
_DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Swagger UI begins with a script of its page.
_DOCS_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def create_app(mock: Mock) -> Flask:
    """A Flask application that serves the mock: `app.test_client()`, mounting and error handlers work as usual.

    Contract traffic enters through a WSGI callable wrapped round `app.wsgi_app`; only `/__mock__`, and the admin paths
    of other servers that the contract does not claim, reach Flask. The mock is that of requests without a session.
    """
    sessions = Sessions(mock)
    app = control_app(sessions)
    app.wsgi_app = ContractApp(sessions, app.wsgi_app, also=unclaimed(mock))  # type: ignore[method-assign]  # Flask's documented way to wrap
    return app


def control_app(sessions: Sessions, guard: Guard = OPEN) -> Flask:
    """Only what is beside the contract: the control plane, the docs and the page, of the session that was entered.

    `guard` decides who may change something there.
    """
    app = Flask("understudy", template_folder=str(Path(__file__).parent / "templates"), static_folder=None)
    _close(app, guard)
    _add_routes(app, sessions)
    app.register_blueprint(_docs(sessions.default.mock), url_prefix=f"{CONTROL_PREFIX}/docs")
    app.register_blueprint(control_plane(sessions))
    streams = Streams()
    app.register_blueprint(journals(sessions, streams))
    app.register_blueprint(stream(sessions, streams))
    return app


def _close(app: Flask, guard: Guard) -> None:
    """Let in who may come in, and answer with nothing that a browser would take for something else."""

    @app.before_request
    def check() -> Response | None:
        if is_capture(request.path):
            return None  # it is there for requests of others
        rejection = guard.check(request.environ)
        return None if rejection is None else problem(rejection.status, rejection.detail, rejection.code)

    @app.after_request
    def no_guessing(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        is_docs = request.path.startswith(f"{CONTROL_PREFIX}/docs/")
        response.headers.setdefault("Content-Security-Policy", _DOCS_POLICY if is_docs else _DATA_POLICY)
        return response

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        status = error.code or 500
        return problem(status, error.description or PHRASES.get(status, "Error"), slug_of(status))

    @app.errorhandler(UnavailableError)
    def unavailable(error: UnavailableError) -> Response:
        answer = problem(503, str(error), "state_unavailable")
        answer.headers["Retry-After"] = "1"
        return answer

    @app.errorhandler(StateError)
    def not_kept(error: StateError) -> Response:
        app.logger.error("%s %s: %s", request.method, request.path, error)
        return problem(500, str(error), "state_error")

    @app.errorhandler(500)
    def failed(_error: Any) -> Response:
        return problem(500, "this is a bug of Understudy; its log has the traceback", "internal_error")


def _docs(mock: Mock) -> Blueprint:
    """Swagger UI from a packaged distribution, configured to fetch nothing from elsewhere."""
    config = {"app_name": mock.contract.title, "validatorUrl": None, "tryItOutEnabled": True}
    # What it takes for its own address stands before those of its files: relative ones are right below any mount.
    blueprint: Blueprint = get_swaggerui_blueprint(".", "../openapi.json?server=mock", config=config)
    return blueprint


def _add_routes(app: Flask, sessions: Sessions) -> None:
    contract = sessions.default.mock.contract

    @app.get(f"{CONTROL_PREFIX}/")
    def page() -> Response:
        session = sessions.at(request.environ)
        text = render_template(
            "index.html",
            contract=contract,
            session=session.key,
            curl=curl_example(contract, request.host_url.rstrip("/") + request.script_root),
            auth=session.mock.engine.auth.mode,
            journal_limit=session.mock.journal.capacity,
            kinds=" ".join(get_args(Kind)),
        )
        return Response(text, headers={"Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"})

    @app.get(f"{CONTROL_PREFIX}/page/<name>")
    def page_file(name: str) -> Response:
        return send_from_directory(_PAGE, name, max_age=0)

    @app.errorhandler(404)
    def unknown(_error: Any) -> Response:
        known = sorted({str(rule) for rule in app.url_map.iter_rules()})
        hint = did_you_mean(request.path, known, otherwise="", start="; ")
        return problem(404, f"the control plane has no {request.path}{hint}", "not_found")

    @app.errorhandler(405)
    def wrong_method(error: Any) -> Response:
        response = problem(405, f"{request.method} is not a method of {request.path}", "method_not_allowed")
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return response
