"""Parameters that most operations require, of headers and queries: a client takes them once, typed as described."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.inference.conventions.lists import parameter_role
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.naming import snake_case

_FEWEST = 3
# A longer list of literals helps nobody.
_LISTED = 32
_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_SAMPLES = {"int": "1", "float": "1.0", "bool": "True"}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a client. `sample` is the code of a value."""

    name: str
    type: str
    description: str
    sample: str = '"…"'


def client_wide(
    operations: Sequence[Operation], schemas: Schemas, taken: Collection[str], wanted: Collection[str]
) -> dict[tuple[str, str], Argument]:
    """The parameters that most operations require, and those that are wanted, by place and name in lower case.

    What one list is about, such as its page, is of each list its own.
    """
    found: dict[tuple[str, str], list[Parameter]] = {}
    for operation in operations:
        for each in operation.parameters:
            wire = each.name.lower()
            if each.location in ("header", "query") and not each.ignored and (each.required or wire in wanted):
                found.setdefault((each.location, wire), []).append(each)
    arguments: dict[tuple[str, str], Argument] = {}
    for (place, wire), declared in found.items():
        is_most = len(declared) >= _FEWEST and len(declared) * 2 > len(operations)
        if wire in wanted or (is_most and (place == "header" or parameter_role(declared[0].name, {}) is None)):
            names = {*taken, *(each.name for each in arguments.values())}
            name = snake_case(declared[0].name)
            kind = _common(schemas, declared)
            text = declared[0].description or f"the {place} parameter {declared[0].name}"
            arguments[place, wire] = Argument(
                f"{name}_{place}" if name in names else name,
                _code(kind),
                f"{text.rstrip('.')}; of every method that does not say another",
                repr(kind[0]).replace("'", '"') if isinstance(kind, tuple) else _SAMPLES.get(kind, '"…"'),
            )
    return arguments


def _code(kind: str | tuple[Any, ...]) -> str:
    return f"Literal[{', '.join(map(repr, kind))}]" if isinstance(kind, tuple) else kind


def _common(schemas: Schemas, declared: Sequence[Parameter]) -> str | tuple[Any, ...]:
    """The type that fits wherever the parameter is declared: values where all list them, else that of each."""
    kinds = [_kind(schemas, each.schema) for each in declared]
    listed = [kind for kind in kinds if isinstance(kind, tuple)]
    if listed and len(listed) == len(kinds):
        values = tuple(dict.fromkeys(value for kind in listed for value in kind))
        if len(values) <= _LISTED:
            return values
    plain = {kind if isinstance(kind, str) else type(kind[0]).__name__ for kind in kinds}
    return next(iter(plain)) if len(plain) == 1 else " | ".join(sorted(plain)) if "Any" not in plain else "Any"


def _kind(schemas: Schemas, node: Any) -> str | tuple[Any, ...]:
    """The name of the type of a schema, or the values that it lists; those of null do not count."""
    kinds = dict.fromkeys(_kinds(schemas.resolve(node), schemas))
    return next(iter(kinds)) if len(kinds) == 1 else "Any"


def _kinds(node: Any, schemas: Schemas) -> Iterator[str | tuple[Any, ...]]:
    resolved: Mapping[str, Any] = node if isinstance(node, Mapping) else {}
    listed = resolved.get("enum")
    values = [resolved["const"]] if "const" in resolved else listed if isinstance(listed, list) else []
    values = [value for value in values if isinstance(value, str | int) and not isinstance(value, bool)]
    if values and len({type(value) for value in values}) == 1:
        yield tuple(dict.fromkeys(values))
        return
    parts = [part for word in ("anyOf", "oneOf", "allOf") for part in resolved.get(word) or ()]
    kind = resolved.get("type")
    types = [each for each in (kind if isinstance(kind, list) else [kind]) if isinstance(each, str) and each != "null"]
    for part in parts if not types else ():
        if schemas.resolve(part) != {"type": "null"}:
            yield from _kinds(schemas.resolve(part), schemas)
    for each in types:
        yield _PLAIN.get(each, "Any")
    if not parts and kind is None:
        yield "Any"
