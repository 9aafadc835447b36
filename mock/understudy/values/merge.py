"""Folds what applies to one value at once (`$ref`, `allOf`, a chosen branch) into a single flat schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from understudy.contract.lowering import Direction
from understudy.contract.schemas import Schemas

__all__ = ["merged"]

_DEPTH = 12
_COMBINING = ("allOf", "anyOf", "oneOf")


def merged(
    schemas: Schemas, node: Any, direction: Direction, choose: Callable[[int], int], depth: int = 0
) -> dict[str, Any]:
    """One schema without combining keywords; `choose(n)` says which of n branches to take."""
    resolved = schemas.resolve(node)
    if not isinstance(resolved, dict) or depth > _DEPTH:
        return {}
    flat: dict[str, Any] = {}
    for part in resolved.get("allOf") or ():
        _fold(flat, merged(schemas, part, direction, choose, depth + 1))
    for keyword in ("anyOf", "oneOf"):
        branches = [branch for branch in resolved.get(keyword) or () if not _is_null(branch)] or resolved.get(keyword)
        if isinstance(branches, list) and branches:
            chosen = branches[choose(len(branches))]
            _fold(flat, merged(schemas, chosen, direction, choose, depth + 1))
            _fold(flat, _tag(resolved, chosen))
    _fold(flat, {name: value for name, value in resolved.items() if name not in _COMBINING and name != "$ref"})
    condition = resolved.get("if")
    if isinstance(condition, dict) and "then" in resolved:
        _fold(flat, merged(schemas, condition, direction, choose, depth + 1))
        _fold(flat, merged(schemas, resolved["then"], direction, choose, depth + 1))
    return flat


def _is_null(node: Any) -> bool:
    return isinstance(node, dict) and node.get("type") == "null"


def _tag(union: Mapping[str, Any], chosen: Any) -> dict[str, Any]:
    """What the discriminator demands of the chosen branch."""
    discriminator = union.get("discriminator")
    name = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
    target = chosen.get("$ref") if isinstance(chosen, dict) else None
    if not isinstance(name, str) or not isinstance(target, str):
        return {}
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    for value, place in (mapping if isinstance(mapping, dict) else {}).items():
        if place == target or target.endswith(f"/{place}"):
            return {"properties": {name: {"const": value}}, "required": [name]}
    return {"properties": {name: {"const": target.rsplit("/", 1)[-1]}}, "required": [name]}


def _fold(flat: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        if name not in flat:
            flat[name] = value
        elif name == "properties":
            flat[name] = {**flat[name], **{key: _both(flat[name].get(key), entry) for key, entry in value.items()}}
        elif name == "required" and isinstance(value, list):
            flat[name] = [*flat[name], *(entry for entry in value if entry not in flat[name])]
        elif name in ("minimum", "minLength", "minItems", "minProperties"):
            flat[name] = max(flat[name], value)
        elif name in ("maximum", "maxLength", "maxItems", "maxProperties"):
            flat[name] = min(flat[name], value)
        elif name == "enum":
            flat[name] = [entry for entry in flat[name] if entry in value] or value
        elif name == "type":
            flat[name] = _common(flat[name], value)
        elif name == "additionalProperties":
            flat[name] = False if False in (flat[name], value) else value
        else:
            flat[name] = value


def _both(first: Any, second: Any) -> Any:
    """Two schemas for one property: both hold. A tag's constant needs nothing beside it."""
    if first is None or first == second or not isinstance(first, dict):
        return second
    if isinstance(second, dict) and "const" in second:
        return second
    if "const" in first:
        return first
    return {"allOf": [first, second]}


def _common(first: Any, second: Any) -> Any:
    one = first if isinstance(first, list) else [first]
    two = second if isinstance(second, list) else [second]
    both = [kind for kind in one if kind in two or (kind == "integer" and "number" in two)]
    both += [kind for kind in two if kind == "integer" and "number" in one and kind not in both]
    return both[0] if len(both) == 1 else both or second
