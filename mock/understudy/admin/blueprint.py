"""Puts the table of routes behind Flask: reads and checks requests, words refusals as problem details (RFC 9457)."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Blueprint, Response, request
from marshmallow import ValidationError, fields

from understudy.addresses import CONTROL_PREFIX
from understudy.admin.route import AdminRequest, Route
from understudy.admin.routes import ROUTES
from understudy.admin.schema import BaseSchema, Names, names_of
from understudy.json_codec import dumps, loads
from understudy.messages import PHRASES
from understudy.records.errors import MockError
from understudy.server.sessions import Sessions
from understudy.webhooks.targets import TargetRefusedError


class _Refused(Exception):  # noqa: N818 - a decision, carried out of the reader
    def __init__(self, status: int, detail: str, code: str) -> None:
        super().__init__(detail)
        self.response = problem(status, detail, code)


def problem(status: int, detail: str, code: str, **more: Any) -> Response:
    """Problem details (RFC 9457); `code` is a stable name for programs, and `more` what else they may want to know."""
    title = PHRASES.get(status, "Error")
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "code": code, **more}
    return Response(dumps(body), status=status, mimetype="application/problem+json")


def control_plane(sessions: Sessions) -> Blueprint:
    """Every route of the control plane, and its document at `/__mock__/control.json`."""
    blueprint = Blueprint("control", __name__, url_prefix=CONTROL_PREFIX)
    contract = sessions.default.mock.contract
    names = names_of(contract)
    title = f"Control plane of the mock of {contract.title}"

    @cache
    def document() -> bytes:
        from understudy.admin.published import published  # few look at it, and making it takes longer than a start

        return dumps(published(names, title=title, version=contract.version))

    @blueprint.get("/control.json")
    def control_document() -> Response:
        return Response(document(), mimetype="application/json")

    for route in ROUTES:
        rule = route.path.replace("{", "<").replace("}", ">")
        blueprint.add_url_rule(rule, route.operation_id, _view(sessions, route, names), methods=[route.method])
    return blueprint


def _view(sessions: Sessions, route: Route, names: Names) -> Any:
    def view(**path: str) -> Response:
        try:
            query, body = _query(route, names), _body(route, names)
            session = sessions.at(request.environ)
            answer = route.handle(AdminRequest(sessions, session, path, query, body, request.script_root))
        except _Refused as refused:
            return refused.response
        except MockError as error:
            return problem(error.status, str(error), error.code, **error.details)
        except TargetRefusedError as error:
            return problem(403, str(error), "target_refused")
        except LookupError as error:
            return problem(404, str(error.args[0]), "not_found")
        except ValueError as error:
            return problem(409, str(error), "conflict")
        if route.answer is None:
            return Response(status=route.status)
        return Response(dumps(route.answer().dump(answer)), status=route.status, mimetype="application/json")

    return view


def _query(route: Route, names: Names) -> dict[str, Any]:
    if route.query is None:
        return {}
    schema = route.query(names=names)
    params: dict[str, Any] = {}
    for name, values in request.args.lists():
        field = next((each for each in schema.fields.values() if each.data_key == name), None)
        params[name] = values if isinstance(field, fields.List) else values[-1] if len(values) == 1 else values
    return _loaded(schema, params, "query")


def _body(route: Route, names: Names) -> dict[str, Any]:
    if route.body is None:
        return {}
    if request.mimetype != "application/json":
        sent = request.mimetype or "none"
        raise _Refused(415, f"the body must be application/json; its Content-Type is {sent}", "unsupported_media_type")
    try:
        body = loads(request.get_data())
    except ValueError as error:
        raise _Refused(400, f"the body is no JSON: {error}", "bad_request") from None
    if not isinstance(body, dict):
        raise _Refused(422, "the body must be an object", "validation_error")
    return _loaded(route.body(names=names), body, "body")


def _loaded(schema: BaseSchema, values: dict[str, Any], place: str) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = schema.load(values)
    except ValidationError as error:
        raise _Refused(422, "; ".join(_wrong(error.messages, place)), "validation_error") from None
    return loaded


def _wrong(messages: Any, place: str) -> list[str]:
    """`body /advance: …` for everything that marshmallow complains of."""
    if isinstance(messages, dict):
        return [text for name, inner in messages.items() for text in _wrong(inner, f"{place} /{name}")]
    if isinstance(messages, list):
        return [text for inner in messages for text in _wrong(inner, place)]
    return [f"{place}: {str(messages).rstrip('.')}"]
