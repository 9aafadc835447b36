"""Pairs the alternatives of two unions: by discriminator value, by what they say, by name, title and likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from understudy.openapi.schema_view import SchemaPlace, SchemaTree, SchemaUnion, SchemaView
from understudy_tools.diff.model import RuleMatch
from understudy_tools.diff.walk import Comparison

_ALIKE = 0.5


def compare_unions(
    old_tree: SchemaTree, new_tree: SchemaTree, old: SchemaView, new: SchemaView, outcome: Comparison
) -> None:
    """Adds what differs between the unions of two schemas. A schema without one is its own only alternative."""
    for position in range(max(len(old.unions), len(new.unions))):
        before = old.unions[position] if position < len(old.unions) else None
        after = new.unions[position] if position < len(new.unions) else None
        if (before is None or after is None) and old.unions and new.unions:
            rule = "constraint-tightened" if before is None else "constraint-loosened"
            place = (before or after).place  # type: ignore[union-attr]
            outcome.findings.append(RuleMatch(rule, old.place.pointer, new.place.pointer, new=place.node))
            continue
        _compare(old_tree, new_tree, before or _alone(old), after or _alone(new), outcome)


def _alone(view: SchemaView) -> SchemaUnion:
    return SchemaUnion("", view.place, (view.place,), None)


def _compare(
    old_tree: SchemaTree, new_tree: SchemaTree, old: SchemaUnion, new: SchemaUnion, outcome: Comparison
) -> None:
    pairs, gone, fresh = _paired(old_tree, new_tree, old, new)
    outcome.pairs.extend(pairs)
    for place in gone:
        outcome.findings.append(RuleMatch("variant-removed", place.pointer, None, old=place.node))
    for place in fresh:
        discriminated = old.discriminator is not None and new.discriminator is not None
        rule = "discriminated-variant-added" if discriminated else "variant-added"
        outcome.findings.append(RuleMatch(rule, None, place.pointer, new=place.node))
    if old.keyword and new.keyword:
        _discriminators(old_tree, new_tree, old, new, pairs, outcome)


def _discriminators(
    old_tree: SchemaTree,
    new_tree: SchemaTree,
    old: SchemaUnion,
    new: SchemaUnion,
    pairs: Sequence[tuple[SchemaPlace, SchemaPlace]],
    outcome: Comparison,
) -> None:
    before, after = ((union.discriminator or {}).get("propertyName", "") for union in (old, new))
    places = (f"{old.place.pointer}/discriminator", f"{new.place.pointer}/discriminator")
    if before != after:
        outcome.findings.append(RuleMatch("discriminator-changed", *places, before or "none", after or "none"))
        return
    for one, other in pairs:
        values = sorted(_discriminator_values(old_tree, old, one)), sorted(_discriminator_values(new_tree, new, other))
        if values[0] != values[1]:
            outcome.findings.append(RuleMatch("discriminator-changed", *places, *values))


def _discriminator_values(tree: SchemaTree, union: SchemaUnion, variant: SchemaPlace) -> set[str]:
    """The discriminator values that choose an alternative: those mapped, else its component's name (OAS 4.8.25)."""
    if union.discriminator is None:
        return set()
    name = _name(variant).rpartition("/")[2]
    mapping = union.discriminator.get("mapping") or {}
    goal = tree.schema(variant).key
    found = {
        value
        for value, target in mapping.items()
        if target == name or ("/" in str(target) and tree.schema(SchemaPlace({"$ref": target}, "")).key == goal)
    }
    return found or ({name} if name else set())


def _paired(
    old_tree: SchemaTree, new_tree: SchemaTree, old: SchemaUnion, new: SchemaUnion
) -> tuple[list[tuple[SchemaPlace, SchemaPlace]], list[SchemaPlace], list[SchemaPlace]]:
    gone, fresh = list(old.variants), list(new.variants)
    pairs: list[tuple[SchemaPlace, SchemaPlace]] = []

    def pair(same: Callable[[SchemaPlace, SchemaPlace], bool]) -> None:
        for one in list(gone):
            other = next((place for place in fresh if same(one, place)), None)
            if other is not None:
                gone.remove(one)
                fresh.remove(other)
                pairs.append((one, other))

    def alike(one: SchemaPlace, other: SchemaPlace) -> bool:
        return old_tree.fingerprint(one) == new_tree.fingerprint(other)

    # On the wire it is the discriminator that decides.
    pair(
        lambda one, other: bool(_discriminator_values(old_tree, old, one) & _discriminator_values(new_tree, new, other))
    )
    # Two alternatives may say the same; then the name decides which is which.
    pair(lambda one, other: alike(one, other) and _name(one) == _name(other))
    pair(alike)
    pair(lambda one, other: bool(_name(one)) and _name(one) == _name(other))
    pair(lambda one, other: bool(_title(old_tree, one)) and _title(old_tree, one) == _title(new_tree, other))
    pair(lambda one, other: _similarity(old_tree.view(one), new_tree.view(other)) >= _ALIKE)
    return pairs, gone, fresh


def _name(place: SchemaPlace) -> str:
    """The component that an alternative, or a schema on its own, is."""
    target = place.node.get("$ref") if isinstance(place.node, dict) else None
    pointer = target.removeprefix("#") if isinstance(target, str) else place.pointer
    return pointer if pointer.startswith("/components/schemas/") and pointer.count("/") == 3 else ""


def _title(tree: SchemaTree, place: SchemaPlace) -> Any:
    node = tree.schema(place).node
    return node.get("title") if isinstance(node, dict) else None


def _similarity(old: SchemaView, new: SchemaView) -> float:
    """How much of two schemas is the same: their properties, or for other values their type."""
    if old.types != new.types or old.format != new.format:
        return 0.0
    names = old.properties.keys() | new.properties.keys()
    if not names:
        return 1.0 if (old.enum or {}).keys() == (new.enum or {}).keys() else _ALIKE
    return len(old.properties.keys() & new.properties.keys()) / len(names)
