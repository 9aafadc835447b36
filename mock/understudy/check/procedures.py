"""The life of a record in a document of procedures (RPC): `jobs.create`, `jobs.get` with the key in the body.

Which procedures belong together follows from their names alone: the inference plays no part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from understudy.check.client import Client, ServiceReply
from understudy.check.made import is_marked
from understudy.check.places import list_query
from understudy.check.report import Finding, Life, LifeSteps, Step
from understudy.check.subjects import RecordOperations, subjects
from understudy.contract import Contract
from understudy.inference.conventions import folded, same_noun, words
from understudy.inference.procedures import keyed_groups, named_roles
from understudy.inference.shapes import body_schema, properties, required_names
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.testing.evidence import has_key, kept, key_candidates, lost, sent_record
from understudy.testing.factories.errors import FactoryError
from understudy.testing.showing import shown_of

_REFUSED = range(400, 500)
_MOST_TRIES = 8
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Procedures:
    """The procedures of one kind of record, by what they do to it: create, read, list, update, delete."""

    noun: str
    by_role: Mapping[str, Operation]

    @property
    def create(self) -> Operation:
        return self.by_role["create"]

    @property
    def operations(self) -> RecordOperations:
        """The same as the operations of any other kind of record."""
        of = {role: (operation,) for role, operation in self.by_role.items()}
        return RecordOperations(
            self.create, of.get("read", ()), of.get("list", ()), of.get("update", ()), of.get("delete", ())
        )


def procedures(contract: Contract) -> tuple[Procedures, ...]:
    """Every kind of record that one procedure makes and another one reads or lists."""
    found = named_roles(contract.operations, contract.schemas)
    for noun, roles in keyed_groups(contract.operations, contract.schemas).items():
        found[noun] = {**found.get(noun, {}), **roles}
    played = {each.create.id for each in subjects(contract)}
    return tuple(
        Procedures(noun, roles)
        for noun, roles in found.items()
        if "create" in roles
        and roles["create"].method == "POST"
        and ("read" in roles or "list" in roles)
        and roles["create"].id not in played
    )


@dataclass(slots=True)
class _Play:
    client: Client
    subject: Procedures
    steps: LifeSteps = field(default_factory=LifeSteps)
    key: str = ""
    name: str = ""
    sent: Mapping[str, Any] = field(default_factory=dict)

    @property
    def chosen(self) -> list[str]:
        """The properties by which the client chose the key itself."""
        return [name for name, value in self.sent.items() if self.key and str(value) == self.key]


def play(client: Client, subject: Procedures) -> tuple[Life, tuple[Finding, ...]]:
    """Live the life of one record, procedure by procedure."""
    life = _Play(client, subject)
    try:
        _live(life)
    except FactoryError as error:
        life.steps.judge("create", False, "no-request", subject.create, str(error))
    read = subject.by_role.get("read")
    return life.steps.life(subject.create.path, read.path if read else None, _documented(subject))


def _documented(subject: Procedures) -> Iterator[Step]:
    yield "create"
    roles: tuple[tuple[str, Step], ...] = (("read", "read"), ("list", "list"), ("update", "update"))
    yield from (step for role, step in roles if role in subject.by_role)
    if "delete" in subject.by_role:
        yield "delete"
        yield "gone"


def _live(life: _Play) -> None:
    client, create = life.client, life.subject.create
    body = client.body(create)
    _refer(client, life.subject, create, body)
    created = client.call(create, {}, body)
    if not created.worked:
        body = client.body(create, rich=False)
        _refer(client, life.subject, create, body)
        created = client.call(create, {}, body)
    refused = f"a valid body is refused: {created.reason}"
    if not life.steps.judge("create", created.worked, "create-refused", create, refused):
        return
    sent = life.sent = sent_record(body)
    read = life.subject.by_role.get("read")
    shown = _read(life, read, created, body, sent) if read is not None else None
    if read is not None and shown is None:
        message = f"what it made can't be read: no value of its answer is a key of {read.path}"
        life.steps.judge("read", False, "not-read-back", create, message)
        return
    if read is not None and shown is not None:
        expected = shown_of(client.contract, read, sent)
        gone = lost(expected, shown.value)
        names = ", ".join(gone)
        if expected:
            is_kept = len(gone) < len(expected)
            life.steps.judge("kept", is_kept, "not-kept", create, f"nothing of the body is kept: {names}")
        life.steps.judge("read", not gone, "read-differs", read, f"it does not show what was sent: {names}")
    _list(life, sent)
    _update(life, read)
    _delete(life, read)


def _refer(client: Client, subject: Procedures, operation: Operation, body: Any, depth: int = 0) -> None:
    """Let the foreign keys of a body lead to records that exist."""
    resources = client.contract.resources
    collection = resources.home(operation.id)
    groups = {resources.plans[group.create.id].collection: group for group in procedures(client.contract)}
    for reference in collection.references if collection is not None and isinstance(body, dict) else ():
        target, old = groups.get(reference.collection), body.get(reference.property)
        if target is None or target.noun == subject.noun or not isinstance(old, str | int) or depth > _DEEPEST:
            continue
        other = client.body(target.create, rich=False)
        _refer(client, target, target.create, other, depth + 1)
        made = client.call(target.create, {}, other)
        for key in key_candidates("id", target.noun.rpartition("/")[2], made.value)[:1] if made.worked else ():
            body[reference.property] = int(key) if isinstance(old, int) and key.isdecimal() else key
            if not client.fits(operation, body):
                body[reference.property] = old


def _key_names(life: _Play, operation: Operation) -> list[str]:
    """The properties of a body, or the query parameters, that may select the record, likeliest first."""
    schemas = life.client.contract.schemas
    node = body_schema(operation)
    required = required_names(schemas, node)
    query = [entry for entry in operation.parameters if entry.location == "query"]
    named = {**{entry.name: entry.required for entry in query}, **dict.fromkeys(properties(schemas, node), False)}
    noun = life.subject.noun.rpartition("/")[2]

    def similarity(name: str) -> int:
        tail = words(name)
        own = folded(name) == "id" or same_noun(noun, name) or same_noun(noun, "-".join(tail[:-1]))
        return 4 * own + 2 * (name in required or named[name]) + (tail[-1:] in (("id",), ("key",), ("token",)))

    likely = [name for name in sorted(named, key=lambda name: -similarity(name)) if similarity(name)][:3]
    return likely or [name for name in life.chosen if name in named]


def _addressed(life: _Play, operation: Operation, name: str, key: Any, changes: Any = None) -> ServiceReply | None:
    """Call a procedure about the record with a key; None where the key can't stand in the body."""
    body = changes if changes is not None else life.client.body(operation, rich=False)
    if any(entry.name == name for entry in operation.parameters):
        return life.client.call(operation, {}, body, query={name: str(key)})
    body = {**(body if isinstance(body, dict) else {}), name: key}
    if not life.client.fits(operation, body):
        body = {**body, name: int(key)} if str(key).isdecimal() else body
    return life.client.call(operation, {}, body) if life.client.fits(operation, body) else None


def _read(
    life: _Play, read: Operation, created: ServiceReply, body: Any, sent: Mapping[str, Any]
) -> ServiceReply | None:
    names = _key_names(life, read)
    unknown = _addressed(life, read, names[0], "nobody-has-this") if names else None
    noun = life.subject.noun.rpartition("/")[2]
    for name in names:
        for key in key_candidates(name, noun, created.value, body)[:_MOST_TRIES]:
            reply = _addressed(life, read, name, key)
            if reply is not None and reply.worked and (kept(sent, reply.value) or key in reply.text):
                life.name, life.key = name, key
                if unknown is not None:
                    _unknown(life, read, unknown)
                return reply
    return None


def _unknown(life: _Play, read: Operation, reply: ServiceReply) -> None:
    message = f"a key that nobody has made is answered {reply.status}"
    life.steps.judge("unknown", reply.status in _REFUSED, "invented", read, message)


def _list(life: _Play, sent: Mapping[str, Any]) -> None:
    operation = life.subject.by_role.get("list")
    if operation is None:
        return
    body = life.client.body(operation, rich=False)
    if isinstance(body, dict):
        # What is optional would select records, and of a page that nobody knows.
        needed = required_names(life.client.contract.schemas, body_schema(operation))
        body = {name: value for name, value in body.items() if name in needed}
    reply = life.client.call(operation, {}, body, query=list_query(operation, sent))
    listed = reply.worked and (has_key(reply.value, life.key) if life.key else kept(sent, reply.value))
    message = "the list does not have it" if reply.worked else f"the list is refused: {reply.reason}"
    life.steps.judge("list", bool(listed), "not-listed", operation, message)


def _update(life: _Play, read: Operation | None) -> None:
    operation = life.subject.by_role.get("update")
    if operation is None or read is None or not life.key:
        return
    names = _key_names(life, operation)
    body = life.client.body(operation, turn=1)
    _refer(life.client, life.subject, operation, body)
    reply = _addressed(life, operation, names[0], life.key, body) if names else None
    if reply is None or not reply.worked:
        why = reply.reason if reply else "no property of it can hold the key"
        life.steps.judge("update", False, "update-refused", operation, f"a valid body is refused: {why}")
        return
    sent = sent_record(body)
    sent = {name: value for name, value in sent.items() if name not in (names[0], *life.chosen)}
    after = _addressed(life, read, life.name, life.key)
    unseen = lost(shown_of(life.client.contract, read, sent), after.value if after else None)
    message = f"a read does not show the change of {', '.join(unseen)}"
    life.steps.judge("update", not unseen, "update-unseen", operation, message)


def _delete(life: _Play, read: Operation | None) -> None:
    operation = life.subject.by_role.get("delete")
    if operation is None or not life.key:
        return
    names = _key_names(life, operation)
    reply = _addressed(life, operation, names[0], life.key) if names else None
    worked, why = (reply.worked, reply.reason) if reply else (False, "no property of it can hold the key")
    if not life.steps.judge("delete", worked, "delete-refused", operation, f"it is refused: {why}"):
        return
    after = _addressed(life, read, life.name, life.key) if read is not None else None
    move = life.client.contract.resources.plans[operation.id].implied
    gone = after is None or after.status in _REFUSED or is_marked(after.value, move)
    message = f"a read after it is answered {after.status if after else None}"
    life.steps.judge("gone", gone, "not-deleted", operation, message)
