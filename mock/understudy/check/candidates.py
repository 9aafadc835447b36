"""What an overlay may say about a record that does not live as it should: one word or a few, likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from understudy.check.procedures import procedures
from understudy.check.report import Finding
from understudy.check.subjects import RecordOperations, subjects
from understudy.contract import Contract
from understudy.inference.conventions import KEY_ENDINGS, ends_like, is_key_name
from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Collection
from understudy.inference.shapes import body_schema, items_of, may_be_key, properties, reference, success_node, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.pointer import pointer_of, tokens_of
from understudy.values.generate import Unsatisfiable, Values

_DEEPEST = 3
_MOST_KEYS = 6


@dataclass(frozen=True, slots=True)
class OverlayAction:
    """One action of an overlay: what is put at a place of the document in memory, and a selector behind the place."""

    tokens: tuple[str, ...]
    update: Mapping[str, Any]
    selector: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Actions that may mend a finding. Those of one `idea` mend alike."""

    idea: str
    actions: tuple[OverlayAction, ...]

    @property
    def is_last_resort(self) -> bool:
        """Whether it says that nothing is made at all."""
        return self.idea == _Candidates.no_create.__name__


def kinds_of_records(contract: Contract) -> tuple[RecordOperations, ...]:
    """Every kind of record that is checked, those of procedures among them."""
    return (*subjects(contract), *(group.operations for group in procedures(contract)))


def candidates(contract: Contract, create: str, finding: Finding) -> Iterator[Candidate]:
    """What may mend a finding in the life of a record that the operation `create` makes."""
    subject = next((each for each in kinds_of_records(contract) if each.create.id == create), None)
    if subject is None:
        return
    work = _Candidates(contract, subject, contract.operations[finding.operation])
    for idea in _IDEAS.get(finding.kind, ()):
        for actions in idea(work):
            yield Candidate(idea.__name__, actions)


class _Candidates:
    """The overlay words that could stand on one kind of record. Every method gives sets of actions."""

    def __init__(self, contract: Contract, subject: RecordOperations, operation: Operation) -> None:
        self._contract = contract
        self._subject = subject
        self._operation = operation

    def _home(self, operation: Operation) -> Collection | None:
        plan = self._contract.resources.plans[operation.id]
        return self._contract.resources.collections.get(plan.collection or "")

    @staticmethod
    def _word(operation: Operation, word: str, value: Any) -> OverlayAction:
        return OverlayAction(tokens_of(operation.pointer), {word: value})

    def _resource(self, operation: Operation, **value: Any) -> OverlayAction:
        return self._word(operation, "x-mock-resource", value)

    # -- where the operations belong ------------------------------------------------------------------------------

    def one_home(self) -> Iterator[tuple[OverlayAction, ...]]:
        """The operation, the create, or all of them work on one collection."""
        subject = self._subject
        roles = (("read", subject.reads), ("list", subject.lists), ("update", subject.updates))
        kinds = {each.id: kind for kind, several in (*roles, ("delete", subject.deletes)) for each in several}
        kinds[subject.create.id] = "create"
        every = [subject.create, *subject.reads, *subject.lists, *subject.updates, *subject.deletes]
        homes = dict.fromkeys(home.path for each in every if (home := self._home(each)) is not None)
        plans = self._contract.resources.plans
        for path in homes:
            for single in dict.fromkeys((self._operation.id, subject.create.id)):
                operation, plan = self._contract.operations[single], plans[single]
                home = self._home(operation)
                if home is None or home.path != path or plan.kind != kinds.get(single, plan.kind):
                    yield (self._resource(operation, collection=path, kind=kinds.get(single, "read")),)
        for path in homes:
            yield tuple(self._resource(each, collection=path, kind=kinds[each.id]) for each in every)

    def same_as(self) -> Iterator[tuple[OverlayAction, ...]]:
        """The path of the operation shows the records that the create makes."""
        home = self._home(self._subject.create)
        if home is not None and self._operation.id != self._subject.create.id:
            yield (self._word(self._operation, "x-mock-same-as", home.path),)

    def no_create(self) -> Iterator[tuple[OverlayAction, ...]]:
        """What looks like a create does something else to the record of its path."""
        home = self._home(self._subject.create)
        if home is not None and "{" in self._subject.create.path:
            yield (self._resource(self._subject.create, kind="action"),)
        elif home is None:
            yield (self._resource(self._subject.create, kind="none"),)

    # -- where the record stands ----------------------------------------------------------------------------------

    def envelopes(self) -> Iterator[tuple[OverlayAction, ...]]:
        """The record stands deeper in a body or an answer, or not as deep."""
        create = self._subject.create
        sent, made = self._spots(body_schema(create)), self._spots(success_node(create))
        yield from ((self._resource(create, envelope={"request": spot}),) for spot in sent)
        yield from ((self._resource(create, envelope={"response": spot}),) for spot in made)
        for read in self._subject.reads[:1]:
            for spot in self._spots(success_node(read)):
                yield (self._resource(read, envelope={"response": spot}),)
                if spot in made:
                    both = {"response": spot} | ({"request": spot} if spot in sent else {})
                    yield self._resource(create, envelope=both), self._resource(read, envelope={"response": spot})
        if self._operation.id not in (create.id, *(read.id for read in self._subject.reads)):
            for direction, node in (("request", body_schema(self._operation)), ("response", None)):
                for spot in self._spots(node):
                    yield (self._resource(self._operation, envelope={direction: spot}),)

    def _spots(self, node: Node | None, way: str = "", depth: int = 0) -> list[str]:
        """The objects in a schema as JSON Pointers, the outermost first, which is the empty one."""
        schemas = self._contract.schemas
        found = [way] if properties(schemas, node) else []
        for name, inner in properties(schemas, node).items() if depth < _DEEPEST else ():
            place = way + pointer_of((name,))
            if type_of(schemas, inner) == "array":
                place, inner = f"{place}/0", items_of(schemas, inner)
            if type_of(schemas, inner) == "object":
                found += self._spots(inner, place, depth + 1)
        return found

    # -- by what it is found --------------------------------------------------------------------------------------

    def keys(self) -> Iterator[tuple[OverlayAction, ...]]:
        """Another property of the record is what its path has."""
        for read in self._subject.reads[:1]:
            home = self._home(read)
            if home is None:
                continue
            names = [
                name
                for name, node in properties(self._contract.schemas, home.schema).items()
                if may_be_key(self._contract.schemas, node) and name not in home.key_properties
            ]
            names.sort(key=lambda name: not (is_key_name(name) or ends_like(name, KEY_ENDINGS)))
            yield from ((self._resource(read, key=name),) for name in names[:_MOST_KEYS])

    def no_references(self) -> Iterator[tuple[OverlayAction, ...]]:
        """A property is no foreign key."""
        for operation in dict.fromkeys((self._subject.create.id, self._operation.id)):
            found = self._contract.operations[operation]
            home = self._home(found)
            names = [entry.property for entry in home.references] if home is not None else []
            yield from ((self._word(found, "x-mock-references", {name: None}),) for name in names)
            if len(names) > 1:
                yield (self._word(found, "x-mock-references", dict.fromkeys(names)),)

    # -- lists and starts -----------------------------------------------------------------------------------------

    def another_array(self) -> Iterator[tuple[OverlayAction, ...]]:
        """Another array of the answer is the list."""
        node = success_node(self._operation)
        plan = self._contract.resources.plans[self._operation.id]
        if node is None or plan.success is None:
            return
        target = reference(node)
        if target is not None and target.startswith("#/"):
            place = tokens_of(target.removeprefix("#"))
        else:
            place = tokens_of(self._contract.schemas.pointer_of(node))
        taken = plan.shape.array[:1] if plan.shape is not None else ()
        for name, inner in properties(self._contract.schemas, node).items():
            if type_of(self._contract.schemas, inner) == "array" and (name,) != taken and place:
                yield (OverlayAction((*place, "properties", name), {"x-mock-role": "items"}),)

    def no_filters(self) -> Iterator[tuple[OverlayAction, ...]]:
        """A parameter of the list leaves no records out."""
        plan, home = self._contract.resources.plans[self._operation.id], self._home(self._operation)
        if plan.kind != "list" or home is None:
            return
        known = {each.way[0] for each in list_inputs(self._contract.schemas, self._operation, plan, home).selecting}
        for entry in self._operation.parameters:
            if entry.location == "query" and entry.name in known:
                yield (OverlayAction(tokens_of(entry.pointer), {"x-mock-role": "none"}),)

    def a_start(self) -> Iterator[tuple[OverlayAction, ...]]:
        """What there is from the start is all there is: a key that nobody has is a 404 then."""
        home = self._home(self._operation)
        if home is None or home.parent_count or len(home.key_properties) != 1:
            return
        known = {entry.path.rstrip("/"): entry for entry in self._contract.operations.values()}
        name, first = home.key_properties[0], known.get(home.path.rstrip("/"))
        if name is None or "/" in name or first is None:
            return
        try:
            key = Values(self._contract.schemas, 0).generate(home.key_nodes[0], "response", key=f"mend {home.path}")
        except Unsatisfiable:
            return
        yield (OverlayAction(tokens_of(first.pointer)[:2], {"x-mock-seed": [{name: key}]}),)


Idea = Callable[[_Candidates], Iterator[tuple[OverlayAction, ...]]]
_PLACES: tuple[Idea, ...] = (_Candidates.one_home, _Candidates.envelopes, _Candidates.keys, _Candidates.same_as)
_IDEAS: Mapping[str, tuple[Idea, ...]] = {
    "create-refused": (_Candidates.no_references, _Candidates.one_home, _Candidates.envelopes, _Candidates.no_create),
    "no-state": _PLACES,
    "no-key": (_Candidates.envelopes, _Candidates.keys, _Candidates.one_home),
    "not-read-back": _PLACES,
    "read-differs": (*_PLACES, _Candidates.no_create),
    "not-kept": (_Candidates.envelopes, _Candidates.one_home, _Candidates.no_create),
    "invented": (_Candidates.a_start, _Candidates.one_home),
    "not-listed": (_Candidates.another_array, _Candidates.no_filters, *_PLACES),
    "update-refused": (_Candidates.no_references, _Candidates.one_home, _Candidates.envelopes),
    "update-unseen": (_Candidates.one_home, _Candidates.envelopes),
    "put-back-refused": (_Candidates.no_references, _Candidates.envelopes, _Candidates.one_home),
    "delete-refused": (_Candidates.one_home,),
    "not-deleted": (_Candidates.one_home,),
}
