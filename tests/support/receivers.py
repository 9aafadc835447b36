"""Receivers of webhooks for tests: a sender that keeps what is sent and answers as it is configured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from understudy.clock import ManualClock
from understudy.contract import Contract, read_contract
from understudy.mock import Mock
from understudy.webhooks.sender import Outcome
from understudy.webhooks.targets import WebhookTarget

__all__ = ["HOOK", "ORDERS", "Receiver", "Sent", "orders"]

ORDERS = Path(__file__).parent / "orders.yaml"
HOOK = "http://127.0.0.1:9/hook"


@dataclass(frozen=True)
class Sent:
    """One request as it left."""

    url: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """Answers with what is queued, else 204."""

    answers: list[Outcome | int] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)

    def send(
        self, method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], body: bytes, timeout: float
    ) -> Outcome:
        assert method == "POST"
        assert timeout == 15
        self.sent.append(Sent(f"{target.scheme}://{target.host}:{target.port}{target.path}", dict(headers), body))
        answer = self.answers.pop(0) if self.answers else 204
        return Outcome(answer) if isinstance(answer, int) else answer

    def answer(self, *answers: Outcome | int) -> None:
        self.answers += answers

    @property
    def types(self) -> list[str]:
        return [sent.json.get("type", "?") for sent in self.sent]


@cache
def _contract(*overlays: Path) -> Contract:
    return read_contract(ORDERS, overlays=overlays)


def orders(*, overlays: Iterable[Path] = (), **more: Any) -> tuple[Mock, Receiver]:
    """A mock of orders with a clock that stands still, and the receiver of what it sends."""
    receiver = Receiver()
    more = {"fill": "required", **more}
    return Mock(_contract(*overlays), clock=ManualClock(), sender=receiver, **more), receiver
