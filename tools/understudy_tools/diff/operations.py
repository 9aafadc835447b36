"""Pairs the operations, webhooks and callbacks of two documents and compares what is theirs alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from understudy.openapi.model import Operation
from understudy.openapi.pointer import MISSING
from understudy_tools.diff.changelog import ChangeCollector, Spot
from understudy_tools.diff.components import compare_deprecation, compare_parts
from understudy_tools.diff.context import compare_security, compare_servers
from understudy_tools.diff.description import ApiDescription
from understudy_tools.diff.model import ChangedOperation
from understudy_tools.sdk.lock import key_of
from understudy_tools.sdk.names.subjects import names_of

_PARAMETER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An operation and what a report calls it."""

    operation: Operation
    called: ChangedOperation

    @property
    def pointer(self) -> str:
        """Where it is described."""
        return self.operation.pointer

    @property
    def shape(self) -> tuple[str, str]:
        """What distinguishes it from others: the names of path parameters don't (OAS 4.8.8.1)."""
        return self.called.method, _PARAMETER.sub("{}", self.called.path)


def compare_operations(collector: ChangeCollector) -> None:
    """Compares all operations, webhooks and callbacks."""
    old, new = _listed(collector.old.operations), _listed(collector.new.operations)
    methods = _sdk_methods(collector.old), _sdk_methods(collector.new)
    for before, after in _paired(collector, old, new):
        spot = Spot(after.called)
        names = _renamed(collector, spot, before, after)
        _compare_names(collector, spot, before, after, methods)
        compare_parts(collector, spot, before.operation, after.operation, names)
        compare_security(collector, spot, before.operation, after.operation)
        compare_servers(collector, spot, before.operation, after.operation)
        _reversed(collector, "callback", _callbacks(before.operation), _callbacks(after.operation), spot)
    _reversed(collector, "webhook", _webhooks(collector.old.webhooks), _webhooks(collector.new.webhooks), None)


def _listed(operations: Iterable[Operation]) -> list[_Entry]:
    return [_Entry(each, ChangedOperation(each.operation_id or "", each.method, each.path)) for each in operations]


def _paired(collector: ChangeCollector, old: list[_Entry], new: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """First by method and path, then by operationId: that one has moved."""
    fresh = {entry.shape: entry for entry in new}
    gone = []
    for before in old:
        after = fresh.pop(before.shape, None)
        if after is None:
            gone.append(before)
        else:
            yield before, after
    named = {entry.called.identity: entry for entry in fresh.values() if entry.called.identity}
    for before in gone:
        after = named.pop(before.called.identity, None)
        if after is None:
            collector.record(
                Spot(before.called), None, "operation-removed", before.pointer, None, str(before.called), MISSING
            )
            continue
        del fresh[after.shape]
        shown = [f"{entry.called.method} {entry.called.path}" for entry in (before, after)]
        collector.record(Spot(after.called), None, "operation-moved", before.pointer, after.pointer, *shown)
        yield before, after
    for entry in fresh.values():
        collector.record(Spot(entry.called), None, "operation-added", None, entry.pointer, MISSING, str(entry.called))


def _renamed(collector: ChangeCollector, spot: Spot, old: _Entry, new: _Entry) -> Mapping[str, str]:
    """Old → new names of path parameters, by where they stand in the path."""
    if old.shape != new.shape:
        return {}
    names = (_PARAMETER.findall(entry.called.path) for entry in (old, new))
    found = {before: after for before, after in zip(*names, strict=True) if before != after}
    for before, after in found.items():
        collector.record(spot, "request", "path-parameter-renamed", old.pointer, new.pointer, before, after)
    return found


def _compare_names(
    collector: ChangeCollector,
    spot: Spot,
    old: _Entry,
    new: _Entry,
    methods: tuple[Mapping[str, str], Mapping[str, str]],
) -> None:
    tags = _tag(old.operation), _tag(new.operation)
    ids = old.operation.operation_id or "", new.operation.operation_id or ""
    names = methods[0][old.pointer], methods[1][new.pointer]
    # Names that a lock keeps are of neither.
    is_kept = key_of(old.operation) in collector.old.lock.operations and names[0] == names[1]
    if ids[0] != ids[1] and not is_kept:
        places = f"{old.pointer}/operationId", f"{new.pointer}/operationId"
        collector.record(spot, None, "operation-id-changed", *places, ids[0] or "none", ids[1] or "none")
    if tags[0] != tags[1] and not is_kept:
        collector.record(spot, None, "operation-tag-changed", f"{old.pointer}/tags", f"{new.pointer}/tags", *tags)
    if names[0] != names[1]:
        collector.record(spot, None, "sdk-method-renamed", old.pointer, new.pointer, *names)
    compare_deprecation(collector, spot, None, old.operation, new.operation)


def _tag(operation: Operation) -> str:
    return operation.tags[0] if operation.tags else "default"


def _sdk_methods(described: ApiDescription) -> dict[str, str]:
    """What the generator calls each operation, by the operation's pointer."""
    names = names_of(described.operations, described.schemas)
    kept = described.lock.operations
    return {
        operation.pointer: f"client.{kept.get(key_of(operation), names[operation.id])}"
        for operation in described.operations
    }


def _webhooks(operations: Iterable[Operation]) -> dict[tuple[str, str], _Entry]:
    """By name and method."""
    entries = [_Entry(each, ChangedOperation(each.id, each.method, each.path)) for each in operations]
    return {entry.shape: entry for entry in entries}


def _callbacks(operation: Operation) -> dict[tuple[str, str], _Entry]:
    """The operations of the callbacks of an operation, by name, expression and method."""
    return {
        (path, each.method): _Entry(each, ChangedOperation(each.id, each.method, path))
        for name, called in operation.callbacks.items()
        for each, path in ((each, f"{name} {each.path}") for each in called)
    }


def _reversed(
    collector: ChangeCollector,
    kind: str,
    old: Mapping[tuple[str, str], _Entry],
    new: Mapping[tuple[str, str], _Entry],
    owner: Spot | None,
) -> None:
    """Webhooks and callbacks: what the server sends. `owner` is the operation that a callback belongs to."""
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        entry = after or before
        if entry is None:  # pragma: no cover - a key is of one of the two
            continue
        whose = owner or Spot(entry.called)
        if before is None or after is None:
            rule = f"{kind}-{'added' if before is None else 'removed'}"
            shown = [str(side.called) if side else MISSING for side in (before, after)]
            pointers = [side.pointer if side else None for side in (before, after)]
            collector.record(whose, None, rule, *pointers, *shown)
            continue
        spot = Spot(whose.operation, f"{kind}-")
        compare_deprecation(collector, spot, None, before.operation, after.operation)
        compare_parts(collector, spot, before.operation, after.operation, {})
