"""Whether a model is written for a request: what the service alone sets is left out of one then (`readOnly`)."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["is_sending", "sending"]

_SENDING: ContextVar[bool] = ContextVar("sending", default=False)


@contextmanager
def sending() -> Generator[None, None, None]:
    """What is written inside is the body of a request."""
    token = _SENDING.set(True)
    try:
        yield
    finally:
        _SENDING.reset(token)


def is_sending() -> bool:
    """Whether the body of a request is being written."""
    return _SENDING.get()
