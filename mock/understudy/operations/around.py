"""What stands in an answer around its record or its list, or in place of it: `status`, `meta`, `included`.

Worked out once an operation. Pages, links and errors are left to those who know them.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from understudy.inference.conventions import is_link_holder, property_role
from understudy.inference.conventions.lists import page_role, turning_of
from understudy.inference.conventions.states import end_of, is_state_name
from understudy.inference.envelopes import ELEMENT, Steps, inside, unwrap
from understudy.inference.shapes import has_url, properties
from understudy.json_values import texts_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.records.context import RecordContext
from understudy.records.first_values import LEFT_OUT, MADE_UP, first_value
from understudy.records.sent_objects import named
from understudy.values.constraints import Flat

_DEPTH = 3
_DONE = frozenset({200, 201, 204})
_STATUS = frozenset({"status", "code"})
_ANYWHERE = frozenset({"message", "title", "type", "violations"})
"""Roles of errors that an answer which works may have as well."""


def fill_around(
    context: RecordContext,
    operation: Operation,
    status: int,
    node: Node | None,
    answer: Any,
    steps: Steps,
    *,
    what: str = "answer",
) -> None:
    """Put what an answer has besides around what `steps` lead to; what is there already stays.

    `what` says of what part of the answer `node` is the schema.
    """
    if context.values.fill == "required":
        return
    schemas, memo = context.contract.schemas, f"around {what} {status}"
    union, places = schemas.remember(memo, operation, lambda: _places(context, operation, status, node, steps))
    if union is not None:
        record = unwrap(steps, answer)
        kind = context.values.kind(union, "response", record) if isinstance(record, dict) else None
        around = _Around(context, operation, status, kind)
        memo = f"{memo} {sorted(kind.origins) if kind is not None else None}"
        places = schemas.remember(memo, operation, lambda: tuple(around.values(node, steps)))
    for place, value in places:
        inner: Any = answer
        for step in place[:-1]:
            inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
        if isinstance(inner, dict):
            inner.setdefault(place[-1], copy.deepcopy(value) if isinstance(value, dict | list) else value)


def _places(
    context: RecordContext, operation: Operation, status: int, node: Node | None, steps: Steps
) -> tuple[Node | None, tuple[tuple[Steps, Any], ...]]:
    """The schema of what `steps` lead to, where it leaves a choice of kinds; else what stands around it in each."""
    shown = inside(context.contract.schemas, node, steps)
    if context.values.kind(shown, "response", {}) is not None:
        return shown, ()
    return None, tuple(_Around(context, operation, status, None).values(node, steps))


def strange_names(context: RecordContext, operation: Operation, node: Node | None) -> tuple[str, ...]:
    """The properties of what an operation lists that its records have not; links are left to those who know them."""

    def found() -> tuple[str, ...]:
        schemas, plan = context.contract.schemas, context.contract.resources.plans[operation.id]
        home = context.contract.resources.collections.get(plan.collection or "")
        own = properties(schemas, home.schema) if home is not None else {}
        hides = schemas.family("response").is_hidden
        return tuple(
            name
            for name, entry in properties(schemas, node).items()
            if own and name not in own and not (hides(entry) or is_link_holder(name) or has_url(schemas, entry))
        )

    names: tuple[str, ...] = context.contract.schemas.remember("strange names", operation, found)
    return names


@dataclass(frozen=True, slots=True)
class _Around:
    context: RecordContext
    operation: Operation
    status: int
    kind: Flat | None
    """The variant that the record is, where its schema in the answer is a union."""

    def values(self, node: Node | None, steps: Steps) -> Iterator[tuple[Steps, Any]]:
        """The places around what `steps` lead to, and there of what is of no record, each with its value."""
        contract = self.context.contract
        for depth, step in enumerate(steps):
            if step == ELEMENT:
                return
            yield from self._inside(inside(contract.schemas, node, steps[:depth]), steps[:depth], {step})
        plan = contract.resources.plans[self.operation.id]
        home = contract.resources.collections.get(plan.collection or "")
        if home is not None and plan.kind != "list" and (own := properties(contract.schemas, home.schema).keys()):
            shown = inside(contract.schemas, node, steps)
            names = named(self.context, shown, self.kind).keys()
            known = own if 2 * len(names & own) >= len(names) else frozenset()
            yield from self._beside(shown, steps, known, self.kind)

    def _inside(self, node: Node | None, above: Steps, known: AbstractSet[str]) -> Iterator[tuple[Steps, Any]]:
        """`_beside` for an object of which only the names that are known say what kind it is."""
        yield from self._beside(node, above, known, self.context.values.kind(node, "response", dict.fromkeys(known)))

    def _beside(
        self, node: Node | None, above: Steps, known: AbstractSet[str], kind: Flat | None
    ) -> Iterator[tuple[Steps, Any]]:
        schemas = self.context.contract.schemas
        hides, entries = schemas.family("response").is_hidden, named(self.context, node, kind)
        for name, entry in entries.items():
            if name in known or hides(entry) or is_link_holder(name) or has_url(schemas, entry):
                continue
            if properties(schemas, entry) and len(above) < _DEPTH:
                if turning_of(name) is not None:
                    continue  # there may be no such page
                yield from self._inside(entry, (*above, name), frozenset())
                continue
            value = self._value(node, kind, name, entry, [other for other in entries if other != name])
            if value is not LEFT_OUT:
                yield (*above, name), value

    def _value(self, whole: Node | None, kind: Flat | None, name: str, node: Node, siblings: list[str]) -> Any:
        schemas = self.context.contract.schemas
        role = property_role(name, schemas.resolve(node))
        if role in _STATUS and schemas.validator(node, "response").is_valid(self.status):
            return self.status
        if role not in _STATUS | _ANYWHERE and page_role(name, schemas.resolve(node), siblings) is not None:
            return LEFT_OUT
        done = self._done(name, node)
        if done is not None:
            return done
        value = first_value(self.context, name, node)
        if value is MADE_UP:
            # The same wherever the record is shown.
            key = self.context.contract.resources.plans[self.operation.id].collection or self.operation.id
            made = self.context.values.properties(whole, "response", {}, (name,), key=key, kind=kind)
            return made.get(name, LEFT_OUT)
        return value

    def _done(self, name: str, node: Node) -> str | None:
        """The word by which an answer that stands for no record says that all is done: `status: COMPLETE`."""
        options = self.context.contract.schemas.resolve_object(node).get("enum") if is_state_name(name) else None
        texts = texts_of(options)
        return next((each for each in texts if end_of(each, texts) == "done"), None) if self.status in _DONE else None
