"""Which records that come with another one are known to be valid: what they take of a body was validated with it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.apart import inside
from understudy.openapi.pointer import tokens_of
from understudy.records.assurance import RecordAssurance
from understudy.records.creation import Creation


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """The records of an entry of `x-mock-creates` of which it is known that a valid body makes them valid.

    `sendable` are the properties that what they begin with (`from`) may have, `needed` those that they must get.
    """

    sendable: Set[str]
    needed: Set[str]


def known_entry(
    written: Mapping[str, Any], creation: Creation | None, made: Mapping[str, Creation | None], body: Any
) -> KnownEntry | None:
    """What is known of an entry whose records are made by a plan, of a body with this lowered schema.

    `made` are the plans of the entries before it, by name. None where its records have to be looked at.
    """
    certain = creation.certain if creation is not None else None
    if certain is None:
        return None
    each = _inside(written.get("each"), body, None)
    element = inside(each, (None,)) if each is not None else None
    sendable: Set[str] = frozenset()
    if "from" in written:
        begun = _inside(written["from"], body, element)
        sendable = certain.of_body(begun).sendable if begun is not None else sendable
    for name, value in (*written.get("set", {}).items(), *written.get("defaults", {}).items()):
        is_left = "from" in written and name not in sendable and not _is_made(value, made)
        if is_left or not _takes(certain, name, value, made, _inside(value, body, element)):
            return None  # it may stay what it is in a `from` that says otherwise, or become another
    return KnownEntry(sendable, certain.needed)


def _inside(template: Any, body: Any, element: Any) -> Any:
    """The lowered schema of what an expression leads to in the body or in one of its elements; None for another."""
    if not isinstance(template, str) or not template.startswith("$"):
        return None
    head, _, pointer = template.partition("#")
    outer = {"$request.body": body, "$each": element}.get(head)
    return inside(outer, tokens_of(pointer)) if outer is not None else None


def _is_made(template: Any, made: Mapping[str, Creation | None]) -> bool:
    """Whether an expression is the counted key of a record that was made before, which leads somewhere for sure."""
    return _counted(template, made) is not None


def _counted(template: Any, made: Mapping[str, Creation | None]) -> tuple[int, bool] | None:
    """The first of the counted keys that an expression leads to, and whether they are texts."""
    if not isinstance(template, str):
        return None
    head, _, pointer = template.partition("#")
    creation = made.get(head.removeprefix("$created."))
    if creation is None or creation.first is None or tokens_of(pointer) != (creation.key,):
        return None
    return creation.first, creation.is_text


def _takes(
    certain: RecordAssurance, name: str, template: Any, made: Mapping[str, Creation | None], schema: Any
) -> bool:
    """Whether a property may have whatever an expression leads to."""
    if schema is not None:
        return certain.takes_what(name, schema)
    counted = _counted(template, made)
    if counted is not None:
        return certain.takes_keys(name, counted[0], is_text=counted[1])
    is_constant = not isinstance(template, str | dict | list) or (isinstance(template, str) and template[:1] != "$")
    return is_constant and certain.takes_value(name, template)
