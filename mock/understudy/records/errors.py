"""What can go wrong when a mock is driven. Each says what would be possible; nothing was changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from understudy.webhooks.outbox import Event

__all__ = [
    "CommittedError",
    "IllegalTransitionError",
    "InvalidAttributesError",
    "InvalidStateError",
    "MockError",
    "NotFoundError",
    "NotReachedError",
    "StaleStateError",
    "UnknownResourceError",
]


class CommittedError(Exception):
    """A change was made, and then whoever asked for it is told `error`. Does not leave the mock."""

    def __init__(self, error: Exception, events: Sequence[Event]) -> None:
        super().__init__(str(error))
        self.error = error
        self.events = events


class MockError(Exception):
    """Anything that a driven mock refuses. `code` is a stable snake_case name; `status` is the same over HTTP."""

    code = "mock_error"
    status = 409


class UnknownResourceError(MockError):
    """The document has no such resource, or it has no such state property."""

    code = "unknown_resource"
    status = 404


class NotFoundError(MockError, LookupError):
    """There is no such record."""

    code = "not_found"
    status = 404


class InvalidStateError(MockError):
    """The state is not one of the document's enum."""

    code = "invalid_state"

    def __init__(self, message: str, value: object, allowed: Sequence[str]) -> None:
        super().__init__(message)
        self.value = value
        self.allowed = tuple(allowed)


class IllegalTransitionError(MockError):
    """The lifecycle has no such transition. `allowed` are the states that may follow."""

    code = "illegal_transition"

    def __init__(self, message: str, source: str, target: str, allowed: Sequence[str]) -> None:
        super().__init__(message)
        self.source = source
        self.target = target
        self.allowed = tuple(allowed)


class StaleStateError(MockError):
    """The record is not in the state that the caller expected."""

    code = "stale_state"

    def __init__(self, message: str, expected: str, actual: object) -> None:
        super().__init__(message)
        self.expected = expected
        self.actual = actual


class NotReachedError(MockError):
    """A record did not come to a state by itself.

    `path` are the states that it went through, the last one where it is; `allowed` are the states that may follow;
    `pending` says in words what it would do by itself, and when.
    """

    code = "not_reached"

    def __init__(self, message: str, path: Sequence[str], allowed: Sequence[str], pending: Sequence[str]) -> None:
        super().__init__(message)
        self.path = tuple(path)
        self.allowed = tuple(allowed)
        self.pending = tuple(pending)


class InvalidAttributesError(MockError):
    """A property is unknown, or its value breaks the schema."""

    code = "invalid_attributes"
