"""Holds declarations against a document, before any test runs: every mistake at once, each with the nearest name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from understudy.contract import Contract
from understudy.inference.resource_index import Resource
from understudy.testing.factories.attributes import arity, is_live, json_value, reads
from understudy.testing.factories.composing import check_path
from understudy.testing.factories.declare import Expansion, Factory, Variant, branches, expansion, hooks
from understudy.testing.factories.errors import DeclarationError, FactoryError, unknown
from understudy.testing.factories.names import check_attribute, named_relation, named_resource
from understudy.testing.factories.templates import AttributeTemplate, wrong_function


def declared_in(module: ModuleType) -> tuple[Factory, ...]:
    """The factories that a module declares: its global `Factory` objects, also those in lists and tuples."""
    found: list[Factory] = []
    for value in vars(module).values():
        entries = value if isinstance(value, list | tuple) else [value]
        found += [entry for entry in entries if isinstance(entry, Factory) and not any(entry is one for one in found)]
    return tuple(found)


def check(declarations: Sequence[Factory], contract: Contract) -> None:
    """Raises DeclarationError with every mistake in the declarations.

    These are: an unknown resource, attribute, state or relation; two factories of a resource; two variants of a name; a
    generator that can't be called, or a hook; attributes that need each other; a constant that the schema refuses.
    """
    problems = [problem for _, problem in mistakes(declarations, contract)]
    if problems:
        raise DeclarationError(problems)


def mistakes(declarations: Sequence[Factory], contract: Contract) -> Iterator[tuple[str, str]]:
    """Where each of them was written, as a file and a line, and what it is."""
    seen: dict[str, int] = {}
    for position, entry in enumerate(declarations):
        label = f'Factory("{entry.resource}")'
        try:
            resource = named_resource(contract, entry.resource)
        except FactoryError as error:
            yield entry.place, f"{label}: {error}"
            continue
        if seen.setdefault(resource.collection.id, position) != position:
            yield entry.place, f"{label}: {resource.name} has a factory already; make this one a variant of it"
        for place, problem in _mistakes(contract, resource, entry):
            yield place, f"{label}: {problem}"


def _mistakes(contract: Contract, resource: Resource, factory: Factory) -> Iterator[tuple[str, str]]:
    for problem in _layer(contract, resource, factory, factory.attrs):
        yield factory.place, problem
    for problem in _related(contract, resource, factory):
        yield factory.place, problem
    names = [variant.name for variant in factory.variants]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield factory.place, f'the variant "{name}" is declared {names.count(name)} times'
    for variant in factory.variants:
        for problem in _of_variant(contract, resource, factory, variant):
            yield variant.place, f'variant "{variant.name}": {problem}'


def _of_variant(contract: Contract, resource: Resource, factory: Factory, variant: Variant) -> Iterator[str]:
    below = factory.attrs if variant.inherit else {}
    yield from _layer(contract, resource, variant, variant.attrs, {**below, **variant.attrs})
    states = [value for state in resource.states for value in state.values]
    if variant.state is not None and variant.state not in states:
        yield unknown(resource.name, "state", variant.state, states)
    yield from _related(contract, resource, variant)


def _related(contract: Contract, resource: Resource, owner: Factory | Variant) -> Iterator[str]:
    yield from _relations(contract, resource, "build", owner.build)
    yield from _relations(contract, resource, "auto_build", owner.auto_build)
    try:
        expand = expansion(owner.auto_expand)
    except FactoryError as error:
        yield f"auto_expand: {error}"
        return
    yield from _expanded(contract, resource, "auto_expand", expand)


def _expanded(contract: Contract, resource: Resource, what: str, expand: Expansion) -> Iterator[str]:
    for name, inner in expand.items():
        try:
            relation = named_relation(resource, name)
        except FactoryError as error:
            yield f"{what}: {error}"
            continue
        yield from _expanded(contract, contract.resource(relation.collection), f"{what} of {relation.name}", inner)


def _layer(
    contract: Contract,
    resource: Resource,
    owner: Factory | Variant,
    attrs: Mapping[str, Any],
    merged: Mapping[str, Any] | None = None,
) -> Iterator[str]:
    for name, value in attrs.items():
        yield from _attribute(contract, resource, name, value)
    for what, declared in (("before_build", owner.before_build), ("after_build", owner.after_build)):
        for hook in hooks(declared) if not isinstance(declared, str) else (declared,):
            if (problem := wrong_function(hook)) is not None:
                yield f"{what} must be a function of the record, or a list of them; {problem}"
    cycle = _cycle({name: reads(value) for name, value in (merged or attrs).items() if is_live(value)})
    if cycle and (merged is None or set(cycle) & attrs.keys()):
        yield "attributes need each other: " + " → ".join(f'"{name}"' for name in cycle)


def _attribute(contract: Contract, resource: Resource, name: str, value: Any) -> Iterator[str]:
    known = {**resource.attributes, **resource.settable}
    try:
        check_attribute(resource, name if name in known else name.partition(".")[0])
        check_path(contract.schemas, resource.name, known, name)
    except FactoryError as error:
        yield str(error)
        return
    if isinstance(value, AttributeTemplate):
        yield from _reference(contract, name, value)
    elif is_live(value):
        try:
            arity(value)
        except FactoryError as error:
            yield f'the generator of "{name}" {error}'
    else:
        yield from _constant(contract, resource, name, value)


def _reference(contract: Contract, name: str, template: AttributeTemplate) -> Iterator[str]:
    target, attribute = getattr(template, "resource", None), getattr(template, "attribute", None)
    if not isinstance(target, str) or not isinstance(attribute, str):
        return
    try:
        check_attribute(named_resource(contract, target), attribute)
    except FactoryError as error:
        yield f'the ref of "{name}": {error}'


def _constant(contract: Contract, resource: Resource, name: str, value: Any) -> Iterator[str]:
    try:
        plain = json_value(value, f"{resource.name}.{name}")
    except FactoryError as error:
        yield f"{error}; a generator must be callable"
        return
    node = resource.attributes.get(name, resource.settable.get(name, True))
    shown = name in resource.attributes and not contract.schemas.family("response").is_hidden(node)
    found = contract.schemas.validator(node, "response" if shown else "request").violations(plain)
    if found:
        violation = f"{found[0].pointer} {found[0].message}".strip()
        yield f'"{name}" is {plain!r}, which the document refuses: {violation}'


def _relations(contract: Contract, resource: Resource, what: str, build: Any) -> Iterator[str]:
    try:
        found = branches(build)
    except FactoryError as error:
        yield f"{what}: {error}"
        return
    for branch in found:
        try:
            relation = named_relation(resource, branch.relation)
        except FactoryError as error:
            yield f"{what}: {error}"
            continue
        yield from _relations(
            contract, contract.resource(relation.collection), f"{what} of {relation.name}", branch.build
        )


def _cycle(needs: Mapping[str, frozenset[str]]) -> list[str]:
    """Attributes that need each other, in order, the first one again at the end; empty when there are none."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done or name not in needs:
            return []
        for other in sorted(needs[name]):
            found = walk(other, [*path, name])
            if found:
                return found
        done.add(name)
        return []

    return next((found for name in needs if (found := walk(name, []))), [])
