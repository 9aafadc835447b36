"""What can go wrong when records are made, changed or driven. Each says what would be possible; nothing was changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from understudy.messages import Refusal
from understudy.state.store import Address
from understudy.webhooks.outbox import Event


class CommittedError(Exception):
    """A change was made, and then the caller gets `error`. Does not leave the mock."""

    def __init__(self, error: Exception, events: Sequence[Event]) -> None:
        super().__init__(str(error))
        self.error = error
        self.events = events


class MockError(Exception):
    """A change of records that is refused. `code` is a stable snake_case name; `status` is that of the control plane.

    `about` is the record that is the reason, where it may be another than the intended one.
    """

    code = "mock_error"
    status = 409
    api_statuses: ClassVar[tuple[int, ...]] = (409, 422, 400)
    """What the mocked API answers, best first, of which it takes the first that the operation documents."""
    api_code = "conflict"

    def __init__(self, message: str = "", about: Address | None = None) -> None:
        super().__init__(message)
        self.about = about

    @property
    def details(self) -> dict[str, object]:
        """What a program may want to know besides the message: the attributes of the error, ready for JSON."""
        return {name: value for name, value in vars(self).items() if name != "about"}

    @property
    def refusal(self) -> Refusal:
        """What a caller of the API gets."""
        return Refusal(self.api_statuses, self.api_code, str(self), about=self.about)


class UnknownResourceError(MockError):
    """The document has no such resource, or it has no such state property."""

    code = "unknown_resource"
    status = 404


class NotFoundError(MockError, LookupError):
    """There is no such record."""

    code = "not_found"
    status = 404
    api_statuses = (404,)
    api_code = "not_found"


class RecordExistsError(MockError):
    """A record with this key is there already; `about` is its address."""

    code = "record_exists"


class InvalidStateError(MockError):
    """The state is not one of the document's enum."""

    code = "invalid_state"
    api_statuses = (422, 400, 409)
    api_code = "validation_error"

    def __init__(self, message: str, value: object, allowed: Sequence[str]) -> None:
        super().__init__(message)
        self.value = value
        self.allowed = tuple(allowed)


class IllegalTransitionError(MockError):
    """The lifecycle has no such transition. `allowed` are the states that may follow."""

    code = "illegal_transition"

    def __init__(self, message: str, source: str | None, target: str, allowed: Sequence[str]) -> None:
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

    def __init__(
        self, message: str, path: Sequence[str | None], allowed: Sequence[str], pending: Sequence[str]
    ) -> None:
        super().__init__(message)
        self.path = tuple(path)
        self.allowed = tuple(allowed)
        self.pending = tuple(pending)


class InvalidAttributesError(MockError):
    """A property is unknown, or its value breaks the schema."""

    code = "invalid_attributes"
    api_statuses = (422, 400, 409)
    api_code = "validation_error"
