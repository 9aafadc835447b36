"""What a plan says about the shape of requests and answers: the key in a path, the key in a body, what is shown.

Small functions of a plan and a value, which know nothing of state.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.inference.conventions import is_key_list
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import shown_names
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.records.keys import item_address, key_text, record_key
from understudy.state.store import Address, Record


def path_texts(plan: Plan, path: Mapping[str, Any]) -> tuple[str, ...]:
    """The values of the path parameters in path order."""
    return tuple([key_text(path.get(name, "")) for name in plan.path_names])


def address_in_path(plan: Plan, collection: Collection, path: Mapping[str, Any]) -> Address:
    """The address of the item that a path selects."""
    return item_address(collection, path_texts(plan, path))


def key_in_body(collection: Collection, attributes: Record) -> tuple[str, ...] | None:
    """The key that a body holds; None where it doesn't hold all of it."""
    key = record_key(collection, attributes)
    return key if key and len(key) == len(collection.key_parameters) else None


def listed_keys(body: Any) -> tuple[str, ...] | None:
    """The keys of the records that a body is about: an array of them, bare or as `ids`; None where it has none."""
    listed = body
    if isinstance(body, dict):
        listed = next((value for name, value in body.items() if is_key_list(name)), None)
    if not isinstance(listed, list) or not listed or not all(isinstance(each, str | int) for each in listed):
        return None
    return tuple(map(key_text, listed))


def shown(schemas: Schemas, node: Node | None, record: Record) -> Record:
    """The properties of a record that a response schema names; all, where `additionalProperties` allows others."""
    named = shown_names(schemas, node)
    if not named or record.keys() <= named:
        return record
    return {name: value for name, value in record.items() if name in named}
