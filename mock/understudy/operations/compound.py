"""Compound documents and sparse fieldsets: `include=author`, `fields[articles]=title` (JSON:API 1.1, 7.3, 7.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.conventions import RESOURCE_PARTS, folded, same_noun
from understudy.inference.envelopes import Steps
from understudy.inference.list_inputs import Inputs, value_at
from understudy.inference.resources import Collection
from understudy.operations.call import OperationCall
from understudy.operations.decoding import shown
from understudy.operations.shaping import paths_of, requested
from understudy.records.foreign_keys import target_address
from understudy.records.service import RecordService
from understudy.state.store import Record

_ATTRIBUTES, _RELATIONSHIPS = RESOURCE_PARTS[:2]
INCLUDED = RESOURCE_PARTS[2]
"""Where an answer has the records that those in it lead to."""
_MOST = 200


def is_compound(call: OperationCall) -> bool:
    """Whether an answer has a place for the records that those in it lead to."""
    return INCLUDED in call.properties_of(call.answer_node)


def included(
    call: OperationCall, records: RecordService, inputs: Inputs, values: Mapping[str, Any], entries: Sequence[Record]
) -> list[Record]:
    """The records that the requested paths of relationships lead to, each once."""
    found: dict[tuple[str, str], Record] = {}
    for path in paths_of(requested(inputs, "expand", values), ()):
        _follow(call, records, entries, path, found)
    own = {(str(entry.get("type")), str(entry.get("id"))) for entry in entries}
    return list(sparse(inputs, values, [entry for name, entry in found.items() if name not in own]))


def _follow(
    call: OperationCall,
    records: RecordService,
    entries: Iterable[Record],
    path: Steps,
    found: dict[tuple[str, str], Record],
) -> None:
    reached = []
    for entry in entries:
        for name, key in _links(entry, path[0]):
            if (name, key) not in found and len(found) < _MOST:
                record = linked_record(call, records, name, key)
                if record is None:
                    continue
                found[name, key] = record
            if (name, key) in found:
                reached.append(found[name, key])
    if path[1:] and reached:
        _follow(call, records, reached, path[1:], found)


def _links(entry: Record, name: str) -> Iterator[tuple[str, str]]:
    """The types and keys of what a relationship leads to."""
    relationships = entry.get(_RELATIONSHIPS)
    for other, value in relationships.items() if isinstance(relationships, dict) else ():
        data = value.get("data") if folded(other) == folded(name) and isinstance(value, dict) else None
        for each in data if isinstance(data, list) else [data]:
            if isinstance(each, dict) and "id" in each and "type" in each:
                yield str(each["type"]), str(each["id"])


def linked_record(call: OperationCall, records: RecordService, name: str, key: str) -> Record | None:
    """The record of a type of JSON:API with this key."""
    for collection in call.context.contract.resources.collections.values():
        if not collection.parent_count and not collection.singleton and _is_called(collection, name):
            address = target_address(call.context, collection.id, key)
            record = records.work.get(address) if address is not None else None
            if record is not None:
                return shown(call.context.contract.schemas, collection.schema, record)
    return None


def _is_called(collection: Collection, name: str) -> bool:
    noun = collection.name.rpartition("/")[2]
    return folded(noun) == folded(name) or same_noun(noun, name)


def sparse(inputs: Inputs, values: Mapping[str, Any], entries: Sequence[Record]) -> Sequence[Record]:
    """The records with those attributes and relationships only that are requested for their type."""
    chosen: dict[str, set[str]] = {}
    for each in inputs.known:
        value = value_at(values, each.way) if each.role == "fields" else None
        if isinstance(value, str | list) and (name := each.name.partition("[")[2].rstrip("]")):
            texts = value.split(",") if isinstance(value, str) else [str(part) for part in value]
            chosen.setdefault(folded(name), set()).update(folded(text) for text in texts)
    if not chosen:
        return entries
    return [_pruned(entry, chosen.get(folded(str(entry.get("type"))))) for entry in entries]


def _pruned(entry: Record, names: set[str] | None) -> Record:
    if names is None:
        return entry
    return {
        part: {name: inner for name, inner in value.items() if folded(name) in names}
        if part in (_ATTRIBUTES, _RELATIONSHIPS) and isinstance(value, dict)
        else value
        for part, value in entry.items()
    }
