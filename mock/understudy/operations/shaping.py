"""How much of a record is shown: the fields that are requested, and the records that its references lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.conventions import ID, folded, in_singular, words
from understudy.inference.envelopes import Steps
from understudy.inference.list_inputs import Inputs
from understudy.inference.resources import Collection
from understudy.inference.shapes import items_of, properties, reference, required_names
from understudy.openapi.model import Node
from understudy.operations.call import OperationCall
from understudy.operations.decoding import shown
from understudy.records.foreign_keys import target_address
from understudy.records.service import RecordService
from understudy.state.store import Record

_DEEPEST = 5


def shaped(
    call: OperationCall,
    records: RecordService,
    inputs: Inputs,
    values: Mapping[str, Any],
    node: Node | None,
    entries: Sequence[Record],
) -> Iterable[Record]:
    """The records with the requested expansions, and without fields that were not requested.

    What a schema requires always stays.
    """
    expanding = list(paths_of(requested(inputs, "expand", values), call.plan.shape.array if call.plan.shape else ()))
    chosen = {path[0] for path in paths_of(requested(inputs, "fields", values), ())}
    if not expanding and not chosen:
        return entries
    found: Iterable[Record] = entries
    if expanding:
        expander = _Expander(call, records)
        found = [expander.expanded(entry, call.collection, node, expanding) for entry in entries]
    if chosen:
        kept = {folded(name) for name in chosen} | {
            folded(name) for name in required_names(call.context.contract.schemas, node)
        }
        kept |= {folded(path[0]) for path in expanding} | {
            folded((name or "").partition("/")[0]) for name in call.collection.key_properties
        }
        known = {folded(name) for name in properties(call.context.contract.schemas, node)}
        if not known.isdisjoint(folded(name) for name in chosen):
            found = [{name: value for name, value in entry.items() if folded(name) in kept} for entry in found]
    return found


def requested(inputs: Inputs, role: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The texts of every input of a role, lists and comma lists alike."""
    for each in inputs.known:
        value: Any = values if each.role == role else None
        for step in each.way:
            value = value.get(step) if isinstance(value, Mapping) else None
        if isinstance(value, Mapping):
            value = list(value.values())
        for entry in value if isinstance(value, list) else [value]:
            # OData's options of an expansion stand behind it in parentheses.
            text = re.sub(r"\([^()]*\)", "", str(entry)) if entry is not None and entry is not False else ""
            yield from text.split(",") if text else ()


def paths_of(texts: Iterable[str], array: Steps) -> Iterator[Steps]:
    """Ways into a record; of a list they may begin with what holds its records."""
    for text in texts:
        steps = tuple(step.strip() for step in text.replace("/", ".").split(".") if step.strip())
        if array and steps[: len(array)] == array:
            steps = steps[len(array) :]
        if steps:
            yield steps


class _Expander:
    """Puts records in place of the keys that lead to them."""

    def __init__(self, call: OperationCall, records: RecordService) -> None:
        self._records = records
        self._context = call.context
        self._schemas = call.context.contract.schemas
        self._collections = call.context.contract.resources.collections

    def expanded(
        self, record: Record, home: Collection | None, node: Node | None, paths: Sequence[Steps], depth: int = 0
    ) -> Record:
        """A record with what the paths name expanded, as far as its schema takes that."""
        found = dict(record)
        named = properties(self._schemas, node)
        for head in dict.fromkeys(path[0] for path in paths):
            name = next((each for each in (*named, *found) if folded(each) == folded(head)), None)
            if name is None or depth >= _DEEPEST:
                continue
            rest = [path[1:] for path in paths if path[0] == head and len(path) > 1]
            entry = named.get(name, True)
            value = self._value(found, name, home, entry, rest, depth)
            if value is not None and self._schemas.validator(entry, "response").is_valid(value):
                found[name] = value
        return found

    def _value(
        self, record: Record, name: str, home: Collection | None, entry: Node, rest: Sequence[Steps], depth: int
    ) -> Any:
        value = record.get(name)
        target = self._target(home, name, entry)
        keyed = (
            value if isinstance(value, str | int) and not isinstance(value, bool) else self._foreign_key(record, name)
        )
        if isinstance(value, list):
            items = items_of(self._schemas, entry)
            found = [self._one(each, target, items, rest, depth) for each in value]
            return found if all(each is not None for each in found) else None
        if isinstance(value, dict) and (target is None or keyed is None):
            return self.expanded(value, target, entry, rest, depth + 1) if rest else value
        return self._one(keyed, target, entry, rest, depth)

    def _foreign_key(self, record: Record, name: str) -> Any:
        folded_id = folded(name) + ID
        return next(
            (value for other, value in record.items() if folded(other) == folded_id and isinstance(value, str | int)),
            None,
        )

    def _one(self, key: Any, target: Collection | None, entry: Node, rest: Sequence[Steps], depth: int) -> Any:
        if isinstance(key, dict):
            return self.expanded(key, target, entry, rest, depth + 1) if rest else key
        address = target_address(self._context, target.id, key) if target is not None else None
        record = self._records.work.get(address) if address is not None else None
        if record is None or target is None:
            return None
        whole = shown(self._schemas, target.schema, record)
        return self.expanded(whole, target, target.schema, rest, depth + 1) if rest else whole

    def _target(self, home: Collection | None, name: str, entry: Node) -> Collection | None:
        """The collection that a property leads to: by its reference, its schema, or its name."""
        spellings = {folded(name), folded(name) + ID, "".join(in_singular(words(name))) + ID} if words(name) else set()
        for each in home.references if home is not None else ():
            if folded(each.property) in spellings:
                return self._collections.get(each.collection)
        targets = set(self._targets(entry, 0))
        roots = [each for each in self._collections.values() if not each.parent_count and not each.singleton]
        by_schema = next((each for each in roots if reference(each.schema) in targets), None)
        plain = {folded(name), "".join(in_singular(words(name)))}
        return by_schema or next(
            (each for each in roots if folded(each.name) in plain or folded(each.name).removesuffix("s") in plain), None
        )

    def _targets(self, node: Any, depth: int) -> Iterator[str]:
        """The components that a property may be, or hold."""
        if (target := reference(node)) is not None:
            yield target
        resolved = self._schemas.resolve_object(node)
        if depth < 3:
            for keyword in ("anyOf", "oneOf", "allOf"):
                for part in resolved.get(keyword) or ():
                    yield from self._targets(part, depth + 1)
            if "items" in resolved:
                yield from self._targets(resolved["items"], depth + 1)
