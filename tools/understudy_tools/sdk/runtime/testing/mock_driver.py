"""What the typed driver of every package has: a mock, here or on a server, and its webhooks.

Nothing of understudy is imported: the generated driver brings the mock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self, TypedDict

from ..values import plain
from .driving import Attempt, WebhookEvent, attempt_of, rows_of

__all__ = ["MockDriver", "Transition"]


class Transition(TypedDict, total=False):
    """How a record moves to a state.

    expect: the state that it must be in
    force: make transitions that its lifecycle has not, too
    patch: other properties, set in the same step
    """

    expect: str | None
    force: bool
    patch: Mapping[str, Any] | None


class MockDriver:
    """Drives a mock of any document."""

    def __init__(self, mock: Any, *, is_own: bool) -> None:
        """`mock` is a mock of understudy; one that is the driver's own is closed with it."""
        if not hasattr(mock, "webhooks"):
            raise TypeError(f"a mock of understudy, or the address of one, is needed; got {type(mock).__name__}")
        self._mock: Any = mock
        self._is_own = is_own

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to a server that was given by its address."""
        if self._is_own:
            self._mock.close()

    def _moved(self, resource: str, name: str, keys: Sequence[Any], to: Any, how: Transition) -> dict[str, Any]:
        moved: dict[str, Any] = self._mock.transition(
            resource,
            *keys,
            property=name,
            to=plain(to),
            expect=plain(how.get("expect")),
            force=how.get("force", False),
            patch=plain(how.get("patch") or {}),
        )
        return moved

    def _created(self, resource: str, parents: Sequence[Any], attributes: Mapping[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = self._mock.create_record(resource, list(parents), plain(attributes))
        return made

    def list_webhook_events(self) -> list[WebhookEvent]:
        """Every webhook event, newest first, with all that became of it; one entry for each receiver."""
        return rows_of(self._mock.webhooks.events())

    def clear_webhook_events(self) -> None:
        """Forget every webhook event; resources stay."""
        self._mock.webhooks.clear()

    def deliver_pending_webhooks(self, *, advance_clock: bool = False) -> list[Attempt]:
        """Deliver what is due, and wait until each attempt has succeeded or failed.

        `advance_clock` moves the mock's clock to every retry until nothing is pending.
        """
        webhooks = self._mock.webhooks
        attempts = webhooks.drain(advance_clock=True) if advance_clock else webhooks.deliver()
        return [attempt_of(attempt) for attempt in attempts]

    def deliver_now(self, event_id: int | str) -> list[WebhookEvent]:
        """Deliver one event, due or not, and wait until the attempt has succeeded or failed.

        There is one entry for each receiver. `event_id` is the `id` or the `event_id` of an event. What is delivered,
        failed, dropped or skipped already stays as it is. Raises LookupError for an unknown event.
        """
        return rows_of([self._mock.webhooks.deliver_now(event_id)])

    def reset(self) -> None:
        """Back to the start: state, events, journal, faults."""
        self._mock.reset()
