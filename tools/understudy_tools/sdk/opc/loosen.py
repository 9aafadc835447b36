"""Types as `Any` what openapi-python-client can't type, so that one odd schema does not cost an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from openapi_python_client.parser import GeneratorData

from understudy.openapi.media_types import FORMS, essence, is_json
from understudy.openapi.pointer import escape
from understudy_tools.sdk.naming import plain

__all__ = ["loosen"]

_OPERATION = re.compile(r"WARNING parsing (\S+) (.+) within ")
_COMPONENT = re.compile(r"/components/schemas/([^\s:]+)")


def loosen(document: dict[str, Any], data: GeneratorData) -> list[str]:
    """Loosen, in place, what the generator reported about a lowered document; the pointers of what was changed."""
    schemas = document["components"]["schemas"]
    changed = []
    for error in data.errors:
        found = _COMPONENT.search(str(error.header or ""))
        name = _component(found.group(1), schemas) if found else None
        if name is not None and schemas[name] != {}:
            schemas[name] = {}
            changed.append(f"#/components/schemas/{name}")
    if changed:
        return changed
    return [place for report in _reported(data) for place in _operation(document, data, *report)]


def _component(text: str, schemas: dict[str, Any]) -> str | None:
    """The component that a message names, of which it may name a part: `thing_type_0`."""
    fitting = [name for name in schemas if text == name or text.startswith(f"{name}_")]
    return max(fitting, key=len, default=None)


def _reported(data: GeneratorData) -> Iterator[tuple[str, str, str]]:
    """(method, path, what was wrong) of each operation that the generator complained about."""
    told = set()
    for collection in data.endpoint_collections_by_tag.values():
        for error in collection.parse_errors:
            found = _OPERATION.match(str(error.header or ""))
            if found and found.groups() not in told:
                told.add(found.groups())
                yield found.group(1).lower(), found.group(2), str(error.detail or "")


def _operation(document: dict[str, Any], data: GeneratorData, method: str, path: str, why: str) -> Iterator[str]:
    node = document["paths"][path][method]
    place = f"#/paths/{escape(path)}/{method}"
    if node.get("x-understudy-loose"):
        return
    # The mark ends the rounds: an operation is loosened once.
    node["x-understudy-loose"] = True
    typed = _typed_statuses(data, method, path)
    is_parameter = "parameter" in why or "not allowed in" in why
    if typed is None and is_parameter:
        yield from _parameters(node, place)
    body = node.get("requestBody")
    if typed is None and not is_parameter and isinstance(body, dict):
        node["requestBody"] = _any_content(body)
        yield f"{place}/requestBody"
    for status, response in (node.get("responses") or {}).items():
        if typed is not None and str(status) not in typed:
            node["responses"][status] = _any_content(response)
            yield f"{place}/responses/{status}"


def _typed_statuses(data: GeneratorData, method: str, path: str) -> set[str] | None:
    shape = re.sub(r"\{[^{}]*\}", "{}", path)
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            if endpoint.method == method and re.sub(r"\{[^{}]*\}", "{}", str(plain(endpoint.path))) == shape:
                known = {str(plain(entry.status_code.pattern)) for entry in endpoint.responses.patterns}
                return known | ({"default"} if endpoint.responses.default is not None else set())
    return None


def _parameters(node: dict[str, Any], place: str) -> Iterator[str]:
    for parameter in node["parameters"]:
        parameter["schema"] = {} if parameter["in"] == "query" else {"type": "string"}
    if node["parameters"]:
        yield f"{place}/parameters"


def _any_content(node: dict[str, Any]) -> dict[str, Any]:
    form = {"type": "object", "additionalProperties": True}
    content = {
        name: {"schema": {} if is_json(name) else form if essence(name) in FORMS else media["schema"]}
        for name, media in node["content"].items()
    }
    return {**node, "content": content}
