"""Sends calls: authentication, timeouts, safe retries, errors. One core serves every resource of a client."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from ._http import httpx
from .auth import ClientCredentials, Credentials, authenticator
from .calls import ACCEPT, PreparedRequest, Trip, switched
from .errors import APIConnectionError
from .options import Options
from .responses import AsyncRawResponse, DriftWatch, RawResponse, checked, refuse
from .service import Service
from .uploads import AsyncPieces, Pieces, in_pieces

if TYPE_CHECKING:
    # What the first call needs is imported with the resource that makes it: most of it is no part of a client's start.
    from .operations import Operation
    from .pages import AsyncPager, Place
    from .streams import AsyncStream, Stream

__all__ = ["AsyncCore", "SyncCore"]

T = TypeVar("T")
Parse = Callable[[httpx.Response], T]
Values = Mapping[str, Any]


class _Base:
    """What both kinds of core have; `http_client` is one that was brought, else one is made for the first call."""

    def __init__(
        self,
        service: Service,
        options: Options,
        credentials: Credentials,
        shared: Values | None = None,
        oauth: Mapping[str, ClientCredentials] | None = None,
        *,
        http_client: Any = None,
    ) -> None:
        self.service: Service = service
        self.options: Options = options
        self.credentials: Credentials = credentials
        self.shared: Values = shared or {}
        self._oauth = service.flows(credentials, options.base_url) if oauth is None else oauth
        self._secret = frozenset(scheme.name.lower() for scheme in service.schemes.values() if scheme.name)
        self._auths: dict[tuple[tuple[str, ...], ...], Any] = {}
        self._lock = threading.Lock()
        self._at_home = options.base_url == service.home
        self._client = http_client
        self._owned = http_client is None
        self._has = ACCEPT if http_client is None else ""
        # What an HTTP client that was brought does not send by itself.
        is_nameless = http_client is not None and http_client.headers.get("user-agent", "").startswith("python-httpx")
        self._always = {"User-Agent": service.agent} if is_nameless else {}

    def _auth(self, call: PreparedRequest) -> Any:
        security = self.service.security if call.security is None else call.security
        try:
            return self._auths[security]
        except KeyError:
            made = authenticator(security, self.service.schemes, self.credentials, self._oauth)
            # Where no credential is set for it, an HTTP client that was brought has its own way to say who calls.
            return self._auths.setdefault(security, httpx.USE_CLIENT_DEFAULT if made is None else made)

    def _headers(self) -> dict[str, str]:
        """What an HTTP client of our own sends by itself: to merge a header in anew costs a third of a request."""
        return {"Accept": ACCEPT, "User-Agent": self.service.agent}

    def _trip(self, call: PreparedRequest) -> Trip:
        return Trip(call, self.options, secret=self._secret, always=self._always, has=self._has, at_home=self._at_home)

    def watch(self, call: PreparedRequest) -> DriftWatch:
        """What happens where the answer of a call is not what the document says."""
        if call.strict is None:
            return self.options.watch
        return DriftWatch(self.options.on_drift, call.strict)

    def prepared(self, operation: Operation[Any], values: Values) -> PreparedRequest:
        """The request for an answer that comes piece by piece."""
        call, stream = operation.request(values, self.shared), operation.stream
        if stream is None:
            return call
        call = replace(call, accept=stream.accept)
        return switched(call, *stream.switch) if stream.switch else call

    def decoder(self, operation: Operation[Any], call: PreparedRequest, response: httpx.Response) -> Any:
        """What takes the pieces of an answer apart, and reports an item that is not as the document says."""
        parse, watch = operation.item(), self.watch(call)

        def parsed(entry: httpx.Response) -> Any:
            value = parse(entry)
            watch.report(operation.name, entry, response)
            return value

        assert operation.stream is not None
        return operation.stream.decoder(parsed)

    def take_after(self, other: _Base) -> None:
        """Take on what is known of the HTTP client of a core that shares it."""
        self._has, self._always = other._has, other._always

    def http(self) -> Any:
        """The HTTP client."""

    def with_options(self, **changes: Any) -> Self:
        """A core with other options that shares the connections, and the tokens unless `base_url` is another."""
        oauth = None if "base_url" in changes else self._oauth
        options = replace(self.options, **changes)
        made = type(self)(self.service, options, self.credentials, self.shared, oauth, http_client=self.http())
        made.take_after(self)
        return made


class _Timed(httpx.SyncByteStream):
    """The body of an answer, read until the time of its call is over: a service may not drip for ever."""

    def __init__(self, stream: httpx.SyncByteStream, trip: Trip) -> None:
        self._stream, self._trip = stream, trip

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._trip.check_end()
            yield chunk

    def close(self) -> None:
        self._stream.close()


class SyncCore(_Base):
    """Sends calls with a blocking HTTP client, made when the first call is."""

    _client: httpx.Client | None

    def http(self) -> httpx.Client:
        """The HTTP client."""
        if self._client is None:
            with self._lock:
                self._client = self._client or httpx.Client(headers=self._headers())
        return self._client

    def call(self, operation: Operation[T], values: Values) -> T:
        """What an operation returns. Raises errors of this package's tree only."""
        return self.run(operation.request(values, self.shared), operation.parse)

    def page(self, operation: Operation[Any], kind: type[T], _: Any, values: Values) -> T:
        """A page of a list, which knows the way to the next."""
        return cast("T", self._fetch(operation, kind, operation.request(values, self.shared)))

    def _fetch(self, operation: Operation[Any], kind: type[Any], call: PreparedRequest) -> Any:
        from .pages import Place, as_page

        response = self.send(call)
        value = checked(call.operation, response, operation.parse, call.parse_error, self.watch(call))
        assert operation.paging is not None
        place: Place[Any] = Place(operation.paging, call, response, lambda other: self._fetch(operation, kind, other))
        return as_page(kind, value, place)

    def stream(self, operation: Operation[Any], values: Values) -> Stream[Any]:
        """The items of an answer while they come."""
        from .streams import Stream

        call = self.prepared(operation, values)
        response = self.open(call)
        return Stream(call.operation, response, self.decoder(operation, call, response))

    def run(self, call: PreparedRequest, parse: Parse[T]) -> T:
        """Send a request and parse its success."""
        watch = self.options.watch if call.strict is None else self.watch(call)
        return checked(call.operation, self.send(call), parse, call.parse_error, watch)

    def open(self, call: PreparedRequest) -> httpx.Response:
        """Send a request and return its success with the body still to be read, and to be closed by the caller."""
        response = self.send(call, stream=True)
        if not response.is_success:
            raise refuse(call.operation, response, call.parse_error)
        return response

    def send(self, call: PreparedRequest, *, stream: bool = False) -> httpx.Response:
        """Send a request, again where that is safe, and return whatever answer came; the body of a refusal is read."""
        client, auth, trip, options = self._client or self.http(), self._auth(call), self._trip(call), self.options
        while True:
            response, failure = None, None
            try:
                request = client.build_request(**in_pieces(trip.arguments(), Pieces))
                if options.on_request is not None:
                    options.on_request(request)
                trip.starts(request)
                response = client.send(request, auth=auth, stream=True)
                if not stream or not response.is_success:
                    _read(response, trip)
                if options.on_response is not None:
                    options.on_response(response)
            except (httpx.RequestError, TimeoutError) as error:
                if response is not None:
                    response.close()
                response, failure = None, trip.failure(error)
            pause = trip.ends(response, failure)
            if pause is None:
                if response is None:
                    raise failure or APIConnectionError(call.operation)
                return response
            time.sleep(pause)

    def raw(self, *, streaming: bool = False) -> SyncCore:
        """A core whose calls return the answers as they came."""
        return cast("SyncCore", _SyncRaw(self, streaming))

    def close(self) -> None:
        """Close the connections, unless the HTTP client was brought by the caller."""
        if self._owned and self._client is not None:
            self._client.close()


def _read(response: httpx.Response, trip: Trip) -> None:
    if isinstance(response.stream, httpx.SyncByteStream):
        response.stream = _Timed(response.stream, trip)
    response.read()


class _SyncRaw:
    """A core for resources whose methods return raw answers; what they are called with is the same."""

    def __init__(self, core: SyncCore, streaming: bool) -> None:
        self._core, self._streaming = core, streaming

    def call(self, operation: Operation[T], values: Values) -> RawResponse[T]:
        return self.run(operation.request(values, self._core.shared), operation.parse)

    def page(self, operation: Operation[Any], _: Any, __: Any, values: Values) -> RawResponse[Any]:
        return self.call(operation, values)

    def stream(self, operation: Operation[Any], values: Values) -> RawResponse[Any]:
        from .streams import Stream

        call = self._core.prepared(operation, values)
        return self.run(
            call, lambda response: Stream(call.operation, response, self._core.decoder(operation, call, response))
        )

    def run(self, call: PreparedRequest, parse: Parse[T]) -> RawResponse[T]:
        response = self._core.open(call) if self._streaming else self._core.send(call)
        return RawResponse(response, call.operation, parse, call.parse_error, self._core.watch(call))


class AsyncCore(_Base):
    """Sends calls with an async HTTP client, made when the first call is."""

    _client: httpx.AsyncClient | None

    def http(self) -> httpx.AsyncClient:
        """The HTTP client."""
        if self._client is None:
            with self._lock:
                self._client = self._client or httpx.AsyncClient(headers=self._headers())
        return self._client

    async def call(self, operation: Operation[T], values: Values) -> T:
        """What an operation returns. Raises errors of this package's tree only."""
        return await self.run(operation.request(values, self.shared), operation.parse)

    def page(self, operation: Operation[Any], _: Any, kind: type[T], values: Values) -> AsyncPager[Any, T]:
        """A page of a list, which knows the way to the next; nothing is sent before it is awaited."""
        from .pages import AsyncPager

        call = operation.request(values, self.shared)
        return AsyncPager(lambda: self._fetch(operation, kind, call))

    async def _fetch(self, operation: Operation[Any], kind: type[Any], call: PreparedRequest) -> Any:
        from .pages import Place, as_page

        response = await self.send(call)
        value = checked(call.operation, response, operation.parse, call.parse_error, self.watch(call))
        assert operation.paging is not None
        place: Place[Any] = Place(operation.paging, call, response, lambda other: self._fetch(operation, kind, other))
        return as_page(kind, value, place)

    async def stream(self, operation: Operation[Any], values: Values) -> AsyncStream[Any]:
        """The items of an answer while they come."""
        from .streams import AsyncStream

        call = self.prepared(operation, values)
        response = await self.open(call)
        return AsyncStream(call.operation, response, self.decoder(operation, call, response))

    async def run(self, call: PreparedRequest, parse: Parse[T]) -> T:
        """Send a request and parse its success."""
        watch = self.options.watch if call.strict is None else self.watch(call)
        return checked(call.operation, await self.send(call), parse, call.parse_error, watch)

    async def open(self, call: PreparedRequest) -> httpx.Response:
        """Send a request and return its success with the body still to be read, and to be closed by the caller."""
        response = await self.send(call, stream=True)
        if not response.is_success:
            raise refuse(call.operation, response, call.parse_error)
        return response

    async def send(self, call: PreparedRequest, *, stream: bool = False) -> httpx.Response:
        """Send a request, again where that is safe, and return whatever answer came; the body of a refusal is read."""
        import asyncio

        client, auth, trip, options = self._client or self.http(), self._auth(call), self._trip(call), self.options
        while True:
            response, failure = None, None
            try:
                async with asyncio.timeout(trip.left()):
                    request = client.build_request(**in_pieces(trip.arguments(), AsyncPieces))
                    if options.on_request is not None:
                        await _done(options.on_request(request))
                    trip.starts(request)
                    response = await client.send(request, auth=auth, stream=True)
                    if not stream or not response.is_success:
                        await response.aread()
                    if options.on_response is not None:
                        await _done(options.on_response(response))
            except (httpx.RequestError, TimeoutError) as error:
                if response is not None:
                    await response.aclose()
                response, failure = None, trip.failure(error)
            pause = trip.ends(response, failure)
            if pause is None:
                if response is None:
                    raise failure or APIConnectionError(call.operation)
                return response
            await asyncio.sleep(pause)

    def raw(self, *, streaming: bool = False) -> AsyncCore:
        """A core whose calls return the answers as they came."""
        return cast("AsyncCore", _AsyncRaw(self, streaming))

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was brought by the caller."""
        if self._owned and self._client is not None:
            await self._client.aclose()


async def _done(result: Any) -> None:
    """A hook may be a function or a coroutine function."""
    if isawaitable(result):
        await result


class _AsyncRaw:
    """A core for async resources whose methods return raw answers; what they are called with is the same."""

    def __init__(self, core: AsyncCore, streaming: bool) -> None:
        self._core, self._streaming = core, streaming

    async def call(self, operation: Operation[T], values: Values) -> AsyncRawResponse[T]:
        return await self.run(operation.request(values, self._core.shared), operation.parse)

    async def page(self, operation: Operation[Any], _: Any, __: Any, values: Values) -> AsyncRawResponse[Any]:
        return await self.call(operation, values)

    async def stream(self, operation: Operation[Any], values: Values) -> AsyncRawResponse[Any]:
        from .streams import AsyncStream

        call = self._core.prepared(operation, values)
        return await self.run(
            call, lambda response: AsyncStream(call.operation, response, self._core.decoder(operation, call, response))
        )

    async def run(self, call: PreparedRequest, parse: Parse[T]) -> AsyncRawResponse[T]:
        response = await (self._core.open(call) if self._streaming else self._core.send(call))
        return AsyncRawResponse(response, call.operation, parse, call.parse_error, self._core.watch(call))
