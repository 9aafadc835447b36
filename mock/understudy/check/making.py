"""Makes the records of a life: those that a path names or a body points at come first, and amounts add up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from understudy.check.client import Client, ServiceReply
from understudy.check.made import MadeRecord
from understudy.check.places import Places, find, list_query
from understudy.check.subjects import (
    RecordOperations,
    bare,
    parameter_prefixes,
    parameters_of,
)
from understudy.inference.paths import last_name
from understudy.inference.shapes import success_examples
from understudy.openapi.model import Operation
from understudy.testing.evidence import arrays, key_candidates, sent_record
from understudy.testing.showing import shown_of

_DEEPEST = 6
_TURNS = 4
_OWNERS = 3


class RecordMaker:
    """Makes records of the subjects of one mock and knows their `places`.

    `distinct` says that a key that nobody has made is answered 404, so that an answer shows a record.
    """

    def __init__(self, client: Client, subjects: Mapping[str, RecordOperations]) -> None:
        self.places = Places()
        self.distinct = False
        self._client = client
        self._subjects = subjects
        self._turns: dict[str, int] = {}
        self._under_way: set[str] = set()

    def prepare(self, operation: Operation, depth: int) -> None:
        """Make the records that the path of an operation names."""
        for name, prefix in parameter_prefixes(operation.path):
            if prefix in self.places.by_prefix or depth > _DEEPEST:
                continue
            for owner in self.owners(prefix)[:_OWNERS]:
                if prefix not in self.places.by_prefix:
                    made = self.make(owner, depth + 1)
                    if prefix not in self.places.by_prefix and _is_above(owner, prefix) and made.created.worked:
                        for found in key_candidates(name, last_name(owner.create.path), made.created.value)[:1]:
                            self.places.put_one(name, prefix, found)
            if prefix not in self.places.by_prefix:
                key = self._shown_key(name, prefix) or self._client.parameter(operation, name)
                if key is not None:
                    self.places.put_one(name, prefix, key)

    def owners(self, prefix: str) -> list[RecordOperations]:
        """The subjects whose making says what a path parameter stands for; those that it is the key of come first."""
        found = []
        for subject in self._subjects.values():
            above = {place for _, place in parameter_prefixes(subject.create.path)}
            above -= {bare(subject.create.path)} if subject.key_is_chosen else set()
            shown = {place for read in subject.reads for _, place in parameter_prefixes(read.path)}
            fits = prefix in shown or _is_above(subject, prefix)
            if subject.create.id not in self._under_way and fits and prefix not in above:
                found.append((prefix not in {bare(read.path) for read in subject.reads}, subject))
        return [subject for _, subject in sorted(found, key=lambda entry: entry[0])]

    def _shown_key(self, parameter: str, prefix: str) -> str | None:
        """The key of a record that is there from the start: the list above it shows it, or the document's example."""
        noun = prefix.rpartition("/")[0]
        for operation in self._client.contract.operations.values():
            if operation.method == "GET" and bare(operation.path) == noun:
                values = self.places.values(operation.path)
                reply = self._client.call(operation, values, query=list_query(operation, {}))
                first = next((entry[0] for entry in arrays(reply.value) if entry), None) if reply.worked else None
                if found := key_candidates(parameter, last_name(noun), first):
                    return found[0]
            if operation.method == "GET" and bare(operation.path) == prefix:
                for key in key_candidates(parameter, last_name(noun), *success_examples(operation))[:_TURNS]:
                    if self._client.call(operation, {**self.places.values(operation.path), parameter: key}).worked:
                        return key
        return None

    def make(self, subject: RecordOperations, depth: int) -> MadeRecord:
        """Create a record and read it, after those that it hangs on."""
        self._under_way.add(subject.create.id)
        try:
            self.prepare(subject.create, depth)
            return self._created(subject, depth)
        finally:
            self._under_way.discard(subject.create.id)

    def _created(self, subject: RecordOperations, depth: int) -> MadeRecord:
        create = subject.create
        turn = self._turns.get(create.id, 0)
        self._turns[create.id] = turn + 1
        made = MadeRecord(None, {}, ServiceReply(0, None, {}, ""))
        path, name = self.places.values(create.path), ""
        if subject.key_is_chosen:
            name, prefix = list(parameter_prefixes(create.path))[-1]
            path[name] = self._client.parameter(create, name, turn=turn + 1) or f"key-{turn}"
            self.places.put_one(name, prefix, path[name])
        for rich in (True, False):
            body = self._client.body(create, turn=turn, rich=rich)
            above = dict(self.places.by_prefix)
            self.refer(create, body, depth)
            # The records above it are those of its path, whatever else was made of their kind.
            self.places.by_prefix.update(above)
            self._client.align(create, body, path, key=name)
            if not rich:
                lessen(self._client, self._subjects, self.places, create, body)
            made = MadeRecord(body, sent_record(body), self._client.call(create, path, body, key=f"check {turn}"))
            if made.created.worked:
                break
        if made.created.worked:
            # While others were made that hang on it, its key was made up.
            for read in subject.reads if not subject.key_is_chosen else ():
                if bare(read.path) not in {place for _, place in parameter_prefixes(create.path)}:
                    self.places.forget(read.path)
            found = find(
                self._client,
                subject,
                self.places,
                made.created,
                made.body,
                made.sent,
                distinct=self.distinct,
                showable=lambda operation: shown_of(self._client.contract, operation, made.sent),
            )
            if found is not None:
                made.read, made.path, made.shown = found.read, found.path, found.shown
                made.only_listed = found.only_listed
                self.places.put(made.read.path, made.path)
        return made

    def refer(self, create: Operation, body: Any, depth: int, without: Collection[str] = ()) -> None:
        """Let the foreign keys of a body lead to records that exist, but for those `without` need."""
        resources = self._client.contract.resources
        collection = resources.home(create.id)
        sent = sent_record(body)
        for reference in collection.references if collection and depth < _DEEPEST else ():
            target = next(
                (
                    subject
                    for subject in self._subjects.values()
                    if resources.plans[subject.create.id].collection == reference.collection
                    and subject.create.id not in self._under_way
                ),
                None,
            )
            if target is None or not isinstance(sent, dict) or not isinstance(sent.get(reference.property), str | int):
                continue
            if reference.property in without:
                continue
            key = self._above(create, target) or self._key_of(self.make(target, depth + 1), target, reference.property)
            if key:
                old = sent[reference.property]
                new = int(key) if isinstance(old, int) and key.isdecimal() else key
                sent[reference.property] = new
                if not self._client.fits(create, body):
                    sent[reference.property] = old

    def _above(self, create: Operation, target: RecordOperations) -> str | None:
        """The key of the record of a kind that stands in the path of a create."""
        shown = {bare(read.path) for read in target.reads}
        found = (self.places.by_prefix.get(prefix) for _, prefix in parameter_prefixes(create.path) if prefix in shown)
        return next(found, None)

    def _key_of(self, made: MadeRecord, subject: RecordOperations, name: str) -> str:
        """The key of a record that was made, for a property that is to point at it."""
        shown = key_candidates(name, last_name(subject.create.path), made.created.value)
        return made.key or (shown[0] if made.created.worked and shown else "")


def _is_above(subject: RecordOperations, prefix: str) -> bool:
    """Whether a record is made at the collection that a path parameter stands right behind; nothing may read it."""
    return bare(subject.create.path) == prefix.rpartition("/")[0]


_NUMBERS = (int, float)


def lessen(
    client: Client, subjects: Mapping[str, RecordOperations], places: Places, create: Operation, body: Any
) -> None:
    """Let the numbers of a body be no more than those of the same name in the records that it is a part of."""
    for read, path in _wholes(client, subjects, places, create, body):
        shown = client.call(read, path).value
        for name, most in shown.items() if isinstance(shown, dict) and isinstance(body, dict) else ():
            drawn = body.get(name)
            if type(drawn) in _NUMBERS and type(most) in _NUMBERS and drawn > most:
                body[name] = most
                if not client.fits(create, body):
                    body[name] = drawn


def _wholes(
    client: Client, subjects: Mapping[str, RecordOperations], places: Places, create: Operation, body: Any
) -> Iterator[tuple[Operation, Mapping[str, str]]]:
    """Where the records above a new one and those that its foreign keys lead to are read."""
    resources, sent = client.contract.resources, sent_record(body)
    collection = resources.home(create.id)
    keys = {each.collection: sent.get(each.property) for each in (collection.references if collection else ())}
    above = {prefix for _, prefix in parameter_prefixes(create.path)}
    for subject in subjects.values():
        key = keys.get(resources.plans[subject.create.id].collection or "")
        for read in subject.reads:
            if bare(read.path) in above:
                yield read, places.values(read.path)
            elif isinstance(key, str | int):
                yield read, {**places.values(read.path), **dict.fromkeys(parameters_of(read.path)[-1:], str(key))}
