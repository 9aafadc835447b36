"""Webhook events as the typed driver of a mock lists them: one row for each receiver of an event.

Nothing of understudy is imported: its events and attempts are read by the names of their attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

__all__ = ["Attempt", "WebhookEvent", "attempt_of", "rows_of"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to deliver. `response_status` is None where no answer came; `duration` is in seconds."""

    time: datetime
    response_status: int | None
    response_body: str
    error: str | None
    duration: float
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WebhookEvent:
    """A webhook event and what became of it at one receiver; `target_url` is None where nobody had subscribed.

    `id` counts from 1; `event_id` is what payloads and headers have. `status` is `pending`, `delivered`, `failed`,
    `dropped`, or `skipped` where nobody had subscribed. `last_error` is why the last attempt failed, `HTTP 500` for an
    answer other than 2xx; None when it succeeded. `history` has every attempt; the fields about an answer
    are those of the last.
    """

    id: int
    event_id: str
    event_type: str
    payload: Any
    target_url: str | None
    status: str
    attempts: int
    max_attempts: int
    next_retry_at: datetime | None
    last_attempt_at: datetime | None
    last_error: str | None
    delivered_at: datetime | None
    response_status: int | None
    response_body: str | None
    inserted_at: datetime
    updated_at: datetime
    history: tuple[Attempt, ...]


def rows_of(events: Sequence[Any]) -> list[WebhookEvent]:
    """A row for each receiver of each event, and one for an event that nobody had subscribed to."""
    found: list[WebhookEvent] = []
    for event in events:
        found += [_row(event, delivery) for delivery in event.deliveries] or [_row(event, None)]
    return found


def attempt_of(attempt: Any) -> Attempt:
    """One try to deliver."""
    return Attempt(
        time=datetime.fromisoformat(attempt.time),
        response_status=attempt.status,
        response_body=attempt.body,
        error=attempt.error,
        duration=attempt.duration,
        headers=attempt.headers,
    )


def _row(event: Any, delivery: Any) -> WebhookEvent:
    history = tuple(map(attempt_of, delivery.attempts)) if delivery is not None else ()
    last = history[-1] if history else None
    return WebhookEvent(
        id=event.sequence,
        event_id=event.id,
        event_type=event.type,
        payload=event.payload,
        target_url=delivery.url if delivery is not None else None,
        status=delivery.status if delivery is not None else event.status,
        attempts=len(history),
        max_attempts=delivery.max_attempts if delivery is not None else 0,
        next_retry_at=_time(delivery.next_attempt_at) if delivery is not None else None,
        last_attempt_at=last.time if last else None,
        last_error=last.error if last else None,
        delivered_at=_time(delivery.delivered_at) if delivery is not None else None,
        response_status=last.response_status if last else None,
        response_body=last.response_body if last else None,
        inserted_at=datetime.fromisoformat(event.created_at),
        updated_at=datetime.fromisoformat(event.updated_at),
        history=history,
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text is not None else None
