"""What a client knows of a mock's state from the answers it has had, and whether a new answer agrees with it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from api_driver import SystemUnderTest
from sdk_calls import same

from understudy.inference.resources import Collection
from understudy.inference.shapes import properties
from understudy.openapi.model import Node
from understudy.state.store import Address, Record

__all__ = ["ABSENT", "Known", "includes", "merged"]

ABSENT = "\0absent"
"""What a property is known to be that an answer could have told and did not."""
NOTHING: Set[str] = frozenset()


class Known:
    """The records that must be there, in the order they came; those that must be gone; every key there ever was."""

    def __init__(self, system: SystemUnderTest) -> None:
        self._system = system
        self.records: dict[Address, Record] = {}
        self.gone: dict[Address, None] = {}
        self.ever: set[Address] = set()

    def below(self, collection: Collection, parent: tuple[str, ...]) -> list[Address]:
        return [address for address in self.records if address[:2] == (collection.id, parent)]

    def parents(self, collection: Collection) -> list[tuple[str, ...]]:
        """The keys of every record that may have records of this collection below it."""
        if collection.parent is None:
            return [()] if not collection.parent_count else []
        return [(*at.parent, *at.key) for at in self.records if at.collection == collection.parent]

    def named(self, node: Node | None) -> Mapping[str, Node]:
        """The properties that an answer of this schema can tell."""
        named = properties(self._system.schemas, node)
        return {name: entry for name, entry in named.items() if not self._hidden(entry)}

    def _hidden(self, node: Node) -> bool:
        resolved = self._system.schemas.resolve(node)
        return isinstance(resolved, dict) and bool(resolved.get("writeOnly"))

    def see(self, address: Address, answer: Any, node: Node | None) -> None:
        """An answer tells of a record: it must agree with what is known, and what is new is known from now on."""
        record = self.records.setdefault(address, {})
        for name in self.named(node):
            value = answer.get(name, ABSENT)
            if name in record:
                assert includes(value, record[name]), f"{name} of {address} was {record[name]!r}, is {value!r}"
            record[name] = value
        self.gone.pop(address, None)
        self.ever.add(address)

    def expect(self, address: Address, record: Record, node: Node | None, *, free: Set[str] = NOTHING) -> None:
        """From now on the record is this one; nothing is known of the properties in `free`."""
        named = self.named(node)
        self.records[address] = {name: value for name, value in record.items() if name in named and name not in free}

    def forget(self, address: Address) -> None:
        """A record is deleted, and all that stood below it."""
        above = (*address.parent, *address.key)
        for other in list(self.records):
            inside = other.collection.startswith(address.collection + "/{}") and other.parent[: len(above)] == above
            if other == address or inside:
                del self.records[other]
                self.gone[other] = None


def includes(actual: Any, expected: Any) -> bool:
    """Whether `actual` says all that was given. What a schema adds is welcome; a null may be said by leaving it out."""
    if expected is None or expected == ABSENT:
        return actual is None or actual == ABSENT
    if isinstance(expected, dict) and isinstance(actual, dict):
        return all(includes(actual.get(name, ABSENT), value) for name, value in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(includes, actual, expected))
    return same(actual, expected)


def merged(target: Any, patch: Any) -> Any:
    """JSON Merge Patch, RFC 7396 section 2."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result
