"""A fault as data: whom it hits, when, and with what. What can't be is refused before any request comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal, get_args

from understudy.faults.calls import Where, described
from understudy.lazy_dataclass import dataclass
from understudy.options import check_one_of, check_whole, latency_of

Kind = Literal[
    "status",
    "rate-limit",
    "latency",
    "timeout",
    "connection-reset",
    "truncated-body",
    "malformed-body",
    "wrong-content-type",
    "off-contract-body",
    "store",
]
Phase = Literal["before", "after_commit"]
Step = Literal["get", "put", "create", "transition", "delete"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STEPS: tuple[Step, ...] = get_args(Step)
PHASES: tuple[Phase, ...] = get_args(Phase)
DAMAGE = ("truncated-body", "malformed-body", "wrong-content-type", "off-contract-body")
"""The kinds that need a response to damage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule. All that is set of `operation_id`, `resource`, `method`, `path`, `match`, `parameters` and `where`
    must hold of a call for the rule to meet it.

    Where a test drives the mock itself, each step is a call: its `json` is the record, its `parameters` are the key.
    `match` is a deep subset of the decoded body, compared with `==`; `parameters` are parameters by name; `where` is a
    function of the `Call`. The rule strikes from the `nth` call that it meets (from 1), `times` times (None: until it
    is removed), each with `probability`. `phase` says whether the operation is carried out nevertheless:
    `"after_commit"` is the crash after the work was done. A `store` fault fails at a step of the unit of work, or after
    the commit of one that took this step, and then `nth` counts such steps.
    """

    id: int = 0
    kind: Kind = "status"
    operation_id: str | tuple[str, ...] | None = None
    resource: str | None = None
    method: str | None = None
    path: str | None = None
    match: object = None
    parameters: Mapping[str, object] | None = None
    where: Where | None = None
    nth: int = 1
    times: int | None = 1
    probability: float = 1.0
    phase: Phase = "before"
    status: int | None = None
    latency: timedelta | None = None
    retry_after: int | None = None
    step: Step | None = None
    error: Exception | None = None

    def __str__(self) -> str:
        target = self.operation_id if isinstance(self.operation_id, str) else "/".join(self.operation_id or ())
        target = target or " ".join(part for part in (self.method, self.path) if part)
        parts = [
            target,
            described(resource=self.resource, match=self.match, parameters=self.parameters, where=self.where),
        ]
        listed = ", ".join(part for part in parts if part) or "every operation"
        what = f"{self.kind} at {self.step}" if self.step else self.kind
        what += " after the commit" if self.step and self.phase == "after_commit" else ""
        return f"fault {self.id}: {what} {self.status or ''}".rstrip() + f" on {listed}" + self._when()

    def _when(self) -> str:
        nth = f", from call {self.nth}" if self.nth > 1 else ""
        return nth + (f", probability {self.probability:g}" if self.probability < 1 else "")


def make_fault(
    operation_id: str | Sequence[str] | None, status: int | None, times: int | None, options: Mapping[str, Any]
) -> Fault:
    """A fault from a test's options, None where left out. Raises ValueError or TypeError, which name the option."""
    chosen = {name: value for name, value in options.items() if value is not None}
    chosen.setdefault("kind", _kind_of(chosen))
    if chosen["kind"] in DAMAGE:
        chosen.setdefault("phase", "after_commit")
    if "latency" in chosen:
        chosen["latency"] = latency_of(chosen["latency"])
    if chosen["kind"] == "rate-limit":
        status, chosen["retry_after"] = status or 429, chosen.get("retry_after", 1)
    fault = Fault(operation_id=_named(operation_id), status=status, times=times, **chosen)
    _check_text(fault)
    _check(fault)
    return fault


def _named(chosen: str | Sequence[str] | None) -> str | tuple[str, ...] | None:
    if chosen is None or isinstance(chosen, str):
        return chosen
    if not isinstance(chosen, Sequence) or not all(isinstance(each, str) for each in chosen):
        raise TypeError(f"operation_id= takes an operationId, or a list of them; got {chosen!r}")
    return tuple(chosen)


def _check_text(fault: Fault) -> None:
    for option in ("resource", "method", "path"):
        if not isinstance(getattr(fault, option), str | None):
            raise TypeError(f"{option}= takes text; got {getattr(fault, option)!r}")


def _check(fault: Fault) -> None:
    check_one_of("kind", fault.kind, KINDS)
    check_one_of("phase", fault.phase, PHASES)
    check_whole("nth", fault.nth, 1)
    if fault.times is not None:
        check_whole("times", fault.times, 1, otherwise=", or None for always")
    number = isinstance(fault.probability, int | float) and not isinstance(fault.probability, bool)
    if not number or not 0 < fault.probability <= 1:
        raise ValueError(f"probability is above 0 and at most 1; got {fault.probability!r}")
    if fault.where is not None and not callable(fault.where):
        raise TypeError(f"where= takes a function of the call; got {fault.where!r}")
    if fault.parameters is not None and not isinstance(fault.parameters, Mapping):
        raise TypeError(f'parameters= takes a mapping such as {{"id": 1}}; got {fault.parameters!r}')
    if fault.status is not None:
        check_whole("a fault's status", fault.status, 400, 599)
    _check_kind(fault)


def _check_kind(fault: Fault) -> None:
    kind = fault.kind
    if kind == "status" and fault.status is None:
        raise ValueError("kind 'status' needs status=, from 400 to 599")
    if kind not in ("status", "rate-limit", "store") and fault.status is not None:
        raise ValueError(f"kind {kind!r} has no status; leave out status=")
    if (kind == "latency") != (fault.latency is not None):
        raise ValueError("kind 'latency' and latency= go together: a timedelta, or seconds")
    if fault.retry_after is not None:
        check_whole("retry_after", fault.retry_after, 0, 10**9)
        if kind not in ("status", "rate-limit"):
            raise ValueError(f"kind {kind!r} has no Retry-After; leave out retry_after=")
    if (kind == "store") != (fault.step is not None):
        raise ValueError(f"kind 'store' and step= go together; step is one of {', '.join(STEPS)}")
    if fault.step is not None:
        check_one_of("step", fault.step, STEPS)
    if fault.error is not None and (kind != "store" or not isinstance(fault.error, Exception)):
        raise ValueError("error= is an exception for step= to raise; answers take status=")
    if fault.phase == "after_commit" and kind == "latency":
        raise ValueError("kind 'latency' has no phase 'after_commit'; time passes before the work")
    if fault.phase == "after_commit" and fault.step == "get":
        raise ValueError("step 'get' has no phase 'after_commit'; reading commits nothing")


def _kind_of(chosen: Mapping[str, Any]) -> Kind:
    """The kind where none is named."""
    if chosen.get("step") is not None:
        return "store"
    return "latency" if chosen.get("latency") is not None else "status"
