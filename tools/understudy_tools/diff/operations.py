"""Pairs the operations, webhooks and callbacks of two documents and compares what is theirs alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from understudy.openapi.pointer import METHODS, MISSING
from understudy.openapi.schema_view import SchemaPlace, SchemaTree
from understudy_tools.diff.changelog import ChangeCollector, Spot
from understudy_tools.diff.components import compare_parts
from understudy_tools.diff.context import compare_security, compare_servers
from understudy_tools.diff.model import ChangedOperation
from understudy_tools.sdk.naming import method_names, snake_case

__all__ = ["OperationEntry", "compare_operations", "entries_of"]

_PARAMETER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class OperationEntry:
    """An Operation Object, its Path Item and what the document calls it."""

    operation: ChangedOperation
    item: SchemaPlace
    place: SchemaPlace

    @property
    def shape(self) -> tuple[str, str]:
        """What tells it from others: the names of path parameters don't (OAS 4.8.8.1)."""
        return self.operation.method, _PARAMETER.sub("{}", self.operation.path)


def compare_operations(ledger: ChangeCollector) -> None:
    """Compares all operations, webhooks and callbacks."""
    old, new = entries_of(ledger.old, "paths"), entries_of(ledger.new, "paths")
    methods = _sdk_methods(old), _sdk_methods(new)
    for before, after in _paired(ledger, old, new):
        spot = Spot(after.operation)
        names = _renamed(ledger, spot, before, after)
        _compare_names(ledger, spot, before, after, methods)
        compare_parts(ledger, spot, (before.item, before.place), (after.item, after.place), names)
        compare_security(ledger, spot, before.place, after.place)
        compare_servers(ledger, spot, (before.item, before.place), (after.item, after.place))
        _callbacks(ledger, spot, before.place, after.place)
    _webhooks(ledger)


def entries_of(tree: SchemaTree, section: str) -> list[OperationEntry]:
    """The operations under `paths` or `webhooks`."""
    paths = tree.root(section)
    return [
        entry
        for path in (paths.node if isinstance(paths.node, dict) else ())
        if not path.startswith("x-")
        for entry in _of_item(tree, paths.child(path), path, fallback=path if section == "webhooks" else "")
    ]


def _of_item(tree: SchemaTree, place: SchemaPlace, path: str, *, fallback: str) -> Iterator[OperationEntry]:
    item = tree.followed(place)
    for method in METHODS:
        node = item.child(method)
        if isinstance(node.node, dict):
            identity = str(node.node.get("operationId") or fallback)
            yield OperationEntry(ChangedOperation(identity, method.upper(), path), item, node)


def _paired(
    ledger: ChangeCollector, old: list[OperationEntry], new: list[OperationEntry]
) -> Iterator[tuple[OperationEntry, OperationEntry]]:
    """First by method and path, then by operationId: that one has moved."""
    fresh = {entry.shape: entry for entry in new}
    gone = []
    for before in old:
        after = fresh.pop(before.shape, None)
        if after is None:
            gone.append(before)
        else:
            yield before, after
    named = {entry.operation.identity: entry for entry in fresh.values() if entry.operation.identity}
    for before in gone:
        after = named.pop(before.operation.identity, None)
        if after is None:
            ledger.told(
                Spot(before.operation), None, "operation-removed", before.place, None, str(before.operation), MISSING
            )
            continue
        del fresh[after.shape]
        shown = [f"{entry.operation.method} {entry.operation.path}" for entry in (before, after)]
        ledger.told(Spot(after.operation), None, "operation-moved", before.place, after.place, *shown)
        yield before, after
    for entry in fresh.values():
        ledger.told(Spot(entry.operation), None, "operation-added", None, entry.place, MISSING, str(entry.operation))


def _renamed(ledger: ChangeCollector, spot: Spot, old: OperationEntry, new: OperationEntry) -> Mapping[str, str]:
    """Old → new names of path parameters, by where they stand in the path."""
    if old.shape != new.shape:
        return {}
    names = (_PARAMETER.findall(entry.operation.path) for entry in (old, new))
    found = {before: after for before, after in zip(*names, strict=True) if before != after}
    for before, after in found.items():
        ledger.told(spot, "request", "path-parameter-renamed", old.place, new.place, before, after)
    return found


def _compare_names(
    ledger: ChangeCollector,
    spot: Spot,
    old: OperationEntry,
    new: OperationEntry,
    methods: tuple[Mapping[str, str], Mapping[str, str]],
) -> None:
    tags = _tag(old.place), _tag(new.place)
    ids = tuple(str(entry.place.node.get("operationId") or "") for entry in (old, new))
    names = methods[0][old.place.pointer], methods[1][new.place.pointer]
    if ids[0] != ids[1]:
        places = old.place.child("operationId"), new.place.child("operationId")
        ledger.told(spot, None, "operation-id-changed", *places, ids[0] or "none", ids[1] or "none")
    if tags[0] != tags[1]:
        ledger.told(spot, None, "operation-tag-changed", old.place.child("tags"), new.place.child("tags"), *tags)
    if ids[0] == ids[1] and tags[0] == tags[1] and names[0] != names[1]:
        ledger.told(spot, None, "sdk-method-renamed", old.place, new.place, *names)
    _deprecation(ledger, spot, old.place, new.place)


def _deprecation(ledger: ChangeCollector, spot: Spot, old: SchemaPlace, new: SchemaPlace) -> None:
    was, is_ = old.node.get("deprecated") is True, new.node.get("deprecated") is True
    if was != is_:
        ledger.told(spot, None, f"deprecation-{'added' if is_ else 'removed'}", old, new, was, is_)


def _tag(place: SchemaPlace) -> str:
    tags = place.node.get("tags")
    return str(tags[0]) if isinstance(tags, list) and tags else "default"


def _sdk_methods(entries: list[OperationEntry]) -> dict[str, str]:
    """What the generator calls each operation, by the operation's pointer."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        operation = entry.operation
        identity = operation.identity or f"{operation.method.lower()}_{operation.path}"
        groups.setdefault(snake_case(_tag(entry.place)), []).append((entry.place.pointer, identity))
    found = {}
    for tag, members in groups.items():
        names = method_names(tag, [identity for _, identity in members])
        found.update({pointer: names[identity] for pointer, identity in members})
    return found


def _webhooks(ledger: ChangeCollector) -> None:
    old = {entry.shape: entry for entry in entries_of(ledger.old, "webhooks")}
    new = {entry.shape: entry for entry in entries_of(ledger.new, "webhooks")}
    _reversed(ledger, "webhook", old, new, None)


def _callbacks(ledger: ChangeCollector, spot: Spot, old: SchemaPlace, new: SchemaPlace) -> None:
    _reversed(ledger, "callback", _called(ledger.old, old), _called(ledger.new, new), spot)


def _called(tree: SchemaTree, operation: SchemaPlace) -> dict[tuple[str, str], OperationEntry]:
    """The operations of the callbacks of an operation, by name and method."""
    found: dict[tuple[str, str], OperationEntry] = {}
    named = operation.child("callbacks")
    for name in named.node if isinstance(named.node, dict) else ():
        callback = tree.followed(named.child(name))
        for expression in callback.node if isinstance(callback.node, dict) else ():
            if not expression.startswith("x-"):
                for entry in _of_item(tree, callback.child(expression), f"{name} {expression}", fallback=name):
                    found[f"{name} {expression}", entry.operation.method] = entry
    return found


def _reversed(
    ledger: ChangeCollector,
    kind: str,
    old: Mapping[tuple[str, str], OperationEntry],
    new: Mapping[tuple[str, str], OperationEntry],
    owner: Spot | None,
) -> None:
    """Webhooks and callbacks: what the server sends. `owner` is the operation that a callback belongs to."""
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        entry = after or before
        if entry is None:  # pragma: no cover - a key is of one of the two
            continue
        told = owner or Spot(entry.operation)
        if before is None or after is None:
            rule = f"{kind}-{'added' if before is None else 'removed'}"
            shown = [str(side.operation) if side else MISSING for side in (before, after)]
            places = [side.place if side else None for side in (before, after)]
            ledger.told(told, None, rule, *places, *shown)
            continue
        spot = Spot(told.operation, f"{kind}-")
        _deprecation(ledger, spot, before.place, after.place)
        compare_parts(ledger, spot, (before.item, before.place), (after.item, after.place), {})
