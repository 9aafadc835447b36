"""Documents of procedures (RPC): `jobs.create`, `/jobs/get`, `listJobs`, with the key in the body or the query.

Procedures of one noun are the operations of one collection; what each does is in its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from understudy.inference.conventions import (
    CREDENTIALS,
    ID,
    ID_ENDINGS,
    KEY_ENDINGS,
    ends_like,
    folded,
    is_key_name,
    same_noun,
    singular,
    verb_role,
    words,
)
from understudy.inference.conventions.lists import parameter_role
from understudy.inference.evidence import CollectionDraft
from understudy.inference.lists import list_shape
from understudy.inference.paths import segments
from understudy.inference.resources import Kind
from understudy.inference.shapes import body_schema, properties, required_names, success_node, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

__all__ = ["Procedure", "with_procedures"]

_NAMED = re.compile(r"^(?P<noun>/.*?)[./](?P<verb>[A-Za-z_-]+)$")
_PLACES = {"create": "POST", "list": "GET", "read": "GET", "update": "PATCH", "delete": "DELETE"}
_KINDS: Mapping[str, Kind] = {
    "create": "create",
    "list": "list",
    "read": "read",
    "update": "update",
    "delete": "delete",
}


@dataclass(frozen=True, slots=True)
class Procedure:
    """What one procedure does to the records of a collection, and the property or parameter that has the key."""

    collection: str
    kind: Kind
    selects: tuple[str, ...]


def with_procedures(
    drafts: Mapping[str, CollectionDraft], operations: Mapping[str, Operation], schemas: Schemas
) -> tuple[dict[str, CollectionDraft], dict[str, Procedure]]:
    """The drafts with those of procedures, and what each procedure does, by operationId."""
    found: dict[str, dict[str, Operation]] = {}
    for operation in operations.values():
        if "{" in operation.path or operation.method == "DELETE":
            continue
        for noun, verb in _read(operation.path):
            role = verb_role(verb)
            if role is not None:
                found.setdefault(noun, {}).setdefault(role, operation)
                break
    result = dict(drafts)
    procedures: dict[str, Procedure] = {}
    for noun, roles in found.items():
        if "create" not in roles or len(roles) < 2 or roles["create"].method == "GET":
            continue
        if noun in drafts:
            result[noun] = _completed(drafts[noun], roles, noun, procedures)
            continue
        for operation in roles.values():
            result.pop("/" + "/".join(segments(operation.path)), None)
        selects = {role: _key(operation, noun, schemas) for role, operation in roles.items() if role not in _WHOLE}
        key = next((name for role in ("read", "update", "delete") if (name := selects.get(role))), None)
        result[noun] = _draft(noun, roles, key, schemas)
        for role, operation in roles.items():
            chosen = selects.get(role) or key
            if role in _WHOLE or chosen is not None:
                procedures[operation.id] = Procedure(noun, _KINDS[role], () if role in _WHOLE else (str(chosen),))
        if key is not None:
            _actions(noun, key, roles.get("read"), operations, schemas, procedures)
    return result, procedures


def _actions(
    noun: str,
    key: str,
    read: Operation | None,
    operations: Mapping[str, Operation],
    schemas: Schemas,
    procedures: dict[str, Procedure],
) -> None:
    """What else is done to one record: a procedure of the noun that requires the key, as `jobs.cancel` does.

    One that answers a list is none, unless `read` shows its one record in such a list as well.
    """
    alone = list_shape(schemas, success_node(read)) if read is not None else None
    for operation in operations.values():
        named = _NAMED.match(operation.path)
        if operation.id in procedures or named is None or named["noun"] != noun or operation.method != "POST":
            continue
        answered = list_shape(schemas, success_node(operation))
        if key in required_names(schemas, body_schema(operation)) and answered in (None, alone):
            procedures[operation.id] = Procedure(noun, "action", (key,))


_WHOLE = ("create", "list")


def _read(path: str) -> Iterator[tuple[str, str]]:
    """Noun and verb of a path: `/jobs.create`, `/jobs/create`, `/createJob`."""
    named = _NAMED.match(path)
    if named is not None:
        yield named["noun"], named["verb"]
    above, _, last = path.rpartition("/")
    verb, *noun = words(last) or ("",)
    if noun:
        yield f"{above}/{'-'.join((*noun[:-1], singular(noun[-1])))}", verb


def _completed(
    draft: CollectionDraft, roles: Mapping[str, Operation], noun: str, procedures: dict[str, Procedure]
) -> CollectionDraft:
    """A collection with items of its own, which a procedure beside it fills: `/products/add`."""
    create = roles["create"]
    if draft.singleton or draft.create is not None:
        return draft
    procedures[create.id] = Procedure(noun, "create", ())
    if "list" in roles and "GET" not in draft.group:
        procedures[roles["list"].id] = Procedure(noun, "list", ())
    more = {_PLACES[role]: roles[role] for role in ("create", "list") if role in roles}
    return replace(draft, group={**more, **draft.group})


def _draft(noun: str, roles: Mapping[str, Operation], key: str | None, schemas: Schemas) -> CollectionDraft:
    group = {_PLACES[role]: operation for role, operation in roles.items() if role in _WHOLE}
    items = {_PLACES[role]: operation for role, operation in roles.items() if role not in _WHOLE}
    found: Node = True
    for operation in items.values():
        found = next((node for name, node in _inputs(operation, schemas) if name == key), found)
    return CollectionDraft(noun, f"{noun}/{{}}", group, items, (key or ID,), template=noun, key_node=found)


def _inputs(operation: Operation, schemas: Schemas) -> Iterator[tuple[str, Node]]:
    yield from properties(schemas, body_schema(operation)).items()
    for parameter in operation.parameters:
        if parameter.location == "query":
            yield parameter.name, parameter.schema


def _key(operation: Operation, noun: str, schemas: Schemas) -> str | None:
    """What selects the record: `id`, noun and id, what is called like the noun, else the one thing that is required."""
    inputs = {name: node for name, node in _inputs(operation, schemas) if folded(name) not in CREDENTIALS}
    required = set(required_names(schemas, body_schema(operation)))
    required |= {each.name for each in operation.parameters if each.required and each.location == "query"}
    texts = [name for name, node in inputs.items() if type_of(schemas, node) in ("string", "integer")]
    last = segments(noun)[-1]
    for name in texts:
        if folded(name) == ID:
            return name
    for name in texts:
        tail = ends_like(name, KEY_ENDINGS)
        if (tail and same_noun(last, "-".join(words(name)[:-1]))) or same_noun(last, name):
            return name
    texts = [name for name in texts if parameter_role(name, {}) is None]
    needed_texts = [name for name in texts if name in required]
    ids = [name for name in needed_texts if ends_like(name, ID_ENDINGS)]
    keys = [name for name in needed_texts if is_key_name(name)]
    lone = needed_texts if len(needed_texts) == 1 else texts if len(texts) == 1 else ()
    return next(iter((*ids, *keys, *lone)), None)
