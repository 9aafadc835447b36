"""A record's own address in its answers: where the caller found us, by the path that reads it."""

from __future__ import annotations

from itertools import chain
from urllib.parse import quote

from understudy.inference.keys import hold
from understudy.inference.resources import Collection
from understudy.operations.call import OperationCall
from understudy.state.store import Record

__all__ = ["addressed", "prefix_of"]


def addressed(call: OperationCall, collection: Collection, record: Record, key: tuple[str, ...]) -> Record:
    """A record with its own addresses, where it has a place for them. `key` begins with those of the records above."""
    if not collection.own_addresses or len(key) < collection.parent_count + len(collection.key_parameters):
        return record
    path = _path(collection, key)
    where = prefix_of(call) + path
    shown = dict(record)
    for each in collection.own_addresses:
        hold(shown, each.property, f"{call.base_url}{where}" if each.absolute else where)
    return shown


def _path(collection: Collection, key: tuple[str, ...]) -> str:
    """The path that reads a record."""
    parts = iter(quote(part, safe="") for part in key)
    named = collection.path.rstrip("/").split("/")
    above = ["/".join(next(parts) if "{" in part else part for part in named)]
    return "/".join(chain(above, (next(parts) for _ in collection.key_parameters)))


def prefix_of(call: OperationCall) -> str:
    """What stands before the document's path in the path that was called: a server's base."""
    written = call.operation.path.partition("?")[0].strip("/").split("/")
    called = call.request_path.strip("/").split("/")
    return "".join(f"/{part}" for part in called[: len(called) - len(written)])
