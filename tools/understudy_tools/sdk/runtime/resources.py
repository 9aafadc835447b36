"""What the resources of every service have: what sends their calls, and the ways to answers as they came."""

from __future__ import annotations

from functools import cached_property
from typing import Generic, TypeVar, cast

from .core import AsyncCore, SyncCore

__all__ = ["AsyncResource", "Resource"]

Raw = TypeVar("Raw")


class Resource(Generic[Raw]):
    """Operations that belong together."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @cached_property
    def with_raw_response(self) -> Raw:
        """The same methods, but they return a `RawResponse`: the answer as it came, whatever its status."""
        return cast("Raw", type(self)(self._core.raw()))

    @cached_property
    def with_streaming_response(self) -> Raw:
        """The same methods, but they return a `RawResponse` of a success whose body is still to be read."""
        return cast("Raw", type(self)(self._core.raw(streaming=True)))


class AsyncResource(Generic[Raw]):
    """Operations that belong together, for asyncio."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @cached_property
    def with_raw_response(self) -> Raw:
        """The same methods, but they return an `AsyncRawResponse`: the answer as it came, whatever its status."""
        return cast("Raw", type(self)(self._core.raw()))

    @cached_property
    def with_streaming_response(self) -> Raw:
        """The same methods, but they return an `AsyncRawResponse` of a success whose body is still to be read."""
        return cast("Raw", type(self)(self._core.raw(streaming=True)))
