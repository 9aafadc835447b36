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
    in_singular,
    is_key_name,
    same_noun,
    verb_role,
    words,
)
from understudy.inference.conventions.bulk import BULK_WORDS
from understudy.inference.conventions.lists import parameter_role
from understudy.inference.conventions.logins import names_login
from understudy.inference.evidence import CollectionDraft
from understudy.inference.lists import list_shape
from understudy.inference.paths import canonical, segments
from understudy.inference.resources import Kind
from understudy.inference.shapes import body_schema, may_be_key, properties, required_names, success_node
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_NAMED = re.compile(r"^(?P<noun>/.*?)[./](?P<verb>[A-Za-z_-]+)$")
_PLACES = {"create": "POST", "list": "GET", "read": "GET", "update": "PATCH", "delete": "DELETE"}
_METHODS = {"POST": "create", "GET": "read", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
_WHOLE = frozenset({"create", "list"})
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

    def selecting(self, operation: Operation, key: str | None, schemas: Schemas) -> tuple[str, ...]:
        """What selects the record: what others take, or the record's own key where an operation takes only that."""
        taken = {name for name, _ in _inputs(operation, schemas)}
        return (key,) if key in taken and taken.isdisjoint(self.selects) and self.selects else self.selects


def with_procedures(
    drafts: Mapping[str, CollectionDraft], operations: Mapping[str, Operation], schemas: Schemas
) -> tuple[dict[str, CollectionDraft], dict[str, Procedure]]:
    """The drafts with those of procedures, and what each procedure does, by operationId."""
    found = named_roles(operations, schemas)
    for noun, own in keyed_groups(operations, schemas).items():
        if noun not in drafts:
            found[noun] = {**found.get(noun, {}), **own}
    result = dict(drafts)
    procedures: dict[str, Procedure] = {}
    for noun, roles in found.items():
        above, _, last = noun.rpartition("/")
        if above in drafts and not BULK_WORDS.isdisjoint(words(last)):
            for operation in roles.values():  # of several records of the collection above: bulk.py
                result.pop("/" + "/".join(segments(operation.path)), None)
            continue
        if noun in drafts:
            result[noun] = _completed(drafts[noun], roles, noun, procedures, schemas)
            continue
        if "create" not in roles or len(roles) < 2 or roles["create"].method == "GET":
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
    _by_either_method(operations, procedures)
    return result, procedures


def _by_either_method(operations: Mapping[str, Operation], procedures: dict[str, Procedure]) -> None:
    """What a procedure does by GET it does by POST as well, and the other way round."""
    known = {operations[name].path: each for name, each in procedures.items() if "{" not in operations[name].path}
    for operation in operations.values():
        named = _NAMED.match(operation.path)
        if operation.id in procedures or operation.path not in known or named is None:
            continue
        if operation.method in ("GET", "POST") and any(_role(operation, each) for each in _verbs(named["verb"])):
            procedures[operation.id] = known[operation.path]


def _verbs(name: str) -> tuple[str, ...]:
    """What may be the verb of a procedure: its whole name, or the first word of that."""
    return (name, *words(name)[:1])


def named_roles(operations: Mapping[str, Operation], schemas: Schemas) -> dict[str, dict[str, Operation]]:
    """The procedures of each noun by what they do, as their names say."""
    found: dict[str, dict[str, Operation]] = {}
    for operation in operations.values():
        noun, role = next(_read(operation, schemas), ("", "")) if "{" not in operation.path else ("", "")
        known = found.setdefault(noun, {}).setdefault(role, operation) if role else operation
        if role and known.path == operation.path and known.method == "GET":
            found[noun][role] = operation  # where it goes by POST as well, that has a body for the key
    return found


def keyed_groups(operations: Mapping[str, Operation], schemas: Schemas) -> dict[str, dict[str, Operation]]:
    """What the methods of a path do to one record whose key stands in the query or the body, where no path has it.

    `POST /answer`, `PUT /answer` with the id in its body, `DELETE /answer?id=`, by noun and role.
    """
    groups: dict[str, dict[str, Operation]] = {}
    for operation in operations.values():
        if "{" not in operation.path and operation.method in _METHODS:
            noun = "/" + "/".join(segments(operation.path))
            groups.setdefault(noun, {}).setdefault(_METHODS[operation.method], operation)
    paths = {canonical(operation.path) for operation in operations.values()}
    found = {}
    for noun, group in groups.items():
        if f"{noun}/{{}}" in paths or names_login(noun):
            continue
        if (read := group.get("read")) is not None and list_shape(schemas, success_node(read)) is not None:
            group = {("list" if role == "read" else role): operation for role, operation in group.items()}
        keyed = {role for role in group if role not in _WHOLE and _named_key(group[role], noun, schemas) is not None}
        if keyed and "create" in group:
            found[noun] = {role: operation for role, operation in group.items() if role in _WHOLE or role in keyed}
    return found


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


def _read(operation: Operation, schemas: Schemas) -> Iterator[tuple[str, str]]:
    """Noun and role of a path: `/jobs.create`, `/jobs/create`, `/createJob`; `/getJobs` that answers a list lists."""
    named = _NAMED.match(operation.path)
    if named is not None and (role := _role(operation, named["verb"])) is not None:
        yield named["noun"], role
    above, _, last = operation.path.rpartition("/")
    verb, *noun = words(last) or ("",)
    role = _role(operation, verb)
    if noun and role is not None:
        one = in_singular(noun)
        if role == "read" and one != tuple(noun) and list_shape(schemas, success_node(operation)) is not None:
            role = "list"
        yield f"{above}/{'-'.join(one)}", role


def _role(operation: Operation, verb: str) -> str | None:
    """What an operation does by its verb. What HTTP calls DELETE does nothing else."""
    role = verb_role(verb)
    return role if operation.method != "DELETE" or role == "delete" else None


def _completed(
    draft: CollectionDraft,
    roles: Mapping[str, Operation],
    noun: str,
    procedures: dict[str, Procedure],
    schemas: Schemas,
) -> CollectionDraft:
    """A collection with paths of its own, and the procedures beside it: `/products/add`, `/products/update`."""
    if draft.singleton:
        return draft
    for role in roles.keys() - _WHOLE:
        key = _named_key(roles[role], noun, schemas)
        if key is not None:
            procedures[roles[role].id] = Procedure(noun, _KINDS[role], (key,))
    create = roles.get("create")
    if create is None or create.method == "GET" or draft.create is not None:
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


def _named_key(operation: Operation, noun: str, schemas: Schemas) -> str | None:
    """The property of a body or the query parameter that has the key by its name: `id`, `job_id`, `job` of /jobs."""
    texts = [name for name, node in _inputs(operation, schemas) if may_be_key(schemas, node)]
    last = segments(noun)[-1]
    for name in texts:
        if folded(name) == ID:
            return name
    for name in texts:
        tail = ends_like(name, KEY_ENDINGS)
        if (tail and same_noun(last, "-".join(words(name)[:-1]))) or same_noun(last, name):
            return name
    return None


def requires_key(operation: Operation, schemas: Schemas) -> bool:
    """Whether an operation can't be called without saying in its query which record it is about."""
    key = _named_key(operation, "/" + "/".join(segments(operation.path)), schemas)
    return any(each.name == key and each.required and each.location == "query" for each in operation.parameters)


def _key(operation: Operation, noun: str, schemas: Schemas) -> str | None:
    """What selects the record: `id`, noun and id, what is called like the noun, else the one thing that is required."""
    if (known := _named_key(operation, noun, schemas)) is not None:
        return known
    inputs = {name: node for name, node in _inputs(operation, schemas) if folded(name) not in CREDENTIALS}
    required = set(required_names(schemas, body_schema(operation)))
    required |= {each.name for each in operation.parameters if each.required and each.location == "query"}
    texts = [name for name, node in inputs.items() if may_be_key(schemas, node)]
    texts = [name for name in texts if parameter_role(name, {}) is None]
    needed_texts = [name for name in texts if name in required]
    ids = [name for name in needed_texts if ends_like(name, ID_ENDINGS)]
    keys = [name for name in needed_texts if is_key_name(name)]
    lone = needed_texts if len(needed_texts) == 1 else texts if len(texts) == 1 else ()
    return next(iter((*ids, *keys, *lone)), None)
