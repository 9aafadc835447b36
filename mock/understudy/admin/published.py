"""The control plane's own OpenAPI 3.1 document, made by apispec from the table of routes and their schemas.

`python -m understudy.admin.published` prints the document without the names of a contract; openapi.json beside this
file is that, and the client in `understudy.admin_client` is generated from it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import fields

from understudy.addresses import CONTROL_PREFIX, HEADER, SESSIONS
from understudy.admin.route import Route
from understudy.admin.routes import ROUTES
from understudy.admin.schema import LONGEST, NO_NAMES, Duration, Name, Names, OpenSchema, RecordKey, Secret

DOCUMENT = Path(__file__).with_name("openapi.json")
"""The document of every control plane; that of one contract also lists its operations and events."""
VERSION = "1"
_PARAMETER = re.compile(r"\{(\w+)\}")
_DURATION = r"^P(?:\d{1,4}W|(?=[0-9T])(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,7}M)?(?:\d{1,9}(?:\.\d{1,6})?S)?)?)$"
_ABOUT = f"""Drives a mock: moves states, delivers webhooks, makes them fail, moves the clock.

Every request is for one session and sees and changes only what is that session's own: the one that the header {HEADER}
names, or the address `{SESSIONS}KEY/…`; without them the default one. A session begins when its key is first used."""
_WHAT = {
    400: "The request can't be read.",
    401: "The control token is missing.",
    403: "The caller may not drive the mock, or webhooks may not be sent there.",
    404: "There is no such thing.",
    409: "It can't be done as things are.",
    415: "The body is not JSON.",
    422: "The request breaks its schema.",
}


class ProblemSchema(OpenSchema):
    """Problem details (RFC 9457). `code` is a stable name; the other properties are what an error also knows."""

    type = fields.String()
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    code = fields.String()


def published(names: Names = NO_NAMES, *, title: str = "Understudy control plane", version: str = VERSION) -> Any:
    """The document, as a JSON object, with the names that are valid for one contract."""
    plugin = MarshmallowPlugin(schema_name_resolver=_schema_name)
    spec = APISpec(
        title=title,
        version=version or "0",
        openapi_version="3.1.0",
        plugins=[plugin],
        info={"description": _ABOUT},
        servers=[{"url": CONTROL_PREFIX}],
        tags=[{"name": tag} for tag in dict.fromkeys(route.tag for route in ROUTES)],
    )

    def own_fields(_converter: Any, field: fields.Field[Any], **_more: Any) -> dict[str, Any]:
        return _own(field, names)

    plugin.converter.add_attribute_function(own_fields)  # type: ignore[union-attr]
    spec.components.schema("Problem", schema=ProblemSchema)
    for path in dict.fromkeys(route.path for route in ROUTES):
        spec.path(
            path=path,
            operations={route.method.lower(): _operation(route) for route in ROUTES if route.path == path},
            parameters=[
                {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
                for name in _PARAMETER.findall(path)
            ],
        )
    return spec.to_dict()


def _schema_name(schema: Any) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return str(kind.__name__).removesuffix("Schema")


def _own(field: fields.Field[Any], names: Names) -> dict[str, Any]:
    """What apispec can't know of our own fields."""
    if isinstance(field, RecordKey):
        kinds = {"type": ["string", "integer"], "minLength": 1, "maxLength": LONGEST}
        return {**kinds, "minimum": -(2**53), "maximum": 2**53}
    if isinstance(field, Duration):
        kind = ["string", "null"] if field.allow_none else "string"
        return {"type": kind, "pattern": _DURATION, "examples": ["PT24H"]}
    if isinstance(field, Name) and (choices := field.choices(names)):
        return {"enum": [*choices, None] if field.allow_none else list(choices)}
    if isinstance(field, Secret):
        return field.keywords(names)
    return {}


def _operation(route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.operation_id,
        "tags": [route.tag],
        "summary": route.summary,
        "responses": {str(route.status): _answer(route), **{str(code): _problem(code) for code in _refusals(route)}},
    }
    if route.query is not None:
        operation["parameters"] = [{"in": "query", "schema": route.query}]
    if route.body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": route.body}}}
    return operation


def _refusals(route: Route) -> tuple[int, ...]:
    """What a call can be refused for: its input, its caller where it changes something, and its target."""
    wrong = (400, 415, 422) if route.body is not None else (422,) if route.query is not None else ()
    guarded = (401, 403) if route.method != "GET" else ()
    return tuple(sorted({*wrong, *guarded, *route.refusals}))


def _answer(route: Route) -> dict[str, Any]:
    if route.answer is None:
        return {"description": "Done."}
    return {"description": "Done.", "content": {"application/json": {"schema": route.answer}}}


def _problem(status: int) -> dict[str, Any]:
    return {"description": _WHAT[status], "content": {"application/problem+json": {"schema": ProblemSchema}}}


if __name__ == "__main__":
    print(json.dumps(published(), indent=2))
