"""The context of the template of the typed driver: the resources that a mock of the document has, and their states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from understudy.contract import Contract
from understudy.inference.conventions import in_singular, words
from understudy.inference.paths import segments
from understudy.inference.relatives import full_noun
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, reference, required_names, type_of
from understudy_tools.sdk.naming import snake_case
from understudy_tools.sdk.opc.patches import identifier, module_of

# What the methods of a driver call their own arguments.
_OURS = ("attributes", "expect", "force", "patch", "record", "self")
ClassOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class DriverArgument:
    """An argument: its name in Python and on the wire, and its type."""

    name: str
    wire: str
    type: str


@dataclass(frozen=True, slots=True)
class State:
    """A state property, what moves it, and `type`, the class of its enum where the document names one."""

    method: str
    name: str
    wire: str
    type: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Driven:
    """One resource: `noun` in method names, `model` the class of its records, `keys` those above it, then its own.

    `needed` are foreign keys that a record can't be without: the first is required, the others are optional.
    """

    noun: str
    label: str
    path: str
    model: str | None
    module: str | None
    parents: tuple[DriverArgument, ...]
    keys: tuple[DriverArgument, ...]
    needed: DriverArgument | None
    states: tuple[State, ...]


def driven_by(contract: Contract, class_of: ClassOf, models: set[str], enums: set[str]) -> list[Driven]:
    """Every resource of a contract, each noun once; `class_of` is the class that a reference leads to."""
    found: dict[str, Driven] = {}
    for collection in contract.resources.collections.values():
        if collection.singleton or not properties(contract.schemas, collection.schema):
            continue
        driven = _driven(contract, collection, class_of, models, enums)
        found.setdefault(driven.noun, driven)
    # The `state_type` of a run and the `type` of a run's state are moved by methods of one name.
    taken: Counter[str] = Counter()
    return [replace(each, states=tuple(_apart(state, taken) for state in each.states)) for each in found.values()]


def _apart(state: State, taken: Counter[str]) -> State:
    taken[state.method] += 1
    number = taken[state.method]
    return state if number == 1 else replace(state, method=f"{state.method}_{number}")


def _driven(contract: Contract, collection: Collection, class_of: ClassOf, models: set[str], enums: set[str]) -> Driven:
    noun = snake_case(full_noun(collection))
    target = reference(collection.schema)
    model = class_of(target) if target is not None else None
    model = model if model in models else None
    named = properties(contract.schemas, collection.schema)
    parents = tuple(
        DriverArgument(_identifier(part.strip("{}"), f"{_above(collection, place)}_"), part.strip("{}"), "int | str")
        for place, part in enumerate(segments(collection.path))
        if "{" in part
    )
    own = tuple(
        DriverArgument(_identifier(name if name != "id" else f"{noun}_id"), name, _type(contract, node))
        for name, node in zip(collection.key_parameters, collection.key_nodes, strict=True)
    )
    required = required_names(contract.schemas, collection.schema)
    needed = next((each.property for each in collection.references if each.property in required), None)
    foreign_key = (
        (DriverArgument(_identifier(needed), needed, _type(contract, named[needed])),)
        if needed is not None and needed in named
        else ()
    )
    above = _distinct((*parents, *foreign_key))
    return Driven(
        noun=noun,
        label=" ".join(words(noun)),
        path=collection.path,
        model=model,
        module=module_of(model) if model else None,
        parents=above[: len(parents)],
        keys=_distinct((*parents, *own)),
        needed=above[-1] if foreign_key else None,
        states=tuple(_states(noun, collection, named, class_of, enums)),
    )


def _above(collection: Collection, place: int) -> str:
    static = [part for part in segments(collection.path)[:place] if "{" not in part]
    return "_".join(in_singular(words(static[-1]) if static else ("parent",)))


def _identifier(name: str, prefix: str = "") -> str:
    snake = snake_case(name)
    candidate = f"{prefix}{snake}" if prefix and not snake.startswith(prefix) else snake
    return identifier(candidate)


def _distinct(arguments: tuple[DriverArgument, ...]) -> tuple[DriverArgument, ...]:
    seen = dict.fromkeys(_OURS, 1)
    found = []
    for argument in arguments:
        count = seen[argument.name] = seen.get(argument.name, 0) + 1
        name = argument.name if count == 1 else f"{argument.name}_{count}"
        found.append(DriverArgument(name, argument.wire, argument.type))
    return tuple(found)


def _type(contract: Contract, node: Any) -> str:
    return {"integer": "int", "string": "str"}.get(type_of(contract.schemas, node) or "", "int | str")


def _states(
    noun: str, collection: Collection, named: Mapping[str, Any], class_of: ClassOf, enums: set[str]
) -> Iterator[State]:
    for state in collection.states:
        target = reference(named.get(state.name))
        kind = class_of(target) if target is not None else None
        [argument] = _distinct((DriverArgument(_identifier(state.name), state.name, ""),))
        yield State(
            f"set_{noun}_{argument.name}", argument.name, state.name, kind if kind in enums else None, state.values
        )
