"""Merges what is specified for one record: the declaration, its variants and the call, later ones winning."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from understudy.clock import Clock
from understudy.contract import Contract
from understudy.inference.resource_index import Resource
from understudy.inference.resources import StateProperty
from understudy.testing.factories.attributes import arity, is_live, json_value
from understudy.testing.factories.declare import (
    BuildOptions,
    Expansion,
    Factory,
    Hook,
    RelatedRecords,
    Variant,
    branches,
    expansion,
    hooks,
    merged_expansions,
)
from understudy.testing.factories.errors import FactoryError, unknown
from understudy.testing.factories.names import named_relation, named_resource
from understudy.testing.factories.templates import AttributeTemplate


@dataclass(frozen=True, slots=True)
class Recipe:
    """One record to make. `supplied` are values, `live` is drawn; `explicit` are the names that the call passed."""

    resource: Resource
    supplied: Mapping[str, Any]
    live: Mapping[str, Callable[[Mapping[str, Any]], Any]]
    explicit: frozenset[str]
    states: Mapping[str, str]
    build: tuple[RelatedRecords, ...]
    before: tuple[Hook, ...]
    after: tuple[Hook, ...]
    expand: Expansion = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RandomSource:
    """The `Source` of one template."""

    random: random.Random
    lookup: Callable[[str, str], Any]
    clock: Clock

    def now(self) -> datetime:
        return self.clock.now()

    def attribute(self, resource: str, attribute: str) -> Any:
        return self.lookup(resource, attribute)


class Recipes:
    """The declarations of one `Factories`, and how far their templates are."""

    def __init__(
        self,
        contract: Contract,
        declarations: Sequence[Factory],
        seed: str,
        lookup: Callable[[str, str], Any],
        clock: Clock,
    ) -> None:
        self._contract = contract
        self._clock = clock
        self._seed = seed
        self._lookup = lookup
        self._declared = {named_resource(contract, entry.resource).collection.id: entry for entry in declarations}
        self._places: Counter[str] = Counter()
        # A template is kept with its draw, or another one could get its identity.
        self._started: dict[int, tuple[AttributeTemplate, Callable[[], Any]]] = {}

    def variants_of(self, resource: Resource) -> Mapping[str, Variant]:
        declared = self._declared.get(resource.collection.id)
        return {entry.name: entry for entry in declared.variants} if declared else {}

    def recipe(
        self,
        resource: Resource,
        variants: Sequence[str],
        attrs: Mapping[str, Any],
        build: Any,
        *,
        along: bool = False,
    ) -> Recipe:
        """What to make; `along` for a record that is made along with another. Raises FactoryError."""
        declared = self._declared.get(resource.collection.id, Factory(resource.name))
        known = self.variants_of(resource)
        chosen = [self._variant(resource, known, name) for name in variants]
        if any(not variant.inherit for variant in chosen):
            declared = Factory(resource.name)
        layered: tuple[Factory | Variant, ...] = (declared, *chosen)
        merged = {name: value for each in (*(layer.attrs for layer in layered), attrs) for name, value in each.items()}
        states = _states(resource, chosen, attrs)
        found = _with(resource, (), build)
        for entry in (*chosen, *(() if along else (declared,))):
            found = _with(resource, found, entry.build)
        for layer in reversed(layered):
            found = _with(resource, found, layer.auto_build)
        options = BuildOptions(resource.name, tuple(variants), dict(attrs), build, along)
        return Recipe(
            resource,
            {
                name: json_value(value, f"{resource.name}.{name}")
                for name, value in merged.items()
                if not is_live(value)
            },
            {name: self._draw(resource, name, value, options) for name, value in merged.items() if is_live(value)},
            frozenset(attrs),
            states,
            found,
            tuple(hook for entry in layered for hook in hooks(entry.before_build)),
            tuple(hook for entry in layered for hook in hooks(entry.after_build)),
            merged_expansions(*(expansion(entry.auto_expand) for entry in layered)),
        )

    def _variant(self, resource: Resource, known: Mapping[str, Variant], name: str) -> Variant:
        if name in known:
            return known[name]
        values = [value for state in resource.states for value in state.values]
        if name not in values:
            raise FactoryError(unknown(resource.name, "variant", name, (*known, *values)))
        return Variant(name, state=name)

    def _draw(
        self, resource: Resource, name: str, generator: Any, options: BuildOptions
    ) -> Callable[[Mapping[str, Any]], Any]:
        if isinstance(generator, AttributeTemplate):
            template = generator
            return lambda _record: self._next(template, f"{resource.collection.id}.{name}")
        try:
            takes = arity(generator)
        except FactoryError as error:
            raise FactoryError(f"{resource.name}.{name} {error}") from None
        if takes == 2:
            return lambda record: generator(record, options)
        return generator if takes else lambda _record: generator()

    def _next(self, template: AttributeTemplate, place: str) -> Any:
        known = self._started.get(id(template))
        if known is None:
            self._places[place] += 1
            source = RandomSource(
                random.Random(f"{self._seed}/{place}/{self._places[place]}"), self._lookup, self._clock
            )
            known = self._started[id(template)] = (template, template.start(source))
        return known[1]()


def seed_number(seed: int | str) -> int:
    """A seed of any kind as a number, the same in every process."""
    return seed if isinstance(seed, int) else int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")


def _state(resource: Resource, value: str) -> StateProperty:
    for state in resource.states:
        if value in state.values:
            return state
    values = [value for state in resource.states for value in state.values]
    raise FactoryError(unknown(resource.name, "state", value, values))


def _states(resource: Resource, chosen: Sequence[Variant], attrs: Mapping[str, Any]) -> dict[str, str]:
    """The states that variants bring a record to, by their properties. Raises FactoryError for another as attribute."""
    states = {_state(resource, each.state).name: each.state for each in chosen if each.state is not None}
    for name, value in states.items():
        if name in attrs and attrs[name] != value:
            conflict = f'{name} is to be "{value}" by a variant and {attrs[name]!r} by an attribute'
            raise FactoryError(f"{resource.name}: {conflict}; say one of them")
    return states


def _with(resource: Resource, found: tuple[RelatedRecords, ...], build: Any) -> tuple[RelatedRecords, ...]:
    """The first specification of a relation wins over later ones, under whatever name of it."""
    names = {branch.relation for branch in found}
    more = [replace(branch, relation=named_relation(resource, branch.relation).name) for branch in branches(build)]
    return (*found, *(branch for branch in more if branch.relation not in names))
