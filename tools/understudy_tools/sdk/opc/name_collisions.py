"""Names that collide once they are Python: members of an enumeration, properties of a schema."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from openapi_python_client.strings import split_words

from understudy_tools.sdk.naming import parted
from understudy_tools.sdk.opc.patches import identifier


def name_members(node: dict[str, Any]) -> None:
    """Give every value of an enumeration a member of its own; what can be no enumeration is left with its type.

    The generator aborts when two values differ in case only, and loses one of two that differ in signs only.
    """
    listed = node.get("enum")
    if not isinstance(listed, list):
        return
    values = _each_once(listed)
    kinds = {type(value) for value in values if value is not None}
    if not kinds or not (kinds == {str} or kinds == {int}):
        del node["enum"]
        if len(kinds) > 1 and kinds != {int, float}:
            node.pop("type", None)
        elif kinds:
            node.setdefault("type", _TYPES.get(next(iter(kinds)), "number"))
        return
    node["enum"] = values
    named = [value for value in values if value is not None]
    declared = node.pop("x-enum-varnames", None)
    # With a null in it the list is split by the generator, which keeps the names.
    names = declared if isinstance(declared, list) and len(declared) == len(named) else [None] * len(named)
    if kinds == {str}:
        node["x-enum-varnames"] = _members(named, names)


_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}


def _each_once(values: list[Any]) -> list[Any]:
    """1 and true are two values, though Python has them equal; lists and objects have no hash, so their text counts."""
    return list(
        {(type(value), value if isinstance(value, Hashable) else repr(value)): value for value in values}.values()
    )


def _members(values: list[Any], declared: list[Any]) -> list[str]:
    taken: set[str] = set()
    names = []
    for position, (value, name) in enumerate(zip(values, declared, strict=True)):
        candidate = name if isinstance(name, str) else value if value[:1].isalpha() else f"VALUE_{position}"
        member = _capitals(parted(candidate).upper())
        if not member.isidentifier() or member.startswith("_"):
            member = f"VALUE_{position}"
        number = 2
        unique = member
        while _capitals(unique) in taken:
            unique = f"{member}_{number}"
            number += 1
        taken.add(_capitals(unique))
        names.append(unique)
    return names


def _capitals(name: str) -> str:
    return "_".join(split_words(parted(name))).upper()


def part_null(node: dict[str, Any]) -> None:
    """An enumeration that may be null: the values, or null. The generator makes an enumeration of each type."""
    values, kinds = node.get("enum"), node.get("type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    may_be_null = "null" in listed or node.get("nullable") is True or (isinstance(values, list) and None in values)
    if not isinstance(values, list) or not may_be_null or all(value is None for value in values):
        return
    left = [kind for kind in listed if kind not in ("null", None)]
    own = {name: value for name, value in node.items() if name not in ("description", "nullable", "type")}
    own["enum"] = [value for value in values if value is not None]
    if left:
        own["type"] = left[0] if len(left) == 1 else left
    kept = {"description": node["description"]} if "description" in node else {}
    node.clear()
    node.update({**kept, "anyOf": [own, {"type": "null"}]})


def part_properties(node: dict[str, Any]) -> None:
    """Of two properties with one Python name the class has one; the other stays among the unknown ones.

    It has the first, but `id` rather than the `@id` of JSON-LD.
    """
    properties = node.get("properties")
    if not isinstance(properties, dict):
        return
    seen: set[str] = set()
    for name in sorted(properties, key=lambda each: each.startswith("@")):
        python = identifier(name)
        if python not in seen:
            seen.add(python)
            continue
        del properties[name]
        if isinstance(node.get("required"), list):
            node["required"] = [entry for entry in node["required"] if entry != name]
        if node.get("additionalProperties") is False:
            node["additionalProperties"] = True
