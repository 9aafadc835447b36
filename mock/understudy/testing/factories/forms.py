"""Bodies that a form can say: it has no words for an object or a list with nothing in it (RFC 1866 section 8.2.1)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from understudy.inference.shapes import items_of, properties
from understudy.openapi.media_types import FORMS, essence
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.schemas import Schemas
from understudy.values.generate import Unsatisfiable, Values

_DEEPEST = 6


def form_beside(media: MediaType | None, operation: Operation) -> MediaType | None:
    """The form in which the same body may be sent, as a client may well do; else the media type itself."""
    content = operation.request_body.content if operation.request_body and media is not None else ()
    forms = (each for each in content if essence(each.name) in FORMS)
    return next((each for each in forms if media is not None and each.schema == media.schema), media)


def without_empty(
    schemas: Schemas, values: Values, media: MediaType, body: Any, key: str, pointers: Collection[str] = ()
) -> Any:
    """A valid body with something in every object and list, as far as it stays valid; the same in other media types.

    What holds keys of other records (`pointers`) is nothing to make up, unless nothing else is there.
    """
    if essence(media.name) not in FORMS:
        return body
    return with_something(schemas, values, True if media.schema is None else media.schema, body, key, pointers)


def with_something(
    schemas: Schemas, values: Values, node: Node, value: Any, key: str, pointers: Collection[str] = ()
) -> Any:
    """A valid value with something in every object and list, as far as it stays valid."""
    filled = _filled(schemas, values, node, value, key, 0, pointers)
    return filled if schemas.validator(node, "request").is_valid(filled) else value


def _filled(
    schemas: Schemas, values: Values, node: Node, value: Any, key: str, depth: int, pointers: Collection[str] = ()
) -> Any:
    items, named = items_of(schemas, node), properties(schemas, node)
    if depth > _DEEPEST or not isinstance(value, dict | list):
        return value
    if isinstance(value, list) and value:
        return [
            _filled(schemas, values, items, entry, f"{key}/{place}", depth + 1) for place, entry in enumerate(value)
        ]
    if isinstance(value, dict) and value:
        return {
            name: _filled(schemas, values, named.get(name, True), entry, f"{key}/{name}", depth + 1)
            for name, entry in value.items()
        }
    takes = schemas.validator(node, "request").is_valid
    known = sorted(named.items(), key=lambda pair: pair[0] in pointers)
    for name, entry in known if isinstance(value, dict) else [("0", items)]:
        try:
            made = values.generate(entry, "request", key=f"{key}/{name}")
        except Unsatisfiable:
            continue
        one = _filled(schemas, values, entry, made, key, depth + 1)
        candidate: Any = {name: one} if isinstance(value, dict) else [one]
        if one not in ({}, []) and takes(candidate):
            return candidate
    anything = {"key": "value"} if value == {} and not named else value
    return anything if takes(anything) else value
