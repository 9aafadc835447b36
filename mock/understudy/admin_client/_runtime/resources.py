"""What the resources of every service have: what sends their calls, and the ways to answers as they came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from .below import Below
from .core import AsyncCore, SyncCore

if TYPE_CHECKING:
    from .pages import AsyncPage, AsyncPager, Page
    from .streams import AsyncStream, Stream

__all__ = ["AsyncResource", "Below", "Resource", "awaited", "paged", "streamed"]

Raw = TypeVar("Raw")
P = ParamSpec("P")
T = TypeVar("T")
AP = TypeVar("AP", bound="AsyncPage[Any]")


def awaited(method: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]:
    """A method for asyncio: a coroutine function of the same. What that calls is of the core, and is awaited."""

    @wraps(method)
    async def call(self: Any, /, *arguments: P.args, **named: P.kwargs) -> T:
        return await cast("Awaitable[T]", method(self, *arguments, **named))

    return call


def paged(
    method: Callable[Concatenate[Any, P], Page[T]], page: type[AP]
) -> Callable[Concatenate[Any, P], AsyncPager[T, AP]]:
    """A method that returns a page of a list, for asyncio: the same, as type checkers have to see it."""
    return cast("Callable[Concatenate[Any, P], AsyncPager[T, AP]]", method)


def streamed(
    method: Callable[Concatenate[Any, P], Stream[T]],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncStream[T]]]:
    """A method whose answer is read while it comes, for asyncio."""
    return cast("Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncStream[T]]]", awaited(method))


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
