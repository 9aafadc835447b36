"""Effects: what an operation or a transition does to records of other collections, read and checked at load.

An effect sets properties, and adds to or subtracts from numbers. What can be known of its expressions beforehand is
checked against the document: the property that it changes, and the one that it takes the amount from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from understudy.inference.paths import canonical
from understudy.inference.resources import CHANGING, Collection, Resources
from understudy.inference.shapes import body_schema, properties, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.pointer import tokens_of
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem, did_you_mean

_NUMBERS = ("integer", "number")
_KINDS = ("set", "add", "subtract")
_Roots = Mapping[str, tuple[Node, ...]]


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to one record of another collection, or with `each` to one for each element of an array.

    `key` says which record, or `where`: property → expression; `set`, `add` and `subtract` are property → expression.
    """

    collection: str
    key: Any = None
    where: Mapping[str, Any] = field(default_factory=dict)
    each: str | None = None
    set: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, Any] = field(default_factory=dict)
    subtract: Mapping[str, Any] = field(default_factory=dict)


def unknown_collection(name: object, collections: Mapping[str, Collection], pointer: str, file: str) -> Problem | None:
    """The problem of a declaration at `pointer` that names a collection which the document does not have."""
    if canonical(str(name)) in collections:
        return None
    hint = did_you_mean(str(name), tuple(each.path for each in collections.values()))
    return Problem("effect-collection", f"there is no collection {name}", pointer, file, hint)


class EffectReader:
    """Reads the effects of one document."""

    def __init__(self, resources: Resources, operations: Mapping[str, Operation], schemas: Schemas, file: str) -> None:
        self._resources = resources
        self._operations = operations
        self._schemas = schemas
        self._file = file

    def of_operations(self) -> tuple[dict[str, tuple[Effect, ...]], list[Problem]]:
        """`x-mock-effects` by operationId, and everything that is wrong with them."""
        found: dict[str, tuple[Effect, ...]] = {}
        problems: list[Problem] = []
        for operation in self._operations.values():
            entries = operation.extensions.get("x-mock-effects")
            if not entries:
                continue
            pointer = f"{operation.pointer}/x-mock-effects"
            plan = self._resources.plans[operation.id]
            if plan.kind not in CHANGING:
                message = f"{operation.id} changes no record, so it has no effects ({plan.kind}: {plan.reason})"
                problems.append(Problem("effect-operation", message, pointer, self._file))
                continue
            effects, wrong = self._read(entries, pointer, self.roots(operation))
            problems += wrong
            if effects:
                found[operation.id] = effects
        return found, problems

    def roots(self, operation: Operation) -> dict[str, tuple[Node, ...]]:
        """What expressions of a changing operation may begin with, and the schemas of that."""
        record = self.record(str(self._resources.plans[operation.id].collection))
        body = body_schema(operation)
        parameters = {f"$request.{each.location}.{each.name}": (each.schema,) for each in operation.parameters}
        sent: dict[str, tuple[Node, ...]] = {**parameters}
        if operation.request_body is not None:
            sent["$request.body"] = () if body is None else (body,)
        return {"$record": record, "$response.body": record, **sent, **self._created(operation)}

    def of_transition(
        self, entries: Any, collection: Collection, pointer: str
    ) -> tuple[tuple[Effect, ...], list[Problem]]:
        """The `effects` of one transition. Its operation may be any or none, so of a request nothing is known."""
        record = self.record(collection.id)
        return self._read(entries or (), pointer, {"$record": record, "$previous": record}, ("$request.", "$created."))

    def _created(self, operation: Operation) -> dict[str, tuple[Node, ...]]:
        """What `x-mock-creates` of an operation makes, by the names that it has in expressions."""
        found: dict[str, tuple[Node, ...]] = {}
        for entry in operation.extensions.get("x-mock-creates") or ():
            made = self._resources.collections.get(canonical(str(entry.get("collection"))))
            if made is not None:
                found[f"$created.{entry.get('as', made.name)}"] = self.record(made.id)
        return found

    def record(self, collection_id: str) -> tuple[Node, ...]:
        """The schemas that say what a record may hold: its own, and those of the requests that write it."""
        own = self._resources.collections[collection_id].schema
        writing = (
            body_schema(operation)
            for operation in self._operations.values()
            if self._resources.plans[operation.id].collection == collection_id
        )
        return tuple(node for node in (own, *writing) if node is not None)

    def _read(
        self, entries: Any, pointer: str, roots: _Roots, free: tuple[str, ...] = ()
    ) -> tuple[tuple[Effect, ...], list[Problem]]:
        found: list[Effect] = []
        problems: list[Problem] = []
        for position, entry in enumerate(entries):
            place = f"{pointer}/{position}"
            collections = self._resources.collections
            problem = unknown_collection(entry["collection"], collections, f"{place}/collection", self._file)
            if problem is not None:
                problems.append(problem)
                continue
            target = collections[canonical(str(entry["collection"]))]
            wrong = [*self._target(target, entry, place), *self._expressions(entry, place, roots, free)]
            problems += wrong
            if not wrong:
                kinds = {kind: entry.get(kind, {}) for kind in _KINDS}
                found.append(Effect(target.id, entry.get("key"), entry.get("where", {}), entry.get("each"), **kinds))
        return tuple(found), problems

    def _problem(self, rule: str, message: str, place: str, hint: str = "") -> Problem:
        return Problem(rule, message, place, self._file, hint)

    def _target(self, target: Collection, entry: Mapping[str, Any], place: str) -> Iterator[Problem]:
        """What is wrong with the records and the properties that are to change."""
        if ("key" in entry) == ("where" in entry):
            message = "an effect needs key or where, and not both"
            yield self._problem("effect-property", message, place, "they say which record it is on")
        if "key" in entry and (target.parent_count or len(target.key_parameters) != 1):
            message = f"an effect can't reach {target.path}: its records need more, or less, than one key"
            yield self._problem("effect-collection", message, f"{place}/collection")
        named = properties(self._schemas, target.schema)
        for name in entry.get("set", {}):
            written = {each for node in self.record(target.id) for each in properties(self._schemas, node)}
            if written and name not in written:
                hint = did_you_mean(name, sorted(written))
                yield self._problem("effect-property", f"{target.name} has no {name}", f"{place}/set/{name}", hint)
        for name in entry.get("where", {}):
            if named and name not in named:
                message = f"{target.name} has no {name}"
                yield self._problem("effect-property", message, f"{place}/where/{name}", did_you_mean(name, named))
        for kind in ("add", "subtract"):
            for name in entry.get(kind, {}):
                where, actual = f"{place}/{kind}/{name}", type_of(self._schemas, named.get(name))
                if named and name not in named:
                    hint = did_you_mean(name, named)
                    yield self._problem("effect-property", f"{target.name} has no {name}", where, hint)
                elif actual not in (None, *_NUMBERS):
                    message = f"{name} of {target.name} is no number but of type {actual}"
                    yield self._problem("effect-property", message, where)
        for kind in _KINDS:
            for name in entry.get(kind, {}):
                if name in target.key_properties:
                    message = f"{name} is the key of {target.path}, which stays"
                    yield self._problem("effect-property", message, f"{place}/{kind}/{name}", f"leave it out of {kind}")
        if not any(kind in entry for kind in _KINDS):
            yield self._problem("effect-property", f"an effect needs {', '.join(_KINDS[:-1])} or {_KINDS[-1]}", place)
        twice = [name for name in entry.get("add", {}) if name in entry.get("subtract", {})]
        twice += [name for name in entry.get("set", {}) if name in entry.get("add", {}) | entry.get("subtract", {})]
        for name in twice:
            message = f"{name} is changed twice by one effect; only the order of a list says what comes first"
            yield self._problem("effect-property", message, place, "make two effects of it")

    def _expressions(
        self, entry: Mapping[str, Any], place: str, roots: _Roots, free: tuple[str, ...]
    ) -> Iterator[Problem]:
        """What is wrong with where the key, the array and the amounts are taken from."""
        if "each" in entry:
            nodes, problem = self.leads(entry["each"], f"{place}/each", roots, free)
            elements = self._elements(nodes)
            if problem is None and nodes and not elements:
                problem = self._problem("effect-expression", f"{entry['each']} is no array", f"{place}/each")
            if problem is not None:
                yield problem
            roots = {**roots, "$each": elements}
        sources = {f"where/{name}": value for name, value in entry.get("where", {}).items()}
        for name, value in ({"key": entry["key"]} if "key" in entry else sources).items():
            _, problem = self.leads(value, f"{place}/{name}", roots, free)
            if problem is not None:
                yield problem
        for kind in ("add", "subtract"):
            for name, amount in entry.get(kind, {}).items():
                nodes, problem = self.leads(amount, f"{place}/{kind}/{name}", roots, free)
                kinds = {type_of(self._schemas, node) for node in nodes}
                if problem is None and nodes and not kinds & {None, *_NUMBERS}:
                    message = f"{amount} is no number but of type {', '.join(sorted(map(str, kinds)))}"
                    problem = self._problem("effect-expression", message, f"{place}/{kind}/{name}")
                if problem is not None:
                    yield problem

    def _elements(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        arrays = [node for node in nodes if type_of(self._schemas, node) in (None, "array")]
        return tuple(self._schemas.resolve_object(node).get("items", True) for node in arrays)

    def leads(
        self, expression: Any, place: str, roots: _Roots, free: tuple[str, ...]
    ) -> tuple[tuple[Node, ...], Problem | None]:
        """The schemas of what an expression gives, none where that is not known, or why it leads nowhere."""
        if not isinstance(expression, str) or not expression.startswith("$"):
            return (), None
        head, _, pointer = expression.partition("#")
        if head not in roots:
            if head.startswith(free):
                return (), None
            hint = did_you_mean(head, (*roots, *(f"{each}…" for each in free)))
            return (), self._problem("effect-expression", f"{expression}: {head} means nothing here", place, hint)
        nodes = roots[head]
        for token in tokens_of(pointer):
            nodes, known = self._step(nodes, token)
            if known is not None:
                message = f"{expression} leads nowhere: there is no {token}"
                return (), self._problem("effect-expression", message, place, did_you_mean(token, known))
        return nodes, None

    def _step(self, nodes: tuple[Node, ...], token: str) -> tuple[tuple[Node, ...], tuple[str, ...] | None]:
        """One step of a pointer: the schemas behind it, or the names that there would have been."""
        found: list[Node] = []
        known: dict[str, None] = {}
        for node in nodes:
            named = properties(self._schemas, node)
            known |= dict.fromkeys(named)
            kind = type_of(self._schemas, node)
            if token in named:
                found.append(named[token])
            elif kind == "array" and token.isdigit():
                found += self._elements((node,))
            elif not named and kind in (None, "object"):
                return (), None
        return tuple(found), None if found or not nodes else tuple(known)
