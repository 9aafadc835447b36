"""What the clients of every service have: options, calls that the document does not know, connections to close."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, Unpack, overload

from .calls import PreparedRequest
from .closing import AsyncClosing, Closing
from .core import AsyncCore, SyncCore
from .options import ClientOptions, RequestOptions
from .service import Service
from .types import UNSET

__all__ = ["AsyncServiceClient", "ServiceClient"]

T = TypeVar("T")


def _changes(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _request(
    core: SyncCore | AsyncCore, method: str, path: str, kind: Any, params: Mapping[str, Any], values: dict[str, Any]
) -> tuple[PreparedRequest, Any]:
    """The request for a path that the document does not know, and what reads its answer."""
    from .operations import Operation

    place = path if path.startswith("/") else f"/{path}"
    operation: Operation[Any] = Operation(f"{method.upper()} {place}", f"{method} {place}", {"default": kind}, body=Any)
    options = values["options"]
    query = {**params, **options.get("extra_query", {})}
    return operation.request({**values, "options": {**options, "extra_query": query}}, core.shared), operation.parse


class _Client:
    """What both kinds of client have."""

    _core: Any
    _sends: type[Any]

    def _begin(self, service: Service, arguments: Mapping[str, Any]) -> None:
        read = service.read(type(self).__name__, arguments)
        self._core = self._sends(service, *read, http_client=arguments["http_client"])

    def with_options(self, **changes: Unpack[ClientOptions]) -> Self:
        """A client with some options changed; what is not passed stays. It shares the connections.

        It shares the tokens as well, unless `base_url` is another: a token is not shown to a service that did not give
        it.

        Raises:
            ValueError: as for the client itself.
        """
        made = type(self).__new__(type(self))
        made._core = self._core.with_options(**_changes(changes))  # noqa: SLF001 - its own kind
        return made

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._core.options.base_url!r})"


class ServiceClient(_Client, Closing):
    """A client that blocks. Thread-safe; use it as a context manager, or close it."""

    _core: SyncCore
    _sends = SyncCore

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        body: Any = UNSET,
        params: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> T: ...
    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        body: Any = UNSET,
        params: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any: ...
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: Any = Any,
        body: Any = UNSET,
        params: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        """Call what the document does not know: `client.request("GET", "/beta/things", cast_to=Thing)`.

        Credentials, retries and errors are as of any method. `body` is sent as JSON, models and plain data alike;
        `cast_to` is a model or any other type, the JSON value is returned as it is without it.
        """
        values = {"body": body, "options": options}
        return self._core.run(*_request(self._core, method, path, cast_to, params or {}, values))

    def close(self) -> None:
        """Close the connections."""
        self._core.close()


class AsyncServiceClient(_Client, AsyncClosing):
    """A client for asyncio. Use it as a context manager, or close it."""

    _core: AsyncCore
    _sends = AsyncCore

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        body: Any = UNSET,
        params: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> T: ...
    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        body: Any = UNSET,
        params: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any: ...
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: Any = Any,
        body: Any = UNSET,
        params: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        """Call what the document does not know: `await client.request("GET", "/beta/things", cast_to=Thing)`.

        Credentials, retries and errors are as of any method. `body` is sent as JSON, models and plain data alike;
        `cast_to` is a model or any other type, the JSON value is returned as it is without it.
        """
        values = {"body": body, "options": options}
        return await self._core.run(*_request(self._core, method, path, cast_to, params or {}, values))

    async def close(self) -> None:
        """Close the connections."""
        await self._core.close()
