"""Finds what a caller means: a resource by its path, its name or its schema's name; a record by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from understudy.contract import Contract
from understudy.inference.paths import parameters
from understudy.inference.resources import Collection, StateProperty
from understudy.inference.states import way_of
from understudy.problem import did_you_mean
from understudy.records.errors import InvalidStateError, MockError, UnknownResourceError
from understudy.records.keys import key_text
from understudy.state.store import Address


def collection_named(contract: Contract, name: str) -> Collection:
    """`/api/v2/orders`, `orders`, `order` and, where the record's schema is called so, `Order`.

    Raises UnknownResourceError with the nearest name.
    """
    found = contract.names.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        listed = " or ".join(each.path for each in found)
        raise UnknownResourceError(f"{name!r} may be {listed}; say which by its path")
    collections = contract.resources.collections.values()
    known = [each.name for each in collections]
    hint = did_you_mean(
        name, [*known, *(each.path for each in collections)], otherwise=f"known: {', '.join(known) or 'none'}"
    )
    raise UnknownResourceError(f"the document has no resource {name!r}; {hint}")


def shown_name(contract: Contract, collection: Collection) -> str:
    """What a collection is called where `collection_named` is to find it again: its path where others have its name."""
    return collection.name if len(contract.names.find(collection.name)) == 1 else collection.path


def key_parts(values: Iterable[Any]) -> list[Any]:
    """The parts of a key; a list or tuple stands for its entries."""
    return [part for value in values for part in (value if isinstance(value, list | tuple) else (value,))]


def key_texts(values: tuple[Any, ...]) -> tuple[str, ...]:
    """Keys as addresses have them; a list or tuple stands for its entries."""
    return tuple(map(key_text, key_parts(values)))


def address_of(collection: Collection, key: tuple[Any, ...]) -> Address:
    """The address of a record: the keys of the records above it, then its own. Raises MockError for too few or many."""
    texts = key_texts(key)
    needed = collection.parent_count + len(collection.key_parameters)
    if len(texts) != needed:
        names = ", ".join(_key_names(collection))
        raise MockError(f"{collection.name} needs {needed} keys ({names}); got {len(texts)}")
    return Address(collection.id, texts[: collection.parent_count], texts[collection.parent_count :])


def parent_of(collection: Collection, key: tuple[Any, ...]) -> tuple[str, ...]:
    """The key of the records above a collection. Raises MockError for too few or many."""
    texts = key_texts(key)
    if len(texts) != collection.parent_count:
        names = ", ".join(_key_names(collection)[: collection.parent_count]) or "none"
        raise MockError(f"{collection.name} lies below {collection.parent_count} keys ({names}); got {len(texts)}")
    return texts


def _key_names(collection: Collection) -> tuple[str, ...]:
    return (*parameters(collection.path), *collection.key_parameters)


def state_of(contract: Contract, collection: Collection, name: str | None) -> StateProperty:
    """The state property of a name or a way; it may be left out where there is one, or one with a lifecycle.

    Raises UnknownResourceError.
    """
    states = {state.name: state for state in collection.states}
    lifecycles = contract.lifecycles_of(collection.id)
    own = [state for state in states.values() if "/" not in state.name] or [*states.values()]
    if name is None and len(lifecycles) == 1:
        return states[lifecycles[0].property]
    if name is None and len(own) == 1:
        return own[0]
    if name is not None and (way := way_of(name)) in states:
        return states[way]
    if not states:
        raise UnknownResourceError(
            f"{collection.name} has no states: none of its properties is an enum that only the service sets"
        )
    known = ", ".join(states)
    if name is None:
        raise UnknownResourceError(
            f"{collection.name} needs property=, the state property that is meant; known: {known}"
        )
    hint = did_you_mean(name, states, otherwise=f"known: {known}")
    raise UnknownResourceError(f"{collection.name} has no state property {name!r}; {hint}")


def check_patch(patch: object) -> None:
    """Raises TypeError for what are no properties with values; None is none."""
    if patch is not None and not isinstance(patch, Mapping):
        raise TypeError(f'patch takes a mapping such as {{"note": "x"}}; got {patch!r}')


def check_states(collection: Collection, state: StateProperty, *values: str | None) -> None:
    """Raises InvalidStateError for the first value that the state property can't have; None is no value."""
    for value in values:
        if value is not None and value not in state.values:
            hint = did_you_mean(str(value), state.values, otherwise="", start="; ")
            listed = ", ".join(state.values)
            message = f"{value!r} is no {state.name} of {collection.name}; allowed: {listed}{hint}"
            raise InvalidStateError(message, value, state.values)
