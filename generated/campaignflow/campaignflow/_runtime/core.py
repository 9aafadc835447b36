"""Sends calls: authentication, timeouts, safe retries, errors. One core serves every resource of a client."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ._http import httpx
from .auth import ClientCredentials, Credentials, Scheme, authenticator, place_token_url
from .calls import ACCEPT, Options, PreparedRequest, Trip, switched
from .errors import APIConnectionError
from .pages import AsyncPager, Pager, Paging
from .responses import RawResponse, checked, refuse
from .uploads import AsyncPieces, Pieces, in_pieces

__all__ = ["AsyncCore", "Options", "PreparedRequest", "SyncCore", "switched"]

T = TypeVar("T")
Item = TypeVar("Item")


class _Base:
    def __init__(
        self,
        options: Options,
        credentials: Credentials,
        schemes: Mapping[str, Scheme],
        home: str,
        oauth: Mapping[str, ClientCredentials] | None = None,
    ) -> None:
        self.options = options
        self._credentials = credentials
        self._schemes = schemes
        self._home = home
        self._oauth = self._flows() if oauth is None else oauth
        self._secret = frozenset(scheme.name.lower() for scheme in schemes.values() if scheme.name)
        self._auths: dict[tuple[tuple[str, ...], ...], httpx.Auth | None] = {}
        self._lock = threading.Lock()
        self._has = ""

    def _flows(self) -> Mapping[str, ClientCredentials]:
        credentials = self._credentials
        if credentials.client_id is None or credentials.token is not None:
            return {}
        return {
            name: ClientCredentials(
                place_token_url(scheme.token_url, self.options.base_url, self._home),
                credentials.client_id,
                credentials.client_secret or "",
            )
            for name, scheme in self._schemes.items()
            if scheme.kind == "oauth2" and scheme.token_url
        }

    def _auth(self, call: PreparedRequest) -> httpx.Auth | None:
        try:
            return self._auths[call.security]
        except KeyError:
            made = authenticator(call.security, self._schemes, self._credentials, self._oauth)
            return self._auths.setdefault(call.security, made)

    def item(
        self, parse: Callable[[httpx.Response], Any], operation: str, response: httpx.Response
    ) -> Callable[[httpx.Response], Any]:
        """What reads an item of a stream, and reports what is not as the document says."""

        def parsed(entry: httpx.Response) -> Any:
            value = parse(entry)
            self.options.watch.tell(operation, entry, response)
            return value

        return parsed

    def _trip(self, call: PreparedRequest, timeout: float | None) -> Trip:
        return Trip(call, self.options, timeout, self._secret, self._has)

    def _parts(self, changes: Mapping[str, Any]) -> tuple[Any, ...]:
        """What a core with other options is made of: the tokens are shared unless `base_url` is another."""
        oauth = None if "base_url" in changes else self._oauth
        return replace(self.options, **changes), self._credentials, self._schemes, self._home, oauth


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

    def __init__(self, *arguments: Any, http_client: httpx.Client | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._has = ACCEPT if http_client is None else ""
        self._client = http_client
        self._owned = http_client is None

    def _http(self) -> httpx.Client:
        if self._client is None:
            with self._lock:
                self._client = self._client or httpx.Client(headers={"Accept": ACCEPT})
        return self._client

    def call(self, call: PreparedRequest, parse: Callable[[httpx.Response], T], timeout: float | None = None) -> T:
        """Send a call and parse its success. Raises errors of this package's tree only."""
        return checked(call.operation, self.send(call, timeout), parse, call.parse_error, self.options.watch)

    def raw(
        self, call: PreparedRequest, parse: Callable[[httpx.Response], T], timeout: float | None = None
    ) -> RawResponse[T]:
        """Send a call; the answer as it came, whatever its status."""
        return RawResponse(self.send(call, timeout), call.operation, parse, call.parse_error, self.options.watch)

    def pager(
        self,
        paging: Paging,
        call: PreparedRequest,
        parse: Callable[[httpx.Response], T],
        items: Callable[[T], Sequence[Item]],
        timeout: float | None = None,
    ) -> Pager[Item, T]:
        """The pages of a list from the one that is called for on; nothing is sent before the first is needed."""

        def send(call: PreparedRequest) -> tuple[httpx.Response, T]:
            response = self.send(call, timeout)
            return response, checked(call.operation, response, parse, call.parse_error, self.options.watch)

        return Pager(paging, call, send, items)

    def open(self, call: PreparedRequest, timeout: float | None = None, accept: str = "") -> httpx.Response:
        """Send a call and return its success with the body still to be read, and to be closed by the caller."""
        call = replace(call, accept=accept) if accept else call
        response = self.send(call, timeout, stream=True)
        if not response.is_success:
            raise refuse(call.operation, response, call.parse_error)
        return response

    def send(self, call: PreparedRequest, timeout: float | None = None, *, stream: bool = False) -> httpx.Response:
        """Send a call, again where that is safe, and return whatever answer came; the body of a refusal is read."""
        client, auth, trip = self._http(), self._auth(call), self._trip(call, timeout)
        while True:
            response, failure = None, None
            try:
                request = client.build_request(**in_pieces(trip.arguments(), Pieces))
                trip.starts(request)
                response = client.send(request, auth=auth, stream=True)
                if not stream or not response.is_success:
                    _read(response, trip)
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

    def with_options(self, **changes: Any) -> SyncCore:
        """A core with other options that shares the connections, and the tokens unless `base_url` is another."""
        made = SyncCore(*self._parts(changes), http_client=self._http())
        made._has = self._has
        return made

    def close(self) -> None:
        """Close the connections, unless the HTTP client was brought by the caller."""
        if self._owned and self._client is not None:
            self._client.close()


def _read(response: httpx.Response, trip: Trip) -> None:
    if isinstance(response.stream, httpx.SyncByteStream):
        response.stream = _Timed(response.stream, trip)
    response.read()


class AsyncCore(_Base):
    """Sends calls with an async HTTP client, made when the first call is."""

    def __init__(self, *arguments: Any, http_client: httpx.AsyncClient | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._has = ACCEPT if http_client is None else ""
        self._client = http_client
        self._owned = http_client is None

    def _http(self) -> httpx.AsyncClient:
        if self._client is None:
            with self._lock:
                self._client = self._client or httpx.AsyncClient(headers={"Accept": ACCEPT})
        return self._client

    async def call(
        self, call: PreparedRequest, parse: Callable[[httpx.Response], T], timeout: float | None = None
    ) -> T:
        """Send a call and parse its success. Raises errors of this package's tree only."""
        return checked(call.operation, await self.send(call, timeout), parse, call.parse_error, self.options.watch)

    async def raw(
        self, call: PreparedRequest, parse: Callable[[httpx.Response], T], timeout: float | None = None
    ) -> RawResponse[T]:
        """Send a call; the answer as it came, whatever its status."""
        return RawResponse(await self.send(call, timeout), call.operation, parse, call.parse_error, self.options.watch)

    def pager(
        self,
        paging: Paging,
        call: PreparedRequest,
        parse: Callable[[httpx.Response], T],
        items: Callable[[T], Sequence[Item]],
        timeout: float | None = None,
    ) -> AsyncPager[Item, T]:
        """The pages of a list from the one that is called for on; nothing is sent before the first is needed."""

        async def send(call: PreparedRequest) -> tuple[httpx.Response, T]:
            response = await self.send(call, timeout)
            return response, checked(call.operation, response, parse, call.parse_error, self.options.watch)

        return AsyncPager(paging, call, send, items)

    async def open(self, call: PreparedRequest, timeout: float | None = None, accept: str = "") -> httpx.Response:
        """Send a call and return its success with the body still to be read, and to be closed by the caller."""
        call = replace(call, accept=accept) if accept else call
        response = await self.send(call, timeout, stream=True)
        if not response.is_success:
            raise refuse(call.operation, response, call.parse_error)
        return response

    async def send(
        self, call: PreparedRequest, timeout: float | None = None, *, stream: bool = False
    ) -> httpx.Response:
        """Send a call, again where that is safe, and return whatever answer came; the body of a refusal is read."""
        import asyncio

        client, auth, trip = self._http(), self._auth(call), self._trip(call, timeout)
        while True:
            response, failure = None, None
            try:
                async with asyncio.timeout(trip.left()):
                    request = client.build_request(**in_pieces(trip.arguments(), AsyncPieces))
                    trip.starts(request)
                    response = await client.send(request, auth=auth, stream=True)
                    if not stream or not response.is_success:
                        await response.aread()
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

    def with_options(self, **changes: Any) -> AsyncCore:
        """A core with other options that shares the connections, and the tokens unless `base_url` is another."""
        made = AsyncCore(*self._parts(changes), http_client=self._http())
        made._has = self._has
        return made

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was brought by the caller."""
        if self._owned and self._client is not None:
            await self._client.aclose()
