"""The faults of one mock: added by a test, looked up by each request, reported when they never struck."""

from __future__ import annotations

import random
import threading
from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypedDict, Unpack

from understudy.contract import Contract
from understudy.controls import OWN, Control
from understudy.counting import Count
from understudy.faults.calls import Call, Where, misfits
from understudy.faults.rules import DAMAGE, Fault, Kind, Phase, Step, make_fault
from understudy.faults.shared_rules import fault_from_json, fault_to_json
from understudy.faults.steps import WatchedWork
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.problem import did_you_mean
from understudy.records.names import collection_named
from understudy.state.store import Store
from understudy.state.work import Work


class UnusedFaultError(AssertionError):
    """Faults that never struck. `faults` holds them."""

    def __init__(self, faults: Sequence[Fault], notes: Mapping[int, str]) -> None:
        self.faults = tuple(faults)
        count = f"{len(faults)} faults" if len(faults) != 1 else "a fault"
        lines = [f"  {fault}{notes.get(fault.id, '')}" for fault in faults]
        super().__init__("\n".join([f"{count} never struck:", *lines]))


class Options(TypedDict, total=False):
    """The arguments of a fault; see `Fault`. `latency` may be seconds."""

    kind: Kind | None
    resource: str | None
    method: str | None
    path: str | None
    match: object
    parameters: Mapping[str, object] | None
    where: Where | None
    nth: int
    probability: float
    phase: Phase | None
    latency: timedelta | float | None
    retry_after: int | None
    step: Step | None
    error: Exception | None


@dataclass(slots=True, eq=False)
class _Rule:
    """A fault with what it hits (None: everything) and how often it did."""

    fault: Fault
    operations: frozenset[str] | None
    collection: str | None
    count: Count
    note: str = ""


def known_operation(name: str, operations: Iterable[str]) -> str:
    """The name itself. Raises ValueError with the nearest where the document has no such operation."""
    known = tuple(operations)
    if name not in known:
        hint = did_you_mean(name, known, otherwise="", start="; ")
        raise ValueError(f"no operation {name!r} in the document{hint}")
    return name


class Faults:
    """`mock.faults`. Oldest first: every latency that meets a call passes, and one fault of another kind strikes.

    `strict` makes `verify`, and the end of each `on`, an error where a fault never struck. Thread-safe. Processes that
    share a state share the faults that JSON can hold: those with `where`, `error` or matchers of Python are their own.
    """

    control: Control = OWN

    def __init__(self, contract: Contract, *, seed: int = 0) -> None:
        self._contract = contract
        self._seed = seed
        self._lock = threading.Lock()
        self.strict = False
        self.armed = False
        self.watching = False
        self._begin()

    def _begin(self) -> None:
        self._rules: list[_Rule] = []
        self._left: list[_Rule] = []
        self._number = 0
        self._random = random.Random(f"{self._seed}:faults")
        self._arm()

    def _arm(self) -> None:
        self.armed = any(rule.fault.step is None for rule in self._rules)
        self.watching = any(rule.fault.step is not None for rule in self._rules)

    def add(
        self,
        operation_id: str | Sequence[str] | None = None,
        status: int | None = None,
        *,
        times: int | None = 1,
        **options: Unpack[Options],
    ) -> Fault:
        """Add a fault, which strikes once by default; with no target it hits every operation.

        `kind` may be left out where `status`, `latency` or `step` implies it. Raises ValueError, TypeError, or
        UnknownResourceError for what the document does not have or no fault can be.
        """
        rule = self._rule(operation_id, status, times, options)
        with self.control.changing(), self._lock:
            self._number += 1
            rule.fault = replace(rule.fault, id=self._number)
            self._rules.append(rule)
            self._arm()
        return rule.fault

    def _rule(
        self, operation_id: str | Sequence[str] | None, status: int | None, times: int | None, options: Options
    ) -> _Rule:
        fault = make_fault(operation_id, status, times, options)
        resource = fault.resource
        collection = collection_named(self._contract, resource).id if resource is not None else None
        return _Rule(fault, self._targets(fault, collection), collection, Count(fault.nth, fault.times))

    def _targets(self, fault: Fault, collection: str | None) -> frozenset[str] | None:
        """The operations that the fault may hit; None for all. Raises ValueError where there are none."""
        operations, plans = self._contract.operations, self._contract.resources.plans
        named = (fault.operation_id,) if isinstance(fault.operation_id, str) else fault.operation_id or ()
        for name in named:
            known_operation(name, operations)
        if fault.path is not None:
            paths = tuple(dict.fromkeys(each.path for each in operations.values()))
            if fault.path not in paths:
                hint = did_you_mean(fault.path, paths, otherwise="", start="; ")
                raise ValueError(f"no path {fault.path!r} in the document{hint}")
        found = [
            each
            for each in operations.values()
            if (fault.operation_id is None or each.id in named)
            and (collection is None or fault.step is not None or plans[each.id].collection == collection)
            and (fault.method is None or fault.method.upper() == each.method)
            and fault.path in (None, each.path)
        ]
        if not found:
            what = str(fault).partition(": ")[2]
            raise ValueError(f"{what} can hit nothing: no operation fits all of it")
        if fault.kind in DAMAGE:
            found = [each for each in found if self._has_body(each)]
            if not found:
                others = "status, latency, timeout or connection-reset"
                raise ValueError(f"kind {fault.kind!r} needs an answer with a body, and there is none; take {others}")
        return None if len(found) == len(operations) else frozenset(each.id for each in found)

    def _has_body(self, operation: Operation) -> bool:
        success = self._contract.resources.plans[operation.id].success
        return operation.method != "HEAD" and success is not None and bool(success.content)

    @contextmanager
    def on(
        self,
        operation_id: str | Sequence[str] | None = None,
        status: int | None = None,
        *,
        times: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[Fault]:
        """A fault for as long as the block lasts. Raises what `add` raises, and UnusedFaultError when `strict`."""
        fault = self.add(operation_id, status, times=times, **options)
        try:
            yield fault
        finally:
            rule = self._take_out(fault.id)
        if self.strict and rule is not None and _idle(rule):
            self._left.remove(rule)
            raise UnusedFaultError([fault], {fault.id: rule.note})

    def remove(self, fault_id: int) -> None:
        """Take a fault away. Raises LookupError where there is none; `rules` lists those that are."""
        if self._take_out(fault_id) is None:
            raise LookupError(f"there is no fault {fault_id}")

    def _take_out(self, fault_id: int) -> _Rule | None:
        with self.control.changing(), self._lock:
            rule = next((rule for rule in self._rules if rule.fault.id == fault_id), None)
            if rule is not None:
                self._rules.remove(rule)
                if _idle(rule):
                    self._left.append(rule)
                self._arm()
        return rule

    def rules(self) -> tuple[Fault, ...]:
        """The faults that may still strike, oldest first."""
        self.control.refresh()
        with self._lock:
            return tuple(rule.fault for rule in self._rules)

    def unused(self) -> tuple[Fault, ...]:
        """The faults that never struck, removed ones too. One with a probability counts when it met no call."""
        self.control.refresh()
        with self._lock:
            return tuple(rule.fault for rule in self._unused())

    def _unused(self) -> list[_Rule]:
        return sorted((rule for rule in (*self._rules, *self._left) if _idle(rule)), key=lambda rule: rule.fault.id)

    def verify(self) -> None:
        """Raise UnusedFaultError when a fault never struck; set `strict` to have that by default."""
        self.control.refresh()
        with self._lock:
            found = self._unused()
        if found:
            raise UnusedFaultError([rule.fault for rule in found], {rule.fault.id: rule.note for rule in found})

    def clear(self) -> None:
        """Forget every fault and begin the random anew."""
        with self.control.changing(), self._lock:
            self._begin()

    def take(self, call: Call) -> tuple[Fault, ...]:
        """The faults that strike this call, counted as used: every latency, and one of another kind."""

        def aiming() -> list[_Rule]:
            with self._lock:
                return [rule for rule in self._rules if rule.fault.step is None and _aims(rule.operations, call)]

        if not self._may_strike(aiming(), call):
            return ()
        found: list[Fault] = []
        whole = False
        with self.control.changing():
            for rule in aiming():
                late = rule.fault.kind == "latency"
                if (late or not whole) and self._fits(rule, call) and self._strikes(rule):
                    found.append(rule.fault)
                    whole = whole or not late
        return tuple(found)

    def take_step(self, step: Names[str], collection: str, call: Call) -> Fault | None:
        """The fault that fails this step of a unit of work."""

        def aiming() -> list[_Rule]:
            with self._lock:
                rules = [rule for rule in self._rules if rule.fault.step in step]
            return [each for each in rules if each.collection in (None, collection) and _aims(each.operations, call)]

        if not self._may_strike(aiming(), call):
            return None
        with self.control.changing():
            return next((rule.fault for rule in aiming() if self._fits(rule, call) and self._strikes(rule)), None)

    def _may_strike(self, rules: Sequence[_Rule], call: Call) -> bool:
        """Whether it is worth to keep out other processes for a call: only then is a predicate asked twice."""
        if not self.control.is_shared:
            return bool(rules)
        return any(self._fits(rule, call) for rule in rules)

    def _fits(self, rule: _Rule, call: Call) -> bool:
        fault = rule.fault
        try:
            found = misfits(call, match=fault.match, parameters=fault.parameters, where=fault.where)
            return next(found, None) is None
        except Exception as error:  # noqa: BLE001 - a predicate's mistake is the test's; `unused` reports it
            rule.note = f" (where= raised {type(error).__name__}: {error})"
            return False

    def _strikes(self, rule: _Rule) -> bool:
        """Count one more call that the rule met; whether it strikes now."""
        fault = rule.fault
        with self._lock:
            if rule not in self._rules:
                return False
            by_chance = None if fault.probability >= 1 else lambda: self._random.random() < fault.probability
            struck = rule.count.strikes(by_chance)
            if rule.count.over:
                self._rules.remove(rule)
                self._arm()
            return struck

    def to_json(self) -> Any:
        with self._lock:
            listed = {"rules": self._rules, "left": self._left}
            shared = {
                name: [[each, *rule.count.counted] for rule in rules if (each := fault_to_json(rule.fault)) is not None]
                for name, rules in listed.items()
            }
            return {"number": self._number, **shared}

    def take_up(self, content: Any) -> None:
        content = content or {"number": 0, "rules": [], "left": []}
        with self._lock:
            for name, own in (("rules", self._rules), ("left", self._left)):
                made = [rule for rule in own if fault_to_json(rule.fault) is None]
                made += [self._resumed(*each) for each in content[name]]
                own[:] = sorted(made, key=lambda rule: rule.fault.id)
            self._number = max([content["number"], *(rule.fault.id for rule in self._rules)])
            self._arm()

    def _resumed(self, values: Mapping[str, Any], met: int, struck: int) -> _Rule:
        fault = fault_from_json(values)
        collection = collection_named(self._contract, fault.resource).id if fault.resource is not None else None
        rule = _Rule(fault, self._targets(fault, collection), collection, Count(fault.nth, fault.times))
        rule.count.resume(met, struck)
        return rule

    def work(self, store: Store, call: Call | None = None) -> Work:
        """A unit of work, of a call or of a test that drives; it fails at a step where a fault says so.

        Where no fault strikes at a step, `watching` is false and a plain `Work` does the same.
        """
        return WatchedWork(store, self._contract, self.take_step, call) if self.watching else Work(store)


def _aims(operations: frozenset[str] | None, call: Call) -> bool:
    return operations is None or call.operation_id in operations


def _idle(rule: _Rule) -> bool:
    return not rule.count.used and not (rule.fault.probability < 1 and rule.count.reached)
