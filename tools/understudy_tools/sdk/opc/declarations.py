"""Schemas that are written out in no one operation: in parameters, bodies and answers of the components, and in the
parameters that most operations have. Their classes are called after those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from understudy.contract import Contract
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.pointer import escape
from understudy_tools.sdk.lock import Lock
from understudy_tools.sdk.naming import snake_case
from understudy_tools.sdk.opc.lower_schemas import SchemaLowering

__all__ = ["Declaration", "declarations"]

Declaration = tuple[str, str]
"""The name for a class, and the JSON Pointer of the schema."""
_ENDINGS = {"parameters": "", "requestBodies": "body", "responses": "response"}
"""The components with schemas inside of them, and what the classes of those are called behind their names."""
_TELLING = ("body", "error", "payload", "request", "response", "result")


def declarations(contract: Contract, schemas: SchemaLowering, lock: Lock) -> Iterator[tuple[int, Declaration]]:
    """The declaration of each such schema, by the identity of the lowered schema."""
    for node, found in [*_repeated(contract, lock), *_of_components(contract)]:
        if isinstance(node, dict) and "$ref" not in node:
            yield id(schemas.schema(node)), found


def _of_components(contract: Contract) -> Iterator[tuple[Any, Declaration]]:
    components = contract.document.get("components") or {}
    for kind, ending in _ENDINGS.items():
        listed = components.get(kind)
        for name, entry in listed.items() if isinstance(listed, dict) else ():
            held = entry if isinstance(entry, dict) else {}
            content = held.get("content")
            own = name if snake_case(name).endswith(_TELLING) else f"{name}_{ending}".rstrip("_")
            pointer = f"#/components/{kind}/{escape(name)}"
            yield held.get("schema"), (own, f"{pointer}/schema")
            for media, holder in content.items() if isinstance(content, dict) else ():
                if isinstance(holder, dict):
                    yield holder.get("schema"), (own, f"{pointer}/content/{escape(media)}/schema")


def _repeated(contract: Contract, lock: Lock) -> Iterator[tuple[Any, Declaration]]:
    """The parameters that most operations have, each with the same schema."""
    operations = list(contract.operations.values())
    found: dict[tuple[str, str], list[tuple[Operation, Parameter]]] = {}
    for operation in operations:
        for parameter in operation.parameters:
            found.setdefault((parameter.location, parameter.name), []).append((operation, parameter))
    for (_, name), pairs in found.items():
        schema = pairs[0][1].schema
        if len(pairs) > 1 and len(pairs) * 2 > len(operations) and all(each.schema == schema for _, each in pairs):
            pointers = [f"#{operation.pointer}/parameters/{escape(name)}" for operation, _ in pairs]
            pointer = next((each for each in pointers if lock.models.get(each)), pointers[0])
            for _, parameter in pairs:
                yield parameter.schema, (name, pointer)
