"""A model of the state behind a contract, for Hypothesis: what was written is what is read, and nothing else changes.

Made from the inferred resources alone, so it fits any document. It learns from every answer and holds the mock to it:
lost writes, stale reads, resurrected records, wrong lists, pages and totals, forgotten cascades, half-done writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api_driver import Input, SystemUnderTest, Target
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from list_pages import Pages
from repeats import Repeats
from state_model import ABSENT, Known, includes, merged

from understudy.inference.conventions import property_role
from understudy.inference.envelopes import unwrap
from understudy.inference.paths import canonical
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import defaults, properties, reference, required_names
from understudy.openapi.media_types import is_json
from understudy.records.keys import key_text
from understudy.state.store import Address, Record

__all__ = ["Model", "machine"]

_AT_THE_START = 4


class Model(RuleBasedStateMachine):
    """One life: a mock without history, and what we know of its state. `system` says which contract."""

    system: SystemUnderTest

    def __init__(self) -> None:
        super().__init__()
        self.talk = self.system.talk()
        self.known = Known(self.system)
        self.repeats = Repeats(self.system)
        self.pages = Pages(self.system, self.talk, self.known)
        self.about: frozenset[str] = frozenset()

    def doing(self, *kinds: str) -> list[Target]:
        """The operations of these kinds on the collections that this life is about."""
        return [target for target in self.system.doing(*kinds) if target[2].id in self.about]

    def on_items(self, targets: Sequence[Target]) -> list[tuple[Target, Address]]:
        return [(target, at) for target in targets for at in self.known.records if at.collection == target[2].id]

    def on_parents(self, targets: Sequence[Target]) -> list[tuple[Target, Address]]:
        """With the address that a record without a key has below each parent."""
        return [(target, Address(target[2].id, at, ())) for target in targets for at in self.known.parents(target[2])]

    # What can happen.

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """A life is about one collection and those that it hangs together with, so that it gets deep."""
        homes = sorted({target[2].id for target in self.system.doing("create", "update", "list")})
        self.about = self.system.relatives(data.draw(st.sampled_from(homes)))
        for target in self.system.lists():
            if target[2].seeds and not target[2].parent_count:
                self.pages.catch_up(target[2])
        for _ in range(data.draw(st.integers(0, _AT_THE_START))):
            self.create_one(data)

    @rule(data=st.data())
    def create(self, data: st.DataObject) -> None:
        self.create_one(data)

    def create_one(self, data: st.DataObject) -> None:
        targets = [target for target in self.doing("create") if canonical(target[0].path) == target[2].id]
        chosen = _pick(data, self.on_parents(targets))
        if chosen is None:
            return
        target, (_, parent, _) = chosen
        operation, plan, collection = target
        sent = data.draw(self.system.inputs(operation))
        sent.path = parent
        self.perhaps_again(data, collection, parent, _attributes(plan, sent))
        refused = self.relate(data, target, sent)
        key = _chosen_key(collection, _attributes(plan, sent))
        taken = key is not None and Address(collection.id, parent, key) in self.known.records
        if taken and refused is None:
            refused = next((status for status in (409, 422, 400) if str(status) in operation.responses), 409)
        response = self.carried_out(target, sent, refused)
        if response is not None:
            self.created(target, parent, sent, response, key)

    @rule(data=st.data())
    def read(self, data: st.DataObject) -> None:
        targets = self.doing("read", "compute")
        alone = self.on_parents([target for target in targets if target[2].singleton])
        chosen = _pick(data, self.on_items(targets) + alone)
        if chosen is not None and chosen[0][1].kind == "read":
            self.look(*chosen)
        elif chosen is not None:
            (operation, plan, _), address = chosen
            sent = data.draw(self.system.inputs(operation))
            sent.path = _path(plan, address, sent)
            first, second = self.talk.send(operation, sent), self.talk.send(operation, sent)
            assert first.is_success, f"{operation.id}: {first.status_code} {first.text[:300]}"
            assert first.content == second.content, f"{operation.id} says something else when asked again"

    @rule(data=st.data())
    def update(self, data: st.DataObject) -> None:
        targets = self.doing("update")
        alone = self.on_parents([target for target in targets if target[2].singleton])
        chosen = _pick(data, self.on_items(targets) + alone)
        if chosen is None:
            return
        target, address = chosen
        sent = data.draw(self.system.inputs(target[0]))
        sent.path = _path(target[1], address, sent)
        refused = self.relate(data, target, sent)
        response = self.carried_out(target, sent, refused)
        if response is not None:
            self.changed(target, address, response, *self.after_update(target, address, sent))

    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        chosen = _pick(data, self.on_items(self.doing("action")))
        if chosen is None:
            return
        target, address = chosen
        sent = data.draw(self.system.inputs(target[0]))
        sent.path = _path(target[1], address, sent)
        refused = self.relate(data, target, sent) or self.out_of_turn(target, address)
        response = self.carried_out(target, sent, refused)
        if response is not None:
            self.changed(target, address, response, *self.after_act(target, address, sent))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        chosen = _pick(data, self.on_items([target for target in self.doing("delete") if not target[2].singleton]))
        if chosen is None:
            return
        target, address = chosen
        sent = data.draw(self.system.inputs(target[0]))
        sent.path = _path(target[1], address, sent)
        if self.carried_out(target, sent, None) is not None:
            self.known.forget(address)

    @precondition(lambda self: self.repeats.kept)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """Under a key that was used, the same request or another does nothing: it would be off what is known."""
        before = self.repeats.kept[data.draw(st.sampled_from(list(self.repeats.kept)))]
        sent = data.draw(self.system.inputs(before.target[0]))
        sent.path, sent.headers = before.sent.path, before.sent.headers
        other = self.repeats.before(before.target, sent) is not None and data.draw(st.booleans())
        self.carried_out(before.target, sent if other else before.sent, None)

    @rule(data=st.data())
    def read_what_is_not_there(self, data: st.DataObject) -> None:
        targets = self.doing("read", "update", "delete", "action", "compute")
        targets = [t for t in targets if "404" in t[0].responses and not t[2].materializes and not t[2].singleton]
        gone = [(target, at) for target in targets for at in self.known.gone if at.collection == target[2].id]
        chosen = _pick(data, gone + [(target, Address(target[2].id, (), ())) for target in targets])
        if chosen is None:
            return
        (operation, plan, collection), address = chosen
        sent = data.draw(self.system.inputs(operation))
        if address.key:
            sent.path = _path(plan, address, sent)
        else:
            cut, end = collection.parent_count, collection.parent_count + len(collection.key_parameters)
            address = Address(collection.id, sent.path[:cut], sent.path[cut:end])
        if address not in self.known.records and self.repeats.before(chosen[0], sent) is None:
            status = self.talk.send(operation, sent).status_code
            assert status == 404, f"{operation.id}: {address} is not there, yet the answer is {status}"

    @rule(data=st.data())
    def refused_writes_change_nothing(self, data: st.DataObject) -> None:
        """Nothing is done here to look: whatever came of it would be off what is known."""
        targets = [target for target in self.doing("create", "update", "action") if target[0].request_body is not None]
        making = self.on_parents([target for target in targets if target[1].kind == "create"])
        chosen = _pick(data, making + self.on_items([target for target in targets if target[1].kind != "create"]))
        if chosen is None:
            return
        (operation, plan, _), address = chosen
        sent = data.draw(self.system.inputs(operation))
        sent.path = _path(plan, address, sent)
        manner = data.draw(st.sampled_from(["malformed", "a list", "nobody"]))
        if manner == "nobody" and operation.security and all(operation.security):
            assert self.talk.send(operation, sent, known=False).status_code == 401
        elif sent.media_type is not None:
            response = self.talk.send(operation, sent, raw=b'{"a": ' if manner == "malformed" else b"[[]]")
            assert response.is_client_error, f"{operation.id} took {manner}"

    @rule(data=st.data())
    def list_(self, data: st.DataObject) -> None:
        chosen = _pick(data, self.on_parents([target for target in self.system.lists() if target[2].id in self.about]))
        if chosen is not None:
            self.pages.check(data, chosen[0], chosen[1].parent)

    def teardown(self) -> None:
        """At the end all is as known, whatever was refused on the way."""
        try:
            for target, address in self.on_items(self.system.doing("read")):
                self.look(target, address)
            for operation, _, collection in self.system.lists():
                before = list(self.known.records)
                self.pages.catch_up(collection)
                assert list(self.known.records) == before, f"{operation.id} has what nobody made"
        finally:
            self.talk.close()

    # What must come of it.

    def perhaps_again(
        self, data: st.DataObject, collection: Collection, parent: tuple[str, ...], attributes: Record
    ) -> None:
        """Where the client chooses the key: now and then one that is taken, or was."""
        used = [at for at in (*self.known.gone, *self.known.records) if at[:2] == (collection.id, parent)]
        if used and _chosen_key(collection, attributes) and data.draw(st.integers(0, 3)) == 0:
            key = data.draw(st.sampled_from(used)).key
            for name, text in zip(collection.key_properties, key, strict=True):
                attributes[str(name)] = text if isinstance(attributes[str(name)], str) else int(text)

    def relate(self, data: st.DataObject, target: Target, sent: Input) -> int | None:
        """Point the foreign keys of a body at what exists, or now and then at nothing; the status that refuses it."""
        operation, plan, collection = target
        attributes, dangling = _attributes(plan, sent), False
        for link in collection.references:
            aim = self.system.contract.resources.collections.get(link.collection)
            if attributes.get(link.property) is None or aim is None or aim.parent_count or len(aim.key_parameters) != 1:
                continue
            keys = [at.key[0] for at in self.known.below(aim, ())]
            if keys and data.draw(st.integers(0, 9)):
                text = data.draw(st.sampled_from(keys))
                attributes[link.property] = int(text) if isinstance(attributes[link.property], int | float) else text
            elif key_text(attributes[link.property]) not in keys:
                dangling = dangling or not aim.materializes
        if not dangling:
            return None
        return 404 if "404" in operation.responses and not sent.path else 409 if "409" in operation.responses else None

    def out_of_turn(self, target: Target, address: Address) -> int | None:
        """409 where a transition is not possible from the state that the record is in."""
        move = target[1].effects.get("x-mock-transition")
        if move is None or "from" not in move or move["property"] not in self.known.records[address]:
            return None
        return None if self.known.records[address][move["property"]] in move["from"] else 409

    def carried_out(self, target: Target, sent: Input, refused: int | None) -> Any:
        """The answer to a write; None where it was refused, as it had to be, or was a repetition."""
        before = self.repeats.before(target, sent)
        response = self.talk.send(target[0], sent)
        answered = f"{target[0].id}: {response.status_code} {response.text[:300]}"
        if before is not None:
            self.repeats.check(before, target, sent, response)
            return None
        if refused is not None:
            assert response.status_code == refused, f"{answered} is not {refused}"
            return None
        assert response.is_success, answered
        self.repeats.keep(target, sent, response)
        return response

    def look(self, target: Target, address: Address) -> None:
        operation, plan, _ = target
        response = self.talk.send(operation, Input(_path(plan, address, Input())))
        assert response.is_success, f"{address} should be there: {response.status_code} {response.text}"
        answer = _answer(plan, response)
        if isinstance(answer, dict):
            self.known.see(address, answer, self.system.answered(operation, plan))

    def created(
        self, target: Target, parent: tuple[str, ...], sent: Input, response: Any, key: tuple[str, ...] | None
    ) -> None:
        operation, plan, collection = target
        answer, node = _answer(plan, response), self.system.answered(operation, plan)
        if not isinstance(answer, dict):
            return
        for name, value in _attributes(plan, sent).items():
            if value == "" and name in collection.key_properties:
                continue  # An empty key is no key: nobody could ask for the record.
            if name in self.known.named(node) and name not in plan.effects.get("x-mock-set", {}):
                assert includes(answer.get(name, ABSENT), value), f"{operation.id} lost {name}: {value!r}"
        names = [str(name) for name in collection.key_properties]
        if all(name in answer for name in names):
            address = Address(collection.id, parent, tuple(key_text(answer[name]) for name in names))
            assert key is not None or address not in self.known.ever, f"{operation.id} gave a key again: {address.key}"
            if address in self.known.records:
                self.known.records[address] = {}  # No status says that a key is taken: the new record is in its place.
            self.known.see(address, answer, node)
            self.check_location(address, response)
        self.check_promises(target, answer)

    def check_location(self, address: Address, response: Any) -> None:
        reads = [target for target in self.system.doing("read") if target[2].id == address.collection]
        if "location" in response.headers and reads:
            place = self.talk.address(reads[0][0], Input((*address.parent, *address.key)))
            assert response.headers["location"] == place, f"{response.headers['location']} is not {place}"

    def check_promises(self, target: Target, answer: Record) -> None:
        """What a create brings with it is there, and nothing else came or went."""
        operation, plan, collection = target
        entries = plan.effects.get("x-mock-creates", ())
        for entry in entries:
            self.pages.catch_up(self.system.contract.resources.collections[canonical(entry["collection"])])
        promised = {entry.get("into", "").partition("/")[0] for entry in entries}
        promised |= {promise.property for promise in plan.promises}
        for link in collection.references:
            if link.property in promised and answer.get(link.property) is not None:
                aim = self.system.contract.resources.collections[link.collection]
                self.pages.catch_up(aim)
                there = {at.key for at in self.known.below(aim, ())}
                assert (key_text(answer[link.property]),) in there, f"{operation.id} promised a {link.property}"

    def after_update(self, target: Target, address: Address, sent: Input) -> tuple[Record, set[str]]:
        """What is known of the record after an update, and the names of which nothing is known."""
        operation, plan, collection = target
        old, attributes = self.known.records.get(address, {}), _attributes(plan, sent)
        schema, free = self.system.taken(operation, plan, sent.media_type), set()
        if sent.media_type == "application/merge-patch+json":
            record = merged(old, attributes)
            record |= {name: ABSENT for name, value in attributes.items() if value is None}
        else:
            record = {**old}
            for name in properties(self.system.schemas, schema).keys() - attributes.keys() if not plan.merge else ():
                record[name] = defaults(self.system.schemas, schema).get(name, ABSENT)
                free |= {name} & required_names(self.system.schemas, collection.schema)
            record.update(attributes)
        if plan.queried:  # a parameter may take what no record can have
            shown, schemas = properties(self.system.schemas, collection.schema), self.system.schemas
            free |= {
                name
                for name, value in attributes.items()
                if not schemas.validator(shown[name], "response").is_valid(value)
            }
        return self.with_keys(collection, address, record), free

    def after_act(self, target: Target, address: Address, sent: Input) -> tuple[Record, set[str]]:
        _, plan, collection = target
        shared, attributes = properties(self.system.schemas, collection.schema), _attributes(plan, sent)
        kept = {name: value for name, value in attributes.items() if name in shared}
        elsewhere = {value for name, value in attributes.items() if name not in shared and isinstance(value, str)}
        free = {state.name for state in collection.states if elsewhere & set(state.values)}
        return self.with_keys(collection, address, {**self.known.records[address], **kept}), free

    def with_keys(self, collection: Collection, address: Address, record: Record) -> Record:
        """No write changes a key."""
        old = self.known.records.get(address, {})
        return {**record, **{str(name): old[name] for name in collection.key_properties if name in old}}

    def changed(self, target: Target, address: Address, response: Any, record: Record, free: set[str]) -> None:
        """A change was carried out: what the answer says of the record is what had to come of it; so does a reading."""
        operation, plan, collection = target
        for name, value in plan.effects.get("x-mock-set", {}).items():
            free |= {name} if isinstance(value, str) and value.startswith("$") else set()
            record[name] = value
        if move := plan.effects.get("x-mock-transition"):
            record[move["property"]] = move["to"]
        for name, entry in properties(self.system.schemas, collection.schema).items():
            marked = isinstance(entry, dict) and "x-mock-role" in entry
            if property_role(name, entry if marked else self.system.schemas.resolve(entry)) == "updated-at":
                free.add(name)
        self.known.expect(address, record, collection.schema, free=free)
        answer, node = _answer(plan, response), self.system.answered(operation, plan)
        if isinstance(answer, dict) and reference(node) == reference(collection.schema) is not None:
            self.known.see(address, answer, node)
        for reader in self.system.doing("read"):
            if reader[2].id == collection.id:
                self.look(reader, address)


def machine(system: SystemUnderTest) -> type[Model]:
    """The model for one system."""
    return type("ModelOfOne", (Model,), {"system": system})


def _pick(data: st.DataObject, found: list[tuple[Target, Address]]) -> tuple[Target, Address] | None:
    """One of them, drawn by its label so that a failure reads well."""
    labels = {" ".join((target[0].id, *at.parent, *at.key)): (target, at) for target, at in found}
    return labels[data.draw(st.sampled_from(list(labels)))] if labels else None


def _path(plan: Plan, address: Address, sent: Input) -> tuple[str, ...]:
    texts = (*address.parent, *address.key)
    return (*texts, *sent.path[len(texts) :])[: len(plan.path_names)]


def _attributes(plan: Plan, sent: Input) -> Record:
    """The properties that a body has, unwrapped (its own, so that they can be changed), or else the query."""
    if plan.queried:
        return {own: sent.query[name] for name, own in plan.queried if name in sent.query}
    body = unwrap(plan.body.steps, sent.body)
    return body if isinstance(body, dict) else {}


def _answer(plan: Plan, response: Any) -> Any:
    if not is_json(response.headers.get("content-type", "")):
        return None
    return unwrap(plan.envelope, response.json())


def _chosen_key(collection: Collection, attributes: Record) -> tuple[str, ...] | None:
    names = [str(name) for name in collection.key_properties]
    if not names or not all(attributes.get(name) not in (None, "") for name in names):
        return None
    return tuple(key_text(attributes[name]) for name in names)
