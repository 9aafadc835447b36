"""Collects findings and turns them into changes: one for each rule and place, with every operation that it touches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from understudy.openapi.pointer import MISSING
from understudy.openapi.schema_view import SchemaPlace
from understudy_tools.diff.description import ApiDescription
from understudy_tools.diff.model import ApiChange, ChangedOperation, RuleMatch
from understudy_tools.diff.rules import FLOWS, RULES, STEPS, Flow
from understudy_tools.diff.schemas import compare_schemas
from understudy_tools.diff.walk import Key, Walk


@dataclass(frozen=True, slots=True)
class Spot:
    """Whose part of the document is looked at. In a webhook or a callback the server sends and the client answers."""

    operation: ChangedOperation
    prefix: str = ""

    def flow(self, direction: Flow) -> Flow:
        """Where the data of a direction really goes."""
        if not self.prefix:
            return direction
        return "response" if direction == "request" else "request"


_Where = tuple[Spot, "Flow | None"]


class ChangeCollector:
    """What was found, where, and who reaches it."""

    def __init__(self, old: ApiDescription, new: ApiDescription) -> None:
        self.old = old
        self.new = new
        self.walk = Walk(old.tree, new.tree, compare_schemas)
        self._direct: list[tuple[RuleMatch, Spot | None, Flow | None]] = []
        self._roots: dict[Key, dict[_Where, None]] = {}

    def match(self, spot: Spot | None, direction: Flow | None, rule: str, old: str | None, new: str | None) -> None:
        """Note a rule with the pointers that it is about; None is a place that is not there."""
        before = MISSING if old is None else self.old.written(old)
        after = MISSING if new is None else self.new.written(new)
        self.record(spot, direction, rule, old, new, before, after)

    def record(
        self,
        spot: Spot | None,
        direction: Flow | None,
        rule: str,
        old: str | None,
        new: str | None,
        before: Any,
        after: Any,
    ) -> None:
        """Note a rule as `match` does, with the values that a report shows."""
        self._direct.append((RuleMatch(rule, old, new, before, after), spot, direction))

    def schemas(self, spot: Spot, direction: Flow, old: SchemaPlace, new: SchemaPlace) -> None:
        """Compare two schemas of an operation, and all below; what is missing is a schema that takes anything."""
        one, other = (SchemaPlace({}, place.pointer) if place.node is MISSING else place for place in (old, new))
        if old.node is new.node is MISSING:
            return
        key = self.walk.compare(one, other, spot.flow(direction))
        self._roots.setdefault(key, {})[spot, direction] = None

    def users(self, old: SchemaPlace, new: SchemaPlace) -> tuple[Spot, ...]:
        """The operations that reach a pair of schemas that were compared; the direction does not matter."""
        keys = [(old.key, new.key, flow) for flow in FLOWS]
        found = [Spot(spot.operation) for key in keys for spot, _ in self._reaching(key)]
        return tuple(dict.fromkeys(found))

    def changes(self) -> tuple[ApiChange, ...]:
        """Every change, the gravest first."""
        grouped: dict[tuple[str, ...], tuple[RuleMatch, Spot | None, Flow | None, dict[ChangedOperation, None]]] = {}
        for finding, spot, direction in self._all():
            prefix = spot.prefix if spot else ""
            places = (finding.old_pointer or "-", finding.new_pointer or "-")
            identity = (finding.rule, prefix, direction or "", *places, _text(finding.old), _text(finding.new))
            operations = grouped.setdefault(identity, (finding, spot, direction, {}))[3]
            if spot:
                operations[spot.operation] = None
        found = [_change(finding, spot, direction, tuple(ops)) for finding, spot, direction, ops in grouped.values()]
        return tuple(sorted(found, key=_order))

    def _all(self) -> Iterator[tuple[RuleMatch, Spot | None, Flow | None]]:
        yield from self._direct
        for key, findings in self.walk.findings.items():
            if findings:
                where = self._reaching(key)
                for finding in findings:
                    yield from ((finding, spot, direction) for spot, direction in where)

    def _reaching(self, key: Key) -> dict[_Where, None]:
        return dict.fromkeys(where for above in self.walk.reached_from(key) for where in self._roots.get(above, ()))


def _change(
    finding: RuleMatch, spot: Spot | None, direction: Flow | None, operations: tuple[ChangedOperation, ...]
) -> ApiChange:
    rule = RULES[finding.rule]
    flow = direction or "request"
    effect = rule.effect(spot.flow(flow) if spot else flow)
    directed = f"{direction}-" if rule.directed else ""
    return ApiChange(
        rule=f"{spot.prefix if spot else ''}{directed}{rule.name}",
        says=rule.says,
        effect=effect,
        direction=direction,
        operations=tuple(sorted(operations, key=lambda operation: (operation.path, operation.method))),
        old_pointer=finding.old_pointer,
        new_pointer=finding.new_pointer,
        old=finding.old,
        new=finding.new,
    )


def _order(change: ApiChange) -> tuple[int, bool, str, str, str, str]:
    grave = -STEPS.index(change.step)
    shown = f"{_text(change.old)} {_text(change.new)}"
    return grave, change.effect.server != "breaks", change.pointer, change.rule, change.direction or "", shown


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=repr)
