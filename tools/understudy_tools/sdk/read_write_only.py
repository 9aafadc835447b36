"""Properties that go one way: what is read-only is never sent, what is write-only never comes (OAS 3.0, 4.7.24).

A schema that goes both ways has one class all the same, so that what was read can be sent back. What is read-only in it
need not be given and is left out of requests; what is write-only may be missing in an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.openapi.pointer import METHODS, resolve
from understudy_tools.sdk.naming import plain

__all__ = ["has_unsent", "mark_directions", "unread", "unsent"]

_UNSENT = "x-understudy-unsent"
_UNREAD = "x-understudy-unread"


def mark_directions(document: dict[str, Any]) -> None:
    """Note at each schema of a request which of its properties are not sent, at each of an answer which don't come."""
    operations = list(_operations(document, document.get("paths")))
    events = list(_operations(document, document.get("webhooks")))
    for operation in operations:
        for callback in (operation.get("callbacks") or {}).values():
            events += _operations(document, resolve(document, callback))
    sent = [body for operation in operations for body in _bodies(document, operation)]
    come = [body for operation in operations for body in _answers(document, operation)]
    come += [body for event in events for body in _bodies(document, event)]
    for schemas, keyword, mark in ((sent, "readOnly", _UNSENT), (come, "writeOnly", _UNREAD)):
        for node in list(_reached(document, schemas)):
            names = sorted(_names(document, node, keyword))
            if names:
                node[mark] = names


def has_unsent(document: Mapping[str, Any], body: Mapping[str, Any]) -> bool:
    """Whether anything in a Request Body Object is read-only."""
    schemas = [media.get("schema") for media in (body.get("content") or {}).values() if isinstance(media, dict)]
    return any(any(_names(document, node, "readOnly")) for node in _reached(document, schemas))


def unsent(model: Any) -> frozenset[str]:
    """The properties of a model of the generator that are not sent."""
    return _marked(model, _UNSENT)


def unread(model: Any) -> frozenset[str]:
    """The properties of a model of the generator that may be missing in what comes."""
    return _marked(model, _UNREAD)


def _marked(model: Any, mark: str) -> frozenset[str]:
    return frozenset(str(plain(name)) for name in (model.data.model_extra or {}).get(mark) or ())


def _operations(document: Mapping[str, Any], items: Any) -> Iterator[dict[str, Any]]:
    for entry in items.values() if isinstance(items, dict) else ():
        item = resolve(document, entry)
        if isinstance(item, dict):
            yield from (item[method] for method in METHODS if isinstance(item.get(method), dict))


def _bodies(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[Any]:
    yield from _contents(resolve(document, operation.get("requestBody")))


def _answers(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[Any]:
    for response in (operation.get("responses") or {}).values():
        yield from _contents(resolve(document, response))


def _contents(holder: Any) -> Iterator[Any]:
    content = holder.get("content") if isinstance(holder, dict) else None
    for media in content.values() if isinstance(content, dict) else ():
        if isinstance(media, dict):
            yield media.get("schema")
            yield media.get("itemSchema")


def _reached(document: Mapping[str, Any], schemas: list[Any]) -> Iterator[dict[str, Any]]:
    """Every schema object that a value of these schemas may have to fulfil."""
    seen: set[int] = set()
    waiting = list(schemas)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict) or id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if "$ref" in node:
            waiting.append(resolve(document, node))
        for keyword in ("allOf", "oneOf", "anyOf", "prefixItems"):
            waiting += node[keyword] if isinstance(node.get(keyword), list) else ()
        for keyword in ("properties", "patternProperties"):
            waiting += node[keyword].values() if isinstance(node.get(keyword), dict) else ()
        waiting += (node.get("items"), node.get("additionalProperties"))


def _names(document: Mapping[str, Any], node: Any, keyword: str, depth: int = 0) -> Iterator[str]:
    """The properties of an object with a keyword, those of the parts of its `allOf` included."""
    node = resolve(document, node)
    if not isinstance(node, dict) or depth > 8:
        return
    for name, entry in (node.get("properties") or {}).items():
        if _says(document, entry, keyword):
            yield name
    for part in node.get("allOf") or ():
        yield from _names(document, part, keyword, depth + 1)


def _says(document: Mapping[str, Any], node: Any, keyword: str, depth: int = 0) -> bool:
    if not isinstance(node, dict) or depth > 8:
        return False
    parts = [part for part in node.get("allOf") or () if isinstance(part, dict)]
    if "$ref" in node:
        parts.append(resolve(document, node))
    return node.get(keyword) is True or any(_says(document, part, keyword, depth + 1) for part in parts)
