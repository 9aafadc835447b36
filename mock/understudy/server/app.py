"""The Flask application: the control plane, the docs and the page of a mock, with the contract served beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, render_template, request
from flask_swagger_ui import get_swaggerui_blueprint

from understudy.addresses import CONTROL_PREFIX
from understudy.admin.blueprint import control_plane, problem
from understudy.mock import Mock
from understudy.problem import did_you_mean
from understudy.server.journals import journals
from understudy.server.sessions import Sessions
from understudy.server.stream import Streams, stream
from understudy.server.wsgi import contract_wsgi, unclaimed
from understudy.state.journal import describe
from understudy.summary import curl_example, summary

__all__ = ["control_app", "create_app"]

_RECENT = 50
_EVENTS = 20


def create_app(mock: Mock) -> Flask:
    """A Flask application that serves the mock: `app.test_client()`, mounting and error handlers work as usual.

    Contract traffic enters through a WSGI callable wrapped round `app.wsgi_app`; only `/__mock__`, and the admin paths
    of other servers that the contract does not claim, reach Flask. The mock is that of requests without a session.
    """
    sessions = Sessions(mock)
    app = control_app(sessions)
    app.wsgi_app = contract_wsgi(sessions, app.wsgi_app, also=unclaimed(mock))  # type: ignore[assignment, method-assign]  # Flask's documented way to wrap
    return app


def control_app(sessions: Sessions) -> Flask:
    """Only what is beside the contract: the control plane, the docs and the page, of the session that was entered."""
    app = Flask("understudy", template_folder=str(Path(__file__).parent / "templates"), static_folder=None)
    _add_routes(app, sessions)
    app.register_blueprint(_docs(sessions.default.mock), url_prefix=f"{CONTROL_PREFIX}/docs")
    app.register_blueprint(control_plane(sessions))
    streams = Streams()
    app.register_blueprint(journals(sessions, streams))
    app.register_blueprint(stream(sessions, streams))
    return app


def _docs(mock: Mock) -> Blueprint:
    """Swagger UI from a packaged distribution, told to fetch nothing from elsewhere."""
    config = {"app_name": mock.contract.title, "validatorUrl": None, "tryItOutEnabled": True}
    # What it takes for its own address stands before those of its files: relative ones are right below any mount.
    blueprint: Blueprint = get_swaggerui_blueprint(".", "../openapi.json?server=mock", config=config)
    return blueprint


def _add_routes(app: Flask, sessions: Sessions) -> None:
    contract = sessions.default.mock.contract

    @app.get(f"{CONTROL_PREFIX}/")
    def page() -> str:
        session = sessions.at(request.environ)
        mock = session.mock
        base = request.host_url.rstrip("/") + request.script_root
        entries = [describe(entry) for entry in mock.journal.entries(limit=_RECENT)]
        return render_template(
            "index.html",
            contract=contract,
            session=session.key,
            resources=summary(contract),
            entries=list(reversed(entries)),
            curl=curl_example(contract, base),
            base=base,
            prefix=CONTROL_PREFIX,
            auth=mock.auth,
            events=mock.webhooks.events()[:_EVENTS],
            endpoints=[endpoint for endpoint in mock.webhooks.endpoints() if endpoint.record is None],
            delivery=mock.webhooks.mode,
        )

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
