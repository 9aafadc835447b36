"""The life of one record, step by step: what a client does with it, and whether each answer shows what it did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from understudy.check.client import Client, ServiceReply
from understudy.check.made import MadeRecord, etag, is_marked, keep_keys
from understudy.check.making import RecordMaker
from understudy.check.places import list_query
from understudy.check.report import Finding, Life, LifeSteps
from understudy.check.subjects import (
    RecordOperations,
    bare,
    documented_steps,
    parameter_prefixes,
    parameters_of,
)
from understudy.columns import listed
from understudy.inference.conventions import property_role
from understudy.inference.shapes import body_schema, properties, takes_json_patch
from understudy.matching import short
from understudy.openapi.model import Operation
from understudy.testing.evidence import has_key, kept, lost, record_in, same, sent_record
from understudy.testing.factories.errors import FactoryError
from understudy.testing.showing import shown_of

_LONGEST = 40
_MOST_NAMES = 6
_MOST_PAIRS = 3

_GONE = (404, 410)
_INVALID = (400, 422)
PUT_BACK_INVALID = "put-back-invalid"
"""The kind of a finding that is a contradiction of the document: what one schema shows the other one refuses."""
_TURNS = 4


class Player:
    """Plays the life of one subject on a mock of its own, with the records that it hangs on."""

    def __init__(self, client: Client, subjects: Mapping[str, RecordOperations]) -> None:
        self._client = client
        self._maker = RecordMaker(client, subjects)
        self._steps = LifeSteps()

    def play(self, subject: RecordOperations) -> tuple[Life, tuple[Finding, ...]]:
        """Live the whole life of a record of a subject."""
        try:
            self._live(subject)
        except FactoryError as error:
            self._steps.judge("create", False, "no-request", subject.create, str(error))
        return self._steps.life(subject.create.path, subject.item, documented_steps(subject))

    def send(self, operation: Operation, body: Any) -> ServiceReply:
        """Call an operation once, after making the records that its path names. Raises FactoryError."""
        self._maker.prepare(operation, 0)
        return self._client.call(operation, self._maker.places.values(operation.path), body)

    # -- steps ----------------------------------------------------------------------------------------------------

    def _live(self, subject: RecordOperations) -> None:
        self._maker.prepare(subject.create, 0)
        self._unknown(subject)
        made = self._maker.make(subject, 0)
        refused = f"a valid body is refused: {made.created.reason}"
        if not self._steps.judge("create", made.created.worked, "create-refused", subject.create, refused):
            return
        self._kept(subject, made)
        if made.read is None or made.shown is None:
            if subject.reads:
                self._not_read(subject, made)
            return
        if made.only_listed:
            self._steps.find("no-key", subject.create, "its answer carries no key: only the list says it")
        self._read(made)
        self._list(subject, made)
        self._update(subject, made)
        self._put_back(subject, made)
        self._delete(subject, made)

    def _unknown(self, subject: RecordOperations) -> None:
        if not subject.reads:
            return
        read = subject.reads[0]
        known = self._maker.places.values(read.path)
        above = {prefix for _, prefix in parameter_prefixes(subject.create.path)}
        if not subject.key_is_chosen and bare(read.path) in above and not self._maker.owners(bare(read.path)):
            return  # made of another one of its kind and of nothing else: the first must be taken to be there
        known.pop(next(reversed(parameters_of(read.path)), ""), None)
        reply = self._client.call(read, known, key="a key that nobody has")
        message = f"a key that nobody has made is answered {reply.status}, not 404"
        if self._steps.judge("unknown", reply.status in _GONE, "invented", read, message):
            self._maker.distinct = True

    def _kept(self, subject: RecordOperations, made: MadeRecord) -> None:
        """Whether something of the body is seen again: in a read, else in the list, else in the answer itself."""
        operation, reply = subject.create, made.created
        if made.read is not None and made.shown is not None:
            operation, reply = made.read, made.shown
        elif not subject.reads and subject.lists:
            operation = subject.lists[0]
            query = list_query(operation, made.sent)
            reply = self._client.call(operation, self._maker.places.values(operation.path), query=query)
        expected = shown_of(self._client.contract, operation, made.sent)
        if expected:
            message = f"nothing of the body is kept: {_names_of(expected)}"
            self._steps.judge("kept", bool(kept(expected, reply.value)), "not-kept", subject.create, message)

    def _not_read(self, subject: RecordOperations, made: MadeRecord) -> None:
        plan = self._client.contract.resources.plans[subject.create.id]
        if plan.collection is None:
            kind, message = "no-state", f"it is taken for {plan.kind} ({plan.reason}), so nothing is kept"
        elif made.created.value is None:
            kind, message = "no-key", f"the answer {made.created.status} has no body and no Location"
        else:
            paths = ", ".join(operation.path for operation in subject.reads)
            kind, message = "not-read-back", f"what it made can't be read: no value of its answer is a key of {paths}"
        self._steps.judge("read", False, kind, subject.create, message)

    def _read(self, made: MadeRecord) -> None:
        assert made.read is not None
        assert made.shown is not None
        gone = self._lost(made.read, made.sent, made.shown)
        message = f"it does not show what was sent: {_differences(gone, made.sent, made.shown.value)}"
        self._steps.judge("read", not gone, "read-differs", made.read, message)

    def _lost(self, operation: Operation, sent: Mapping[str, Any], reply: ServiceReply) -> tuple[str, ...]:
        return lost(shown_of(self._client.contract, operation, sent), reply.value)

    def _list(self, subject: RecordOperations, made: MadeRecord) -> None:
        if not subject.lists:
            return
        replies: list[tuple[Operation, ServiceReply]] = []
        listed = False
        for operation in subject.lists:
            query = list_query(operation, {**made.sent, **made.path})
            reply = self._client.call(operation, self._maker.places.filled(operation.path, made.key), query=query)
            listed = reply.worked and has_key(reply.value, made.key)
            replies = [(operation, reply)] if listed else [*replies, (operation, reply)]
            if listed:
                break
        operation, reply = replies[0]
        what = "the list does not have it" if reply.worked else f"the list is refused: {reply.reason}"
        self._steps.judge("list", listed, "not-listed", operation, f"{what} (key {made.key})")

    def _update(self, subject: RecordOperations, made: MadeRecord) -> None:
        if not subject.updates:
            return
        operation = subject.updates[0]
        path = self._maker.places.filled(operation.path, made.key)
        body, sent = self._change(operation, made, subject)
        self._client.align(operation, body, path, key="")
        reply = self._client.call(operation, path, body, etag=etag(made.shown))
        if not reply.worked:
            message = f"a valid body is refused: {reply.reason}"
            self._steps.judge("update", False, "update-refused", operation, message)
            return
        assert made.read is not None
        after = self._client.call(made.read, made.path)
        # The time of the last change is the service's to set.
        sent = {name: value for name, value in sent.items() if property_role(name, True) != "updated-at"}
        unseen = self._lost(made.read, sent, after)
        message = f"a read does not show the change of {', '.join(unseen)}"
        if self._steps.judge("update", not unseen, "update-unseen", operation, message):
            made.shown = after

    def _change(
        self, operation: Operation, made: MadeRecord, subject: RecordOperations
    ) -> tuple[Any, Mapping[str, Any]]:
        """A body that changes a record: key, states and foreign keys stay as they are."""
        assert made.shown is not None
        collection = self._client.contract.resources.home(subject.create.id)
        steady = {state.name for state in collection.states} if collection else set()
        steady |= {reference.property for reference in collection.references} if collection else set()
        body: Any = None
        sent: Mapping[str, Any] = {}
        if takes_json_patch(self._client.contract.schemas, operation):
            sent = self._patched(subject, made, steady)
            return [{"op": "replace", "path": f"/{name}", "value": value} for name, value in sent.items()], sent
        for turn in range(1, _TURNS):
            body = self._client.body(operation, turn=turn)
            sent = sent_record(body)
            shown = record_in(made.shown.value, sent, made.sent)
            if shown.keys().isdisjoint(sent):  # the create wraps the record in another way
                shown = record_in(made.shown.value, sent)
            self._maker.refer(operation, body, 0, without=[name for name, value in shown.items() if value is not None])
            for name in list(sent):
                keep_keys(sent[name], shown.get(name), made.path)
                is_key = str(shown.get(name)) in made.path.values()
                if isinstance(sent, dict) and name in shown and (name in steady or is_key):
                    drawn, sent[name] = sent[name], shown[name]
                    if not self._client.fits(operation, body):
                        sent[name] = drawn
            if not sent or any(name in shown and not same(value, shown[name]) for name, value in sent.items()):
                break
        return body, sent

    def _patched(self, subject: RecordOperations, made: MadeRecord, steady: Collection[str]) -> Mapping[str, Any]:
        """Another value for one property that the create took, in a record that was made."""
        other = sent_record(self._client.body(subject.create, turn=_TURNS))
        shown = record_in(made.shown.value if made.shown else None, made.sent, made.sent)
        for name, value in other.items():
            movable = name in shown and name not in steady and str(shown[name]) not in made.path.values()
            if movable and isinstance(value, str | int) and not same(value, shown[name]):
                return {name: value}
        return {}

    def _put_back(self, subject: RecordOperations, made: MadeRecord) -> None:
        put = next((entry for entry in subject.updates if entry.method == "PUT"), None)
        if put is None or made.read is None or made.shown is None:
            return
        shown = self._client.call(made.read, made.path)
        body = self._as_body(put, shown.value)
        reply = self._client.call(put, self._maker.places.filled(put.path, made.key), body, etag=etag(shown))
        if reply.status in _INVALID and not self._client.fits(put, body):
            self._steps.find(PUT_BACK_INVALID, put, f"its own schema refuses what a read shows: {reply.reason}")
        else:
            message = f"what was just read is refused: {reply.reason}"
            self._steps.judge("put back", reply.worked, "put-back-refused", put, message)

    def _as_body(self, operation: Operation, answer: Any) -> Any:
        """What was read in the form that a body has: the whole answer, or the record in the body's own wrapper."""
        schemas = self._client.contract.schemas
        named = properties(schemas, body_schema(operation))
        if not isinstance(answer, dict) or not named or len(named.keys() & answer.keys()) * 2 >= len(named):
            return answer
        record = record_in(answer, named)
        if len(named) == 1:
            (name, inner), *_ = named.items()
            return {name: record_in(answer, properties(schemas, inner))}
        return record or answer

    def _delete(self, subject: RecordOperations, made: MadeRecord) -> None:
        if not subject.deletes:
            return
        assert made.read is not None
        operation = subject.deletes[0]
        tag = etag(self._client.call(made.read, made.path))
        reply = self._client.call(operation, self._maker.places.filled(operation.path, made.key), etag=tag)
        refused = f"it is refused: {reply.reason}"
        if not self._steps.judge("delete", reply.worked, "delete-refused", operation, refused):
            return
        after = self._client.call(made.read, made.path)
        move = self._client.contract.resources.plans[operation.id].implied
        gone = after.status in _GONE or is_marked(after.value, move)
        message = f"a read after it is answered {after.status}, not 404"
        self._steps.judge("gone", gone, "not-deleted", operation, message)


def _names_of(sent: Iterable[str]) -> str:
    """The names of what was sent; of many, the first ones."""
    return listed([*sent], _MOST_NAMES)


def _differences(names: Sequence[str], sent: Mapping[str, Any], answer: Any) -> str:
    """What properties were when they were sent, and what an answer shows for them."""
    record = record_in(answer, sent, sent)
    shown = [
        f"{name} was {short(sent[name], _LONGEST)}, is {short(record.get(name), _LONGEST)}"
        for name in names[:_MOST_PAIRS]
    ]
    rest = len(names) - _MOST_PAIRS
    return "; ".join(shown) + (f"; and {rest} more" if rest > 0 else "")
