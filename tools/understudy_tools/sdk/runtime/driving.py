"""Drives a mock over its control plane, in this process or on a server, with the same calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from ._http import httpx
from .errors import APIConnectionError, SDKError
from .values import plain

__all__ = [
    "Attempt",
    "IllegalTransitionError",
    "InvalidStatusError",
    "Link",
    "MockError",
    "RecordNotFoundError",
    "StaleStateError",
    "WebhookEvent",
    "connect",
]

_PREFIX = "/__mock__"
_SECONDS = 60.0


class MockError(SDKError):
    """A mock refused; nothing was changed. `code` is a stable name."""

    def __init__(self, message: str, *, code: str = "", allowed: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.allowed = tuple(allowed)


class RecordNotFoundError(MockError):
    """There is no such record."""


class InvalidStatusError(MockError):
    """The document has no such state; `allowed` are those that it has."""


class IllegalTransitionError(MockError):
    """The lifecycle has no such transition; `allowed` are the states that may follow."""


class StaleStateError(MockError):
    """The record is not in the state that was expected."""


_ERRORS: Mapping[str, type[MockError]] = {
    "not_found": RecordNotFoundError,
    "invalid_state": InvalidStatusError,
    "illegal_transition": IllegalTransitionError,
    "stale_state": StaleStateError,
}


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

    `status` is `pending`, `delivered`, `failed` or `dropped`. `history` has every attempt; the fields about an answer
    are those of the last.
    """

    id: str
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


class Link:
    """Calls of the control plane."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def close(self) -> None:
        self._client.close()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """One call; its JSON, or None. Raises MockError for a refusal, APIConnectionError where nobody answers."""
        try:
            response = (
                self._client.request(method, _PREFIX + path, json=body)
                if body is not None
                else (self._client.request(method, _PREFIX + path))
            )
        except httpx.TransportError as error:
            raise APIConnectionError(f"no mock answers at {self._client.base_url}: {error}") from error
        if response.status_code >= 400:
            raise _refusal(response)
        return response.json() if response.content else None

    def transition(
        self,
        resource: str,
        key: Sequence[Any],
        name: str,
        *,
        to: Any,
        expect: Any,
        force: bool,
        patch: Mapping[str, Any],
    ) -> Any:
        """Move a record to a state of the property `name`, with `patch` set; the record as the API shows it."""
        body = {"resource": resource, "key": list(key), "property": name, "to": plain(to), "expect": plain(expect)}
        return self.ask("POST", "/transitions", {**body, "force": force, "patch": plain(dict(patch))})["record"]

    def create(self, resource: str, parent: Sequence[Any], attributes: Mapping[str, Any]) -> Any:
        """Put a record into the mock; the record as the API shows it."""
        body = {"resource": resource, "parent": list(parent), "attributes": plain(dict(attributes))}
        return self.ask("POST", "/records", body)["record"]

    def events(self) -> list[WebhookEvent]:
        """Every event, newest first."""
        return [entry for event in self.ask("GET", "/events")["events"] for entry in _entries(event)]

    def deliver(self, *, advance_clock: bool) -> list[Attempt]:
        """Deliver what is due."""
        return [_attempt(each) for each in self.ask("POST", "/deliver", {"advanceClock": advance_clock})["attempts"]]


def connect(mock: Any) -> Link:
    """A link to a mock of this process, or to the server at an address. Raises TypeError, ValueError otherwise."""
    if isinstance(mock, str):
        if urlsplit(mock).scheme not in ("http", "https"):
            raise ValueError(f"{mock!r} is no address such as http://127.0.0.1:4010")
        return Link(httpx.Client(base_url=mock, timeout=_SECONDS))
    if not hasattr(mock, "webhooks") or not hasattr(mock, "handle"):
        raise TypeError(f"a mock of understudy, or the address of one, is needed; got {type(mock).__name__}")
    # Only who has a mock in this process has the package that makes one.
    create_app = import_module("understudy.server.app").create_app
    return Link(httpx.Client(transport=httpx.WSGITransport(app=create_app(mock)), base_url="http://mock"))


def _refusal(response: httpx.Response) -> MockError:
    try:
        told = response.json()
    except ValueError:
        told = {}
    told = told if isinstance(told, dict) else {}
    code, detail = str(told.get("code", "")), str(told.get("detail") or f"the mock answered {response.status_code}")
    allowed = told.get("allowed")
    kind = _ERRORS.get(code, MockError)
    return kind(detail, code=code, allowed=allowed if isinstance(allowed, list) else ())


def _entries(event: Mapping[str, Any]) -> list[WebhookEvent]:
    if event["deliveries"]:
        return [_entry(event, delivery) for delivery in event["deliveries"]]
    nobody: dict[str, Any] = {"url": None, "status": "pending", "maxAttempts": 0, "attempts": []}
    return [_entry(event, {**nobody, "nextAttemptAt": None, "deliveredAt": None})]


def _entry(event: Mapping[str, Any], delivery: Mapping[str, Any]) -> WebhookEvent:
    history = tuple(_attempt(each) for each in delivery["attempts"])
    last = history[-1] if history else None
    return WebhookEvent(
        id=event["id"],
        event_type=event["type"],
        payload=event["payload"],
        target_url=delivery["url"],
        status=delivery["status"],
        attempts=len(history),
        max_attempts=delivery["maxAttempts"],
        next_retry_at=_time(delivery["nextAttemptAt"]),
        last_attempt_at=last.time if last else None,
        last_error=last.error if last else None,
        delivered_at=_time(delivery["deliveredAt"]),
        response_status=last.response_status if last else None,
        response_body=last.response_body if last else None,
        inserted_at=datetime.fromisoformat(event["createdAt"]),
        updated_at=datetime.fromisoformat(event["updatedAt"]),
        history=history,
    )


def _attempt(data: Mapping[str, Any]) -> Attempt:
    return Attempt(
        time=datetime.fromisoformat(data["time"]),
        response_status=data["status"],
        response_body=data["body"],
        error=data["error"],
        duration=data["duration"],
        headers=tuple((name, value) for name, value in data["headers"]),
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text is not None else None
