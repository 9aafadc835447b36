"""Values in words of an overlay that can't be: states and constants that a schema refuses, orders by nothing.

Knows one operation and what is inferred of it; says of each value where in the words of the operation it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.inference.conventions import words
from understudy.inference.conventions.lists import direction_of
from understudy.inference.paths import canonical, parameters
from understudy.inference.record_index import index_record
from understudy.inference.resources import ON_ITEM, Collection, Plan
from understudy.inference.shapes import properties
from understudy.inference.streams import stream_kind
from understudy.inference.words import resource_word
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas
from understudy.problem import did_you_mean


@dataclass(frozen=True, slots=True)
class UnusedValue:
    """What is wrong with a value at a `place` in the words of an operation, and what may be meant."""

    message: str
    place: str
    hint: str = ""


def unused_values(operation: Operation, plan: Plan, home: Collection | None, schemas: Schemas) -> Iterator[UnusedValue]:
    """The values in the words of one operation that can have no effect."""
    yield from _kind(operation, plan, home)
    yield from _same(operation)
    if home is None:
        return
    yield from _order(operation, home, schemas)
    yield from _set(operation, properties(schemas, home.schema), schemas)


def refused(schemas: Schemas, node: Node | None, value: Any) -> str | None:
    """Why a schema takes no constant that an overlay gives; None where it takes it, or only a request tells."""
    if node is None or _has_expression(value):
        return None
    found = schemas.validator(node, "response").violations(value, "")
    return found[0].message if found else None


def _has_expression(value: Any) -> bool:
    """Whether a value has an expression in it, at any depth."""
    if isinstance(value, dict | list):
        return any(map(_has_expression, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and value.startswith("$")


def _kind(operation: Operation, plan: Plan, home: Collection | None) -> Iterator[UnusedValue]:
    """`x-mock-resource`: a kind that the path or the answer makes impossible."""
    word = resource_word(operation)
    kind = word.get("kind")
    if home is None or kind is None or ("collection" in word and canonical(str(word["collection"])) != home.id):
        return
    content = plan.success.content if plan.success is not None else ()
    if kind == "list" and plan.shape is None and content and not any(stream_kind(media.name) for media in content):
        yield UnusedValue(f"{operation.id} answers no list", "x-mock-resource/kind")
    wanted = home.parent_count + len(home.key_parameters)
    named = len(parameters(operation.path)) + len(plan.selects) + len(plan.where)
    # Without parameters a path may show the one record of the caller; a list it shows has no record to select.
    lists = plan.shape is not None and not _is_current(plan)
    if kind in ON_ITEM and lists and not home.singleton and "by" not in word and named < wanted:
        yield UnusedValue(f"the path of {operation.id} selects no record of {home.path}", "x-mock-resource/kind")


def _is_current(plan: Plan) -> bool:
    return plan.view is not None and plan.view.current


def _same(operation: Operation) -> Iterator[UnusedValue]:
    same = operation.extensions.get("x-mock-same-as")
    path = canonical(operation.path)
    if isinstance(same, str) and canonical(same) in (path, path.removesuffix("/{}")):
        yield UnusedValue(f"{operation.path} shows the records of {same} anyway", "x-mock-same-as")


def _order(operation: Operation, home: Collection, schemas: Schemas) -> Iterator[UnusedValue]:
    """`x-mock-order`: an order by what no record has."""
    order = operation.extensions.get("x-mock-order")
    if not isinstance(order, str) or "x-mock-view" in operation.extensions or not properties(schemas, home.schema):
        return
    keys = home.key_properties
    index = index_record(schemas, home.schema, key=keys[-1] if keys else None, noun=home.name.rpartition("/")[2])
    for part in filter(None, (each.strip() for each in order.split(","))):
        name = part.lstrip("+-").replace(":", " ").split(" ")[0]
        if index.find(words(name)) is None and direction_of(name) is None:
            hint = did_you_mean(name, properties(schemas, home.schema))
            yield UnusedValue(f"a record of {home.path} has no {name}", "x-mock-order", hint)


def _set(operation: Operation, named: Mapping[str, Node], schemas: Schemas) -> Iterator[UnusedValue]:
    """`x-mock-set`: a constant that the schema of the property refuses."""
    word = operation.extensions.get("x-mock-set")
    for name, value in word.items() if isinstance(word, dict) else ():
        if (why := refused(schemas, named.get(name), value)) is not None:
            yield UnusedValue(f"{name} {why}", f"x-mock-set/{escape(name)}")
