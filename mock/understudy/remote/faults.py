"""What goes wrong on purpose in a mock that runs elsewhere: its faults, and the chaos of its deliveries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Unpack

from understudy.durations import duration_text
from understudy.faults.registry import Options, UnusedFaultError
from understudy.faults.rules import Fault
from understudy.options import latency_of
from understudy.remote.codec import chaos_of, fault_of
from understudy.remote.connection import Connection
from understudy.webhooks.chaos import ChaosRule


class RemoteFaults:
    """The faults of a server's mock. With `strict` the end of each `on` is an error where its fault never struck."""

    def __init__(self, to: Connection) -> None:
        self._to = to
        self._api = to.client.faults
        self.strict = False

    def add(
        self,
        operation_id: str | Sequence[str] | None = None,
        status: int | None = None,
        *,
        times: int | None = 1,
        **options: Unpack[Options],
    ) -> Fault:
        """Add a fault. Raises what `mock.faults.add` raises, and TypeError for what only works in process."""
        from understudy.admin_client.models import NewFault

        if operation_id is not None and not isinstance(operation_id, str):
            raise TypeError("a fault of a server hits one operation or every one; add one for each")
        body: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
        for name, instead in (("where", "match= or parameters="), ("error", "status=")):
            if name in body:
                raise TypeError(f"{name}= works with a mock in this process only; a server takes {instead}")
        if "latency" in body:
            body["latency"] = duration_text(latency_of(body["latency"]))
        if "retry_after" in body:
            body["retryAfter"] = body.pop("retry_after")
        body |= {"operationId": operation_id, "status": status, "times": times}
        return fault_of(self._to.call(self._api.create, body=NewFault.from_dict(body)))

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
            if any(each.id == fault.id for each in self.rules()):
                self.remove(fault.id)
        if self.strict and any(each.id == fault.id for each in self.unused()):
            raise UnusedFaultError([fault], {})

    def remove(self, fault_id: int) -> None:
        """Remove a fault. Raises LookupError where there is none."""
        self._to.call(self._api.delete, str(fault_id))

    def rules(self) -> tuple[Fault, ...]:
        """The faults that may still strike, oldest first."""
        return tuple(map(fault_of, self._to.call(self._api.list).faults))

    def unused(self) -> tuple[Fault, ...]:
        """The faults that never struck, removed ones too."""
        return tuple(map(fault_of, self._to.call(self._to.client.unused_faults.list).faults))

    def verify(self) -> None:
        """Raise UnusedFaultError when a fault never struck."""
        if unused := self.unused():
            raise UnusedFaultError(unused, {})

    def clear(self) -> None:
        """Forget every fault."""
        self._to.call(self._api.clear)


class RemoteChaos:
    """What goes wrong on purpose with the deliveries of a server's mock."""

    def __init__(self, to: Connection) -> None:
        self._to = to
        self._api = to.client.chaos

    def add(
        self,
        kind: str,
        *,
        event: str | None = None,
        endpoint: str | None = None,
        times: int | None = 1,
        by: timedelta = timedelta(minutes=10),
    ) -> ChaosRule:
        """Add a rule. Raises ValueError as in process."""
        from understudy.admin_client.models import NewChaosRule, NewChaosRuleKind

        body = NewChaosRule(NewChaosRuleKind(kind), event, endpoint, times, duration_text(by))
        return chaos_of(self._to.call(self._api.create, body=body))

    def rules(self) -> tuple[ChaosRule, ...]:
        """The rules that are still to come, oldest first."""
        return tuple(map(chaos_of, self._to.call(self._api.list).rules))

    def remove(self, rule_id: int) -> None:
        """Raises LookupError for an unknown one."""
        self._to.call(self._api.delete, str(rule_id))

    def clear(self) -> None:
        """Remove every rule."""
        self._to.call(self._api.clear)
