"""Records: how they are made, changed, moved and removed, whatever requests it."""

from __future__ import annotations

from understudy.records.errors import (
    IllegalTransitionError,
    InvalidAttributesError,
    InvalidStateError,
    MockError,
    NotFoundError,
    NotReachedError,
    RecordExistsError,
    StaleStateError,
    UnknownResourceError,
)

__all__ = [
    "IllegalTransitionError",
    "InvalidAttributesError",
    "InvalidStateError",
    "MockError",
    "NotFoundError",
    "NotReachedError",
    "RecordExistsError",
    "StaleStateError",
    "UnknownResourceError",
]
