"""The properties of a record that hold its own address, and those that its key is composed into.

`url`, `self`, `_links.self.href` of a record that the service shows: where the document's examples have them, they look
like the path that reads the record. `full_name` is composed where the examples have it so: `octocat/Hello-World`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from understudy.addresses import path_of
from understudy.inference.conventions import NODE_ID, RESOURCE_PARTS, is_link_holder, names_own_address
from understudy.inference.envelopes import unwrap
from understudy.inference.evidence import CollectionDraft
from understudy.inference.keys import held
from understudy.inference.lists import list_shape
from understudy.inference.record_spots import RecordClues, record_spot
from understudy.inference.shapes import (
    body_schema,
    properties,
    schema_examples,
    success_examples,
    success_node,
    type_of,
)
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_PARAMETER = re.compile(r"\{[^{}]+\}")


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """A property, or a way into the record such as `links/self`, that holds the record's address: a URL, or a path.

    `below` is what the address has behind the record's, `part` the way to what has to be there for it: both of a
    relationship of JSON:API (JSON:API 1.1, 7.2.2.2).
    """

    property: str
    absolute: bool
    below: str = ""
    part: str = ""


def own_addresses(draft: CollectionDraft, subject: RecordClues, schemas: Schemas) -> tuple[OwnAddress, ...]:
    """Where the records of a collection hold their own addresses."""
    read = draft.items.get("GET")
    if read is None or draft.singleton:
        return ()
    pattern = _PARAMETER.split(read.path.partition("?")[0])
    own = re.compile("[^/]+".join(map(re.escape, pattern)) + "$")
    candidates = dict(_candidates(schemas, subject.record))
    linked = tuple(_of_relationships(schemas, subject.record))
    if not candidates:
        return linked
    settable = set(_settable(draft, schemas))
    records = tuple(shown_records(draft, subject, schemas))
    found = []
    for place, (node, surely) in candidates.items():
        shape = schemas.resolve_object(node)
        shown = (*schema_examples(shape), *(held(each, place) for each in records))
        examples = [text for text in shown if _is_address(text)]
        alike = [text for text in examples if own.search(path_of(text))]
        form = str(shape.get("format", ""))
        is_uri = form.startswith("uri") and shape.get("readOnly") is True
        if alike or (not examples and place not in settable and (surely or is_uri)):
            # A path is no URI, whatever an example says.
            is_path = any(text.startswith("/") for text in alike) or (place == NODE_ID and not alike)
            found.append(OwnAddress(place, form == "uri" or not is_path))
    return (*found, *linked)


def composed_keys(
    keys: Sequence[str | None], draft: CollectionDraft, subject: RecordClues, schemas: Schemas
) -> str | None:
    """The property that the document's examples show as all parts of a key, with slashes between."""
    if len(keys) < 2 or None in keys:
        return None
    named = properties(schemas, subject.record)
    for record in shown_records(draft, subject, schemas):
        parts = [held(record, key) for key in keys]
        whole = "/".join(map(str, parts))
        for name in named:
            if name not in keys and None not in parts and record.get(name) == whole:
                return name
    return None


def _candidates(schemas: Schemas, record: Node | None) -> Iterator[tuple[str, tuple[Node, bool]]]:
    """The texts that may hold the record's address, and whether their place says it outright."""
    for name, node in properties(schemas, record).items():
        kind = type_of(schemas, node)
        if kind in ("string", None) and (how := names_own_address(name)) is not None:
            yield name, (node, how == "surely")
        if not is_link_holder(name):
            continue
        for inner, link in properties(schemas, node).items():
            if names_own_address(inner) != "surely":
                continue
            target = properties(schemas, link).get("href")
            if target is not None:
                yield f"{name}/{inner}/href", (target, True)
            elif type_of(schemas, link) == "string":
                yield f"{name}/{inner}", (link, True)


def _of_relationships(schemas: Schemas, record: Node | None) -> Iterator[OwnAddress]:
    """The links of relationships: to what links the records, and to the records that are linked."""
    _, relationships, _ = RESOURCE_PARTS
    for name, node in properties(schemas, properties(schemas, record).get(relationships)).items():
        links = properties(schemas, node).get("links")
        for inner, below in (("self", f"/{relationships}/{name}"), ("related", f"/{name}")):
            if type_of(schemas, properties(schemas, links).get(inner)) == "string":
                part = f"{relationships}/{name}"
                yield OwnAddress(f"{part}/links/{inner}", absolute=True, below=below, part=part)


def _settable(draft: CollectionDraft, schemas: Schemas) -> Iterator[str]:
    hides = schemas.family("request").is_hidden
    for operation in (*draft.group.values(), *draft.items.values()):
        for name, node in properties(schemas, body_schema(operation)).items():
            if not hides(node):
                yield name


def shown_records(draft: CollectionDraft, subject: RecordClues, schemas: Schemas) -> Iterator[Mapping[str, Any]]:
    """The records that the document shows as answers."""
    for operation in (*draft.items.values(), *draft.group.values()):
        node = success_node(operation)
        shape = list_shape(schemas, node, subject) if operation.method == "GET" else None
        steps = record_spot(schemas, node, subject)
        for example in success_examples(operation):
            shown = unwrap(shape.array, example) if shape is not None else [unwrap(steps, example)]
            yield from (each for each in (shown if isinstance(shown, list) else ()) if isinstance(each, dict))


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and (value.startswith("/") or "://" in value)
