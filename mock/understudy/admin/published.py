"""The control plane's own OpenAPI 3.1 document, made by apispec from the table of routes and the schemas."""

from __future__ import annotations

import re
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import fields

from understudy.admin.fields import Duration, Key, Schemas
from understudy.admin.routes import ROUTES, Route
from understudy.server.sessions import HEADER
from understudy.server.wsgi import CONTROL_PREFIX, SESSIONS

__all__ = ["published"]

_PARAMETER = re.compile(r"\{(\w+)\}")
_DURATION = r"^P(?:\d{1,4}W|(?=[0-9T])(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,7}M)?(?:\d{1,9}(?:\.\d{1,6})?S)?)?)$"
_ABOUT = f"""Drives a mock: moves states, delivers webhooks, spoils them, moves the clock.

Every request is for one session and sees and changes only what is that session's own: the one that the header {HEADER}
names, or the address `{SESSIONS}KEY/…`; without them the default one. A session begins when its key is first used."""
_WHAT = {
    400: "The request can't be read.",
    403: "Webhooks may not be sent there.",
    404: "There is no such thing.",
    409: "It can't be done as things are.",
    415: "The body is not JSON.",
    422: "The request breaks its schema.",
}


def published(schemas: Schemas, title: str, version: str) -> dict[str, Any]:
    """The document, as a JSON object."""
    plugin = MarshmallowPlugin(schema_name_resolver=lambda schema: getattr(schema, "__name__", type(schema).__name__))
    spec = APISpec(
        title=f"Control plane of the mock of {title}",
        version=version or "0",
        openapi_version="3.1.0",
        plugins=[plugin],
        info={"description": _ABOUT},
        servers=[{"url": CONTROL_PREFIX}],
    )
    plugin.converter.add_attribute_function(_own_fields)  # type: ignore[union-attr]
    for name, schema in schemas.by_name.items():
        if not name.endswith("Query"):
            spec.components.schema(name, schema=schema)
    for path in dict.fromkeys(route.path for route in ROUTES):
        routes = [route for route in ROUTES if route.path == path]
        spec.path(
            path=path,
            operations={route.method.lower(): _operation(route, schemas) for route in routes},
            parameters=[
                {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
                for name in _PARAMETER.findall(path)
            ],
        )
    document: dict[str, Any] = spec.to_dict()
    for name, schema in document["components"]["schemas"].items():
        schema["additionalProperties"] = name == "Problem"
    return document


def _own_fields(_converter: Any, field: fields.Field[Any], **_more: Any) -> dict[str, Any]:
    if isinstance(field, Key):
        return {"type": ["string", "integer"], "minLength": 1, "maxLength": 200, "minimum": -(2**53), "maximum": 2**53}
    if isinstance(field, Duration):
        kind = ["string", "null"] if field.allow_none else "string"
        return {"type": kind, "pattern": _DURATION, "examples": ["PT24H"]}
    return {}


def _operation(route: Route, schemas: Schemas) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.operation_id,
        "summary": route.summary,
        "responses": {str(route.status): _answer(route), **{str(code): _problem(code) for code in _refusals(route)}},
    }
    if route.query is not None:
        operation["parameters"] = [{"in": "query", "schema": schemas[route.query]}]
    if route.body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(route.body)}}}
    return operation


def _refusals(route: Route) -> tuple[int, ...]:
    wrong = (400, 415, 422) if route.body is not None else (422,) if route.query is not None else ()
    return tuple(sorted({*wrong, *route.refusals}))


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _answer(route: Route) -> dict[str, Any]:
    if route.answer is None:
        return {"description": "Done."}
    return {"description": "Done.", "content": {"application/json": {"schema": _ref(route.answer)}}}


def _problem(status: int) -> dict[str, Any]:
    return {"description": _WHAT[status], "content": {"application/problem+json": {"schema": _ref("Problem")}}}
