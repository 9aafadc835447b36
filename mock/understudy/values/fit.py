"""The valid value nearest to a candidate. Works down schema and candidate together; what is missing the maker makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.contract.lowering import Direction
from understudy.contract.schemas import Schemas
from understudy.values.maker import Maker
from understudy.values.merge import merged

__all__ = ["Fitter"]

_DEPTH = 16


class Fitter:
    """Fits candidates into schemas for one direction."""

    def __init__(self, schemas: Schemas, direction: Direction, maker: Maker) -> None:
        self._schemas = schemas
        self._direction = direction
        self._maker = maker

    def fit(self, node: Any, candidate: Any, depth: int = 0) -> Any:
        """A value for the node that keeps of `candidate` what it can."""
        if node is True or self._is_valid(node, candidate):
            return candidate
        if depth > _DEPTH:
            return self._maker.make(node)
        schema = merged(self._schemas, self._branch(node, candidate), self._direction, lambda _count: 0)
        kinds = schema.get("type")
        kinds = kinds if isinstance(kinds, list) else [kinds] if kinds else []
        if isinstance(candidate, dict) and (not kinds or "object" in kinds) and "const" not in schema:
            return self._object(schema, candidate, depth)
        if isinstance(candidate, list) and (not kinds or "array" in kinds):
            return self._array(schema, candidate, depth)
        converted = _converted(candidate, kinds)
        if converted is not candidate and self._is_valid(node, converted):
            return converted
        return self._maker.make(node, depth)

    def _is_valid(self, node: Any, value: Any) -> bool:
        return self._schemas.validator(node, self._direction).is_valid(value)

    def _branch(self, node: Any, candidate: Any) -> Any:
        """The node with its first choice made: the branch that takes the candidate, else the one most like it."""
        resolved = self._schemas.resolve(node)
        if not isinstance(resolved, dict):
            return resolved
        for keyword in ("oneOf", "anyOf"):
            branches = resolved.get(keyword)
            if isinstance(branches, list) and branches:
                best = max(branches, key=lambda branch: self._likeness(resolved, branch, candidate))
                rest = {name: value for name, value in resolved.items() if name != keyword}
                return {**rest, "allOf": [*(rest.get("allOf") or []), {keyword: [best], **_discriminator(resolved)}]}
        return resolved

    def _likeness(self, union: Mapping[str, Any], branch: Any, candidate: Any) -> float:
        if self._is_valid(branch, candidate):
            return 1_000
        schema = merged(self._schemas, branch, self._direction, lambda _count: 0)
        if not isinstance(candidate, dict):
            kind = schema.get("type")
            return 10.0 if _is_kind(candidate, kind) else -10.0 if kind == "null" else 0.0
        named = schema.get("properties") or {}
        required = schema.get("required") or []
        score = sum(1.0 for name in candidate if name in named) - sum(0.5 for name in required if name not in candidate)
        for name, entry in named.items():
            inner = self._schemas.resolve(entry)
            values = [inner["const"]] if isinstance(inner, dict) and "const" in inner else None
            if isinstance(inner, dict) and isinstance(inner.get("enum"), list):
                values = inner["enum"]
            if values is not None and name in candidate:
                score += 50 if candidate[name] in values else -50
        tag = _tag_value(union, branch)
        if tag is not None and tag[0] in candidate:
            score += 100 if candidate[tag[0]] in tag[1] else -100
        return score if schema.get("type", "object") == "object" else -100.0

    def _object(self, schema: Mapping[str, Any], candidate: Mapping[str, Any], depth: int) -> dict[str, Any]:
        named: Mapping[str, Any] = schema.get("properties") or {}
        closed = schema.get("additionalProperties") is False or schema.get("unevaluatedProperties") is False
        rest = schema.get("additionalProperties")
        required = set(schema.get("required") or ())
        fitted: dict[str, Any] = {}
        for name, value in candidate.items():
            if name in named:
                if self._maker.hidden(named[name]):
                    continue
                if (
                    name not in required
                    and not self._is_valid(named[name], value)
                    and not isinstance(value, dict | list)
                ):
                    converted = self.fit(named[name], value, depth + 1)
                    if _converts(value, converted):
                        fitted[name] = converted
                    continue
                fitted[name] = self.fit(named[name], value, depth + 1)
            elif not closed:
                fitted[name] = self.fit(rest, value, depth + 1) if isinstance(rest, dict) else value
        for name in schema.get("required") or ():
            if name not in fitted and not self._maker.hidden(named.get(name)):
                fitted[name] = self._maker.make(named.get(name, rest if isinstance(rest, dict) else True), depth + 1)
        return fitted

    def _array(self, schema: Mapping[str, Any], candidate: list[Any], depth: int) -> list[Any]:
        items = schema.get("items", True)
        prefix = schema.get("prefixItems") or []
        fitted = [
            self.fit(prefix[position] if position < len(prefix) else items, entry, depth + 1)
            for position, entry in enumerate(candidate)
        ]
        high = schema.get("maxItems")
        if isinstance(high, int):
            fitted = fitted[:high]
        if schema.get("uniqueItems") is True:
            fitted = [entry for position, entry in enumerate(fitted) if entry not in fitted[:position]]
        while len(fitted) < schema.get("minItems", 0):
            entry = self._maker.make(items, depth + 1)
            if schema.get("uniqueItems") is True and entry in fitted:
                return list(self._maker.make(schema, depth))
            fitted.append(entry)
        return fitted


def _discriminator(union: Mapping[str, Any]) -> dict[str, Any]:
    return {"discriminator": union["discriminator"]} if "discriminator" in union else {}


def _tag_value(union: Mapping[str, Any], branch: Any) -> tuple[str, list[str]] | None:
    discriminator = union.get("discriminator")
    name = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
    target = branch.get("$ref") if isinstance(branch, dict) else None
    if not isinstance(name, str) or not isinstance(target, str) or not isinstance(discriminator, dict):
        return None
    mapping = discriminator.get("mapping") or {}
    values = [value for value, place in mapping.items() if place == target or target.endswith(f"/{place}")]
    return name, values or [target.rsplit("/", 1)[-1]]


def _is_kind(value: Any, kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", type(None): "null"}
    mine = names.get(type(value), "object")
    return mine in kinds or (mine == "integer" and "number" in kinds)


def _converted(value: Any, kinds: list[Any]) -> Any:
    """A number in the other notation: keys come as text from a path and are numbers in a record, or the reverse."""
    if isinstance(value, str) and ("integer" in kinds or "number" in kinds):
        try:
            return int(value)
        except ValueError:
            return value
    if "string" in kinds and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value


def _converts(before: Any, after: Any) -> bool:
    return str(before) == str(after)
