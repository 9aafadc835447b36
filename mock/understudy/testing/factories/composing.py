"""Composes one object for a schema: what is given stays, what is to be drawn is drawn, the schema adds the rest.

Knows schemas and seeded values; knows nothing of stores, relations or requests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from understudy.clock import timestamp
from understudy.inference.keys import put
from understudy.inference.shapes import properties
from understudy.openapi.directions import Direction
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.testing.factories.attributes import Evaluation, json_value
from understudy.testing.factories.declare import Hook, Record
from understudy.testing.factories.errors import FactoryError, unknown
from understudy.values.generate import Unsatisfiable, Values

Draw = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Demand:
    """What an object is to be. `late` is drawn unless `live` says it; `beside` names what the schema does not judge.

    `key` seeds whatever is made up; `extra` are optional properties to make up too. Unless `validate`, what is given
    stays as it is, whatever the schema says.
    """

    owner: str
    node: Node
    direction: Direction
    key: str
    supplied: Mapping[str, Any]
    live: Mapping[str, Draw]
    assumed: Mapping[str, Any] = field(default_factory=dict)
    late: Mapping[str, Draw] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    extra: Iterable[str] = ()
    before: tuple[Hook, ...] = ()
    validate: bool = True


def compose(schemas: Schemas, values: Values, demand: Demand) -> Record:
    """The object. Raises FactoryError when what is given breaks the schema, or when nothing satisfies it."""
    named = properties(schemas, demand.node)
    supplied = {**demand.assumed, **demand.supplied}
    trusted = supplied if demand.validate else demand.assumed
    candidate = _spread({**_extras(values, named, demand), **trusted}, named)
    base = _fitted(values, demand, {name: value for name, value in candidate.items() if name not in demand.beside})
    pending = {
        name: _timed(schemas, node_of(schemas, named, name), draw)
        for name, draw in {**demand.late, **demand.live}.items()
        if name not in supplied
    }
    known = {name: value for name, value in {**base, **supplied}.items() if name not in pending}
    record = _spread(Evaluation(demand.owner, known, pending).complete(), named)
    before = dict(record)
    for hook in demand.before:
        record = _hooked(hook, record, demand.owner)
    if not demand.validate:
        return {name: record[name] for name in (*(entry for entry in named if entry in record), *record)}
    strict = {name.partition(".")[0] if name not in named else name for name in (*supplied, *pending)}
    strict |= {name for name in record if name not in before or record[name] != before[name]}
    judged = {name: value for name, value in record.items() if name not in demand.beside}
    fitted = _fitted(values, demand, judged)
    # A nested object given in part is completed; all else that was given stays as it is.
    partly = {name.partition(".")[0] for name in (*supplied, *pending) if "." in name and name not in named}
    kept = {name: record[name] for name in strict - partly if name in record}
    made = _overlaid(fitted, kept, {name: record[name] for name in partly if name in record})
    refuse(schemas, demand, {name: value for name, value in made.items() if name not in demand.beside})
    return {name: made[name] for name in (*(entry for entry in named if entry in made), *made)}


def _timed(schemas: Schemas, node: Node, draw: Draw) -> Draw:
    return lambda record: render_moments(schemas, node, draw(record))


def _extras(values: Values, named: Mapping[str, Node], demand: Demand) -> Record:
    made: Record = {}
    for name in demand.extra:
        try:
            made[name] = values.generate(named[name], demand.direction, key=f"{demand.key}/{name}")
        except Unsatisfiable:
            continue  # an optional property that no value satisfies is left out
    return made


def _fitted(values: Values, demand: Demand, candidate: Record) -> Record:
    try:
        fitted = values.fit(demand.node, demand.direction, candidate, key=demand.key)
    except Unsatisfiable as impossible:
        raise FactoryError(f"no {demand.owner} can be made: {impossible.problem.message}") from None
    if not isinstance(fitted, dict):
        raise FactoryError(f"{demand.owner} is no object in a {demand.direction}; only objects have attributes")
    return fitted


def _hooked(hook: Hook, record: Record, owner: str) -> Record:
    found = hook(dict(record))
    if not isinstance(found, dict):
        raise FactoryError(f"before_build of {owner} must return the record; it returned {found!r}")
    return {name: json_value(value, f"{owner}.{name}") for name, value in found.items()}


def _spread(record: Mapping[str, Any], named: Mapping[str, Node]) -> Record:
    """Values with dotted names put into the nested objects that they belong to."""
    spread: Record = {name: value for name, value in record.items() if name in named or "." not in name}
    for name, value in record.items():
        if name in spread:
            continue
        put(spread, name.split("."), value)
    return spread


def _overlaid(fitted: Record, kept: Record, partly: Record) -> Record:
    return {**fitted, **kept, **{name: _merged(fitted.get(name), value) for name, value in partly.items()}}


def _merged(base: Any, over: Any) -> Any:
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    return {**base, **{name: _merged(base.get(name), value) for name, value in over.items()}}


def refuse(schemas: Schemas, demand: Demand, made: Record) -> None:
    """Raises FactoryError with everything that breaks the schema."""
    found = schemas.validator(demand.node, demand.direction).violations(made)
    if found:
        reasons = "; ".join(f"{entry.pointer or 'the object'} {entry.message}" for entry in found[:3])
        more = f" (and {len(found) - 3} more)" if len(found) > 3 else ""
        raise FactoryError(f"{demand.owner} breaks the document: {reasons}{more}")


def generated(values: Values, node: Node, direction: Direction, what: str, *, key: str, fresh: bool = False) -> Any:
    """A value of a schema. Raises FactoryError, naming `what`, when there is none."""
    try:
        return values.generate(node, direction, key=key, fresh=fresh)
    except Unsatisfiable as impossible:
        raise FactoryError(f"no {what} can be made: {impossible.problem.message}") from None


def check_path(schemas: Schemas, owner: str, named: Mapping[str, Node], name: str) -> None:
    """Raises FactoryError, with the nearest name, for a dotted name that leads to no property."""
    if name in named or "." not in name:
        return
    first, *rest = name.split(".")
    node, walked = named.get(first), first
    for step in rest:
        inner = properties(schemas, node)
        if not inner:
            return
        if step not in inner:
            raise FactoryError(unknown(f"{owner}.{walked}", "attribute", step, inner))
        node, walked = inner[step], f"{walked}.{step}"


_BRANCHES = ("allOf", "anyOf", "oneOf")
_DEEPEST = 12


def render_moments(schemas: Schemas, node: Node, value: Any) -> Any:
    """The value with every moment in it as its schema has it; one without a time zone is in UTC."""
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        kind = _kind(schemas, node)
        if kind == "date":
            return moment.date().isoformat()
        return int(moment.timestamp()) if kind == "number" else timestamp(moment)
    if isinstance(value, list | tuple):
        items = schemas.resolve_object(node).get("items", True)
        return [render_moments(schemas, items, entry) for entry in value]
    if isinstance(value, dict):
        named = properties(schemas, node)
        return {name: render_moments(schemas, named.get(name, True), entry) for name, entry in value.items()}
    return value


def node_of(schemas: Schemas, named: Mapping[str, Node], name: str) -> Node:
    """The schema of a property, by its name or by a dotted one."""
    if name in named or "." not in name:
        return named.get(name, True)
    first, *rest = name.split(".")
    node = named.get(first, True)
    for step in rest:
        node = properties(schemas, node).get(step, True)
    return node


def _kind(schemas: Schemas, node: Node, depth: int = 0) -> str:
    """`date`, `date-time` or `number`; empty where the schema says neither."""
    resolved = schemas.resolve_object(node)
    if depth > _DEEPEST:
        return ""
    if resolved.get("format") in ("date", "date-time"):
        return str(resolved["format"])
    types = resolved.get("type", ())
    named = {types} if isinstance(types, str) else set(types)
    if "string" not in named and named & {"integer", "number"}:
        return "number"
    inner = [entry for keyword in _BRANCHES for entry in resolved.get(keyword, ())]
    return next((kind for entry in inner if (kind := _kind(schemas, entry, depth + 1))), "")
