"""Compares two schemas, one level: what differs here, and which schemas below belong together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from understudy.openapi.pointer import MISSING
from understudy.openapi.schema_view import TYPES, SchemaPlace, SchemaTree, SchemaView
from understudy_tools.diff.model import RuleMatch
from understudy_tools.diff.rules import Flow
from understudy_tools.diff.unions import compare_unions
from understudy_tools.diff.walk import Comparison

# The formats that the SDK gives a Python type of their own.
_TYPED = frozenset({"date", "date-time", "uuid", "binary"})
# Narrower format → those that take all of its values.
_WIDER: Mapping[str, frozenset[str | None]] = {
    "int32": frozenset({"int64", None}),
    "int64": frozenset({None}),
    "float": frozenset({"double", None}),
    "double": frozenset({None}),
}
_ANYTHING: dict[str, Any] = {}


def compare_schemas(
    old_tree: SchemaTree, new_tree: SchemaTree, old_place: SchemaPlace, new_place: SchemaPlace, flow: Flow
) -> Comparison:
    """What differs between two schemas for data that flows in a direction."""
    return _Comparison(old_tree, new_tree, old_tree.view(old_place), new_tree.view(new_place), flow).run()


class _Comparison:
    def __init__(
        self, old_tree: SchemaTree, new_tree: SchemaTree, old: SchemaView, new: SchemaView, flow: Flow
    ) -> None:
        self.old_tree, self.new_tree, self.old, self.new, self.flow = old_tree, new_tree, old, new, flow
        self.outcome = Comparison()

    def run(self) -> Comparison:
        old, new = self.old, self.new
        if bool(old.unions) != bool(new.unions) and _is_any(old) == _is_any(new):
            compare_unions(self.old_tree, self.new_tree, old, new, self.outcome)
            self._annotations()
            return self.outcome
        if self._types():
            self._enum()
            self._format()
            self._limits()
            self._opaque()
            self._properties()
            self._extra()
            self._arrays()
            compare_unions(self.old_tree, self.new_tree, old, new, self.outcome)
        self._annotations()
        return self.outcome

    def _found(self, rule: str, old: Any = MISSING, new: Any = MISSING, keyword: str = "") -> None:
        before, after = self.old.place.pointer + keyword, self.new.place.pointer + keyword
        self.outcome.findings.append(RuleMatch(rule, before, after, old, new))

    # -- values ---------------------------------------------------------------------------------------------------

    def _types(self) -> bool:
        """Compares the types; whether the rest can still be compared."""
        old, new = self.old, self.new
        before, after = _expanded(old), _expanded(new)
        if before != after:
            narrowed, widened = after <= before, before <= after
            rule = "type-narrowed" if narrowed else "type-widened" if widened else "type-changed"
            self._found(rule, _types_shown(old), _types_shown(new))
            if not before & after or None in (old.types, new.types):
                return False
        if None not in (old.nullable, new.nullable) and old.nullable != new.nullable:
            self._found("nullable-added" if new.nullable else "nullable-removed", old.nullable, new.nullable)
        return True

    def _enum(self) -> None:
        old, new = self.old.enum, self.new.enum
        if old is None or new is None:
            if old is not None:
                self._found("enum-removed", list(old.values()), MISSING)
            if new is not None:
                self._found("enum-added", MISSING, list(new.values()))
            return
        for key in sorted(old.keys() - new.keys()):
            self._found("enum-value-removed", old[key], MISSING)
        for key in sorted(new.keys() - old.keys()):
            self._found("enum-value-added", MISSING, new[key])

    def _format(self) -> None:
        old, new = self.old.format, self.new.format
        if old == new:
            return
        before, after = MISSING if old is None else old, MISSING if new is None else new
        if new in _WIDER.get(old or "", ()):
            rule = "constraint-loosened"
        elif old in _WIDER.get(new or "", ()):
            rule = "constraint-tightened"
        elif {old, new} & _TYPED or (old is not None and new is not None):
            rule = "format-changed"
        else:
            rule = "constraint-tightened" if old is None else "constraint-loosened"
        self._found(rule, before, after, "/format")

    def _limits(self) -> None:
        old, new = self.old.limits, self.new.limits
        for keyword in sorted(old.keys() | new.keys()):
            before, place_before = old.get(keyword, (None, None))
            after, place_after = new.get(keyword, (None, None))
            if before == after:
                continue
            rule = _limit_rule(keyword, before, after)
            shown = (_bound_shown(before), _bound_shown(after))
            self.outcome.findings.append(RuleMatch(rule, place_before, place_after, *shown))

    def _opaque(self) -> None:
        old, new = self.old.opaque, self.new.opaque
        for keyword in sorted(old.keys() | new.keys()):
            before, after = old.get(keyword, []), new.get(keyword, [])
            prints = [self.old_tree.fingerprint(place) for place in before]
            if sorted(prints) == sorted(self.new_tree.fingerprint(place) for place in after):
                continue
            rule = "constraint-changed" if before and after else f"constraint-{'loosened' if before else 'tightened'}"
            self._placed(rule, before[0] if before else None, after[0] if after else None)

    # -- objects and arrays ---------------------------------------------------------------------------------------

    def _placed(self, rule: str, old: SchemaPlace | None, new: SchemaPlace | None) -> None:
        before, after = old.pointer if old else None, new.pointer if new else None
        shown = (old.node if old else MISSING, new.node if new else MISSING)
        self.outcome.findings.append(RuleMatch(rule, before, after, *shown))

    def _properties(self) -> None:
        old, new = self._visible(self.old_tree, self.old), self._visible(self.new_tree, self.new)
        for name in sorted(old.keys() | new.keys()):
            before, after = old.get(name), new.get(name)
            was, is_ = name in self.old.required, name in self.new.required
            if after is None:
                self._placed("property-removed", before, None)
            elif before is None:
                self._placed("property-added-required" if is_ else "property-added", None, after)
            else:
                if was != is_:
                    rule = "property-became-required" if is_ else "property-became-optional"
                    shown = ("required", "optional") if was else ("optional", "required")
                    self.outcome.findings.append(RuleMatch(rule, before.pointer, after.pointer, *shown))
                self.outcome.pairs.append((before, after))
        # A name may be required without being described; then only the demand itself can be compared.
        for name in sorted((self.old.required ^ self.new.required) - self.old.properties.keys()):
            if name not in self.new.properties:
                tightened = name in self.new.required
                rule = "constraint-tightened" if tightened else "constraint-loosened"
                self._found(rule, MISSING if tightened else name, name if tightened else MISSING, "/required")

    def _visible(self, tree: SchemaTree, view: SchemaView) -> dict[str, SchemaPlace]:
        return {name: place for name, place in view.properties.items() if not tree.view(place).hidden(self.flow)}

    def _extra(self) -> None:
        old, new = self.old.extra, self.new.extra
        if isinstance(old, SchemaPlace) and isinstance(new, SchemaPlace):
            self.outcome.pairs.append((old, new))
            return
        if old is new:
            return
        if old is False or new is False:
            rule = "additional-properties-opened" if old is False else "additional-properties-closed"
        else:
            rule = "constraint-tightened" if old is True else "constraint-loosened"
        before, after = (extra.node if isinstance(extra, SchemaPlace) else extra for extra in (old, new))
        self._found(rule, before, after, "/additionalProperties")

    def _arrays(self) -> None:
        old, new = self.old, self.new
        if old.items is not None or new.items is not None:
            before = old.items or SchemaPlace(_ANYTHING, f"{old.place.pointer}/items")
            self.outcome.pairs.append((before, new.items or SchemaPlace(_ANYTHING, f"{new.place.pointer}/items")))
        self.outcome.pairs.extend(zip(old.prefix, new.prefix, strict=False))
        if len(old.prefix) != len(new.prefix):
            self._found("constraint-changed", len(old.prefix), len(new.prefix), keyword="/prefixItems")

    # -- annotations ----------------------------------------------------------------------------------------------

    def _annotations(self) -> None:
        old, new = self.old, self.new
        if _text(old.default) != _text(new.default):
            kind = "added" if old.default is MISSING else "removed" if new.default is MISSING else "changed"
            self._found(f"default-{kind}", old.default, new.default, keyword="/default")
        if old.deprecated != new.deprecated:
            self._found(
                "deprecation-added" if new.deprecated else "deprecation-removed", old.deprecated, new.deprecated
            )


def _is_any(view: SchemaView) -> bool:
    return view.types is None and not view.unions


def _expanded(view: SchemaView) -> frozenset[str]:
    types = TYPES if view.types is None else view.types
    return types | {"integer"} if "number" in types else types


def _types_shown(view: SchemaView) -> Any:
    if view.types is None:
        return "any"
    names = sorted(view.types)
    return names[0] if len(names) == 1 else names


def _limit_rule(keyword: str, old: Any, new: Any) -> str:
    if old is None or new is None:
        return "constraint-tightened" if old is None else "constraint-loosened"
    if keyword == "multipleOf" and len(old) == len(new) == 1:
        if new[0] % old[0] == 0:
            return "constraint-tightened"
        return "constraint-loosened" if old[0] % new[0] == 0 else "constraint-changed"
    if keyword in ("pattern", "multipleOf"):
        before, after = set(old), set(new)
        return f"constraint-{'tightened' if before < after else 'loosened' if after < before else 'changed'}"
    grew = new > old
    return "constraint-tightened" if grew == keyword.startswith("min") else "constraint-loosened"


def _bound_shown(value: Any) -> Any:
    if value is None:
        return MISSING
    if isinstance(value, tuple) and len(value) == 2 and value[1] in (1, -1, 0) and isinstance(value[0], int | float):
        return value[0] if value[1] == 0 else f"{'more' if value[1] > 0 else 'less'} than {value[0]}"
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value


def _text(value: Any) -> str:
    return "" if value is MISSING else json.dumps(value, sort_keys=True)
