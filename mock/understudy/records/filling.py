"""The optional properties of a new record that nobody but the service sets: made up, so that answers are whole.

What a client may set and did not is left out, as a service has nothing to say there. What only time can bring (when it
was canceled, why it failed) is null where the schema takes that, else left out; counts begin at 0 and lists empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.inference.conventions import ends_like, words
from understudy.inference.conventions.lists import TIMES
from understudy.inference.conventions.states import is_terminal
from understudy.inference.relatives import body_node
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node
from understudy.records.context import RecordContext
from understudy.state.store import Address, Record

__all__ = ["filled"]

_MAKING = frozenset({"create", "update", "upsert"})
_UNFORTUNATE = frozenset({"error", "errors", "failure", "reason", "warning", "warnings"})
_AT_ONCE = frozenset(
    {"created", "updated", "modified", "changed", "inserted", "added", "issued", "started", "registered"}
)
_VERSIONS = frozenset({"version", "revision", "lockversion", "lock_version"})
# What a service gives out for a reason only.
_SECRETS = frozenset({"token", "secret", "otp", "nonce", "password"})
_COUNTS = frozenset({"count", "counts"})
_MADE_UP = object()
_LEFT_OUT = object()


def filled(
    context: RecordContext, collection: Collection, address: Address, record: Record, *, found: bool = False
) -> Record:
    """The record with its optional properties; the same one where nothing is to be filled.

    One that is `found` nobody has made, so it has what a client may have set as well.
    """
    memo = f"filled {found} {collection.id}"
    known = context.derived.get(memo)
    if known is None:
        known = context.derived[memo] = dict(_fillings(context, collection, found=found))
    if not known or context.values.fill == "required":
        return record
    constant = {name: value for name, value in known.items() if value is not _MADE_UP and name not in record}
    names = [name for name, value in known.items() if value is _MADE_UP and name not in record]
    if not names:
        return {**record, **constant} if constant else record
    key = "/".join((collection.id, *address.key))
    made = context.values.properties(collection.schema, "response", {**record, **constant}, names, key=key)
    return {**record, **constant, **made}


def _fillings(context: RecordContext, collection: Collection, *, found: bool) -> Iterator[tuple[str, Any]]:
    """What is filled, with the value that a new record has, or `_MADE_UP` for what is made up."""
    schemas = context.contract.schemas
    hides = schemas.family("response").is_hidden
    taken = {(name or "").partition("/")[0] for name in collection.key_properties}
    taken |= set() if found else set(_settable(context, collection))
    taken |= {each.property for each in collection.references} | {name.partition("/")[0] for name in collection.starts}
    taken |= set(_brought(context, collection))
    taken |= {each.name for each in (*collection.states, *collection.openings)}
    for name, node in properties(schemas, collection.schema).items():
        if name in taken or hides(node):
            continue
        first = _first_value(context, name, node)
        if first is not _LEFT_OUT:
            yield name, first


def _first_value(context: RecordContext, name: str, node: Node) -> Any:
    schemas = context.contract.schemas
    takes = schemas.validator(node, "response").is_valid
    parts = words(name)
    if _is_later(parts) or not _UNFORTUNATE.isdisjoint(parts[-1:]) or not _UNFORTUNATE.isdisjoint(parts[:1]):
        return None if takes(None) else _LEFT_OUT
    if ends_like(name, _SECRETS):
        return _LEFT_OUT
    if ends_like(name, _COUNTS) and takes(0):
        return 0
    if name.casefold() in _VERSIONS and takes(1):
        return 1
    if type_of(schemas, node) == "array" and takes([]):
        return []
    return _MADE_UP


def _is_later(parts: tuple[str, ...]) -> bool:
    """Whether a name is that of a time at which something may have happened to a record since it was made."""
    if len(parts) < 2 or parts[-1] not in TIMES or not _AT_ONCE.isdisjoint(parts):
        return False
    return is_terminal("_".join(parts[:-1])) or any(part.endswith("ed") for part in parts[:-1])


def _brought(context: RecordContext, collection: Collection) -> Iterator[str]:
    """The properties that an overlay says something sets."""
    contract = context.contract
    for effects in contract.effects.values():
        for each in effects:
            if each.collection == collection.id:
                yield from (*each.set, *each.add, *each.subtract)
    for plan in contract.resources.plans.values():
        if plan.collection == collection.id:
            yield from plan.effects.get("x-mock-set", ())


def _settable(context: RecordContext, collection: Collection) -> Iterator[str]:
    """The properties that a client may set."""
    contract = context.contract
    hides = contract.schemas.family("request").is_hidden
    for operation in contract.operations.values():
        plan = contract.resources.plans[operation.id]
        if plan.collection == collection.id and plan.kind in _MAKING:
            named: Mapping[str, Node] = properties(contract.schemas, body_node(contract.schemas, operation, plan))
            yield from (name for name, node in named.items() if not hides(node))
