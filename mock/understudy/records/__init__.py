"""Driving a mock: what the real service does by itself, done on demand."""

from __future__ import annotations

from understudy.records.errors import (
    IllegalTransitionError,
    InvalidAttributesError,
    InvalidStateError,
    MockError,
    NotFoundError,
    NotReachedError,
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
    "StaleStateError",
    "UnknownResourceError",
]
