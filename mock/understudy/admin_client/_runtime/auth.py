"""Authentication as the document's security schemes ask for it."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from ._http import httpx
from .errors import SDKError

if TYPE_CHECKING:
    # What only the async client needs is imported there: it is a tenth of the time of importing the package.
    import asyncio

__all__ = [
    "ARGUMENTS",
    "AsyncSecret",
    "ClientCredentials",
    "Credentials",
    "Scheme",
    "Secret",
    "authenticator",
    "place_token_url",
]

_LEEWAY = 30.0
_DEFAULT_LIFETIME = 3600.0


Secret = str | Callable[[], str]
AsyncSecret = str | Callable[[], str | Awaitable[str]]
"""A key or a token, or what gives one for each request."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme of the document (OAS 4.8.27), as far as a client must know it.

    `arguments` are the client's that are for it: (key), (token), (username, password) or (client id, secret, token).
    """

    kind: str
    name: str = ""
    place: str = ""
    token_url: str = ""
    arguments: tuple[str, ...] = ()

    @property
    def credentials(self) -> tuple[str, ...]:
        """The arguments that are for it; those of the usual names where it has none of its own."""
        return self.arguments or ARGUMENTS.get(self.kind, ())


_PAIR = ("username", "password")
ARGUMENTS = {
    "apiKey": ("api_key",),
    "bearer": ("token",),
    "basic": _PAIR,
    "digest": _PAIR,
    "oauth2": ("client_id", "client_secret", "token"),
}


class Credentials:
    """What the caller gave, by the names of the arguments. No secret is in the text of it."""

    def __init__(self, **values: Any) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}

    def get(self, name: str) -> Any:
        """The value of a name, or None."""
        return self._values.get(name)

    def __repr__(self) -> str:
        return f"Credentials({', '.join(f'{name}=***' for name in self._values)})"


def place_token_url(token_url: str, base_url: str, home: str) -> str:
    """Where tokens are fetched: beside `base_url`, unless the document sends clients to another host than its own."""
    parts, own = urlsplit(token_url), urlsplit(home)
    if parts.netloc and parts.netloc != own.netloc:
        return token_url
    base = urlsplit(base_url)
    mount = base.path.rstrip("/")
    prefix = own.path.rstrip("/")
    if prefix and mount.endswith(prefix):
        mount = mount[: -len(prefix)]
    path = parts.path if parts.path.startswith("/") else "/" + parts.path
    query = f"?{parts.query}" if parts.query else ""
    return f"{base.scheme}://{base.netloc}{mount}{path}{query}"


class ClientCredentials(httpx.Auth):
    """OAuth2 client credentials (RFC 6749 4.4): one fetch however many wait, anew before expiry and on a 401."""

    def __init__(self, token_url: str, client_id: str, client_secret: str) -> None:
        self._request = httpx.Request(
            "POST", token_url, data={"grant_type": "client_credentials"}, headers={"Accept": "application/json"}
        )
        basic = httpx.BasicAuth(client_id, client_secret)
        next(basic.auth_flow(self._request))
        self._token: str | None = None
        self._expires = 0.0
        self._lock = threading.Lock()
        self._loop_locks: WeakKeyDictionary[Any, asyncio.Lock] = WeakKeyDictionary()

    def _is_fresh(self, stale: str | None) -> bool:
        return self._token is not None and self._token != stale and time.monotonic() < self._expires

    def _token_request(self, outgoing: httpx.Request) -> httpx.Request:
        """The request for a token, with the timeouts of the request that needs it: it would have none of its own."""
        request = self._request
        timeouts = {"timeout": outgoing.extensions["timeout"]} if "timeout" in outgoing.extensions else {}
        return httpx.Request(
            request.method, request.url, headers=request.headers, content=request.content, extensions=timeouts
        )

    def _store(self, response: httpx.Response) -> None:
        try:
            body = response.json()
            expires_in = body.get("expires_in")
            token, lifetime = body["access_token"], _DEFAULT_LIFETIME if expires_in is None else float(expires_in)
            if not response.is_success:
                raise ValueError(response.status_code)
        except (ValueError, KeyError, TypeError, AttributeError):
            text = response.text[:200]
            raise SDKError(f"no token from {response.url}: {response.status_code} {text}") from None
        self._token = str(token)
        self._expires = time.monotonic() + max(lifetime - _LEEWAY, lifetime / 2)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        stale: str | None = None
        for attempt in range(2):
            if not self._is_fresh(stale):
                with self._lock:
                    if not self._is_fresh(stale):
                        response = yield self._token_request(request)
                        response.read()
                        self._store(response)
            used = self._token
            request.headers["Authorization"] = f"Bearer {used}"
            response = yield request
            if response.status_code != 401 or attempt:
                return
            stale = used

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        import asyncio

        stale: str | None = None
        loop = asyncio.get_running_loop()
        lock = self._loop_locks.setdefault(loop, asyncio.Lock())
        for attempt in range(2):
            if not self._is_fresh(stale):
                async with lock:
                    if not self._is_fresh(stale):
                        response = yield self._token_request(request)
                        await response.aread()
                        self._store(response)
            used = self._token
            request.headers["Authorization"] = f"Bearer {used}"
            response = yield request
            if response.status_code != 401 or attempt:
                return
            stale = used


class _Placed(httpx.Auth):
    """Credentials where the schemes of a requirement want them, around a flow that needs answers, if there is one."""

    def __init__(self, flow: httpx.Auth | None = None) -> None:
        self._flow = flow or httpx.Auth()
        self._fixed: list[tuple[Scheme, Any]] = []
        self._provided: list[tuple[Scheme, Callable[[], Any]]] = []

    def take(self, scheme: Scheme, secret: Any) -> None:
        """Put a key or a token on every request, or what gives one."""
        (self._provided if callable(secret) else self._fixed).append((scheme, secret))

    def alone(self) -> httpx.Auth:
        """What is needed of it."""
        return self if self._fixed or self._provided else self._flow

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        for scheme, secret in self._fixed:
            _put(request, scheme, secret)
        for scheme, provider in self._provided:
            secret = provider()
            if iscoroutine(secret):
                secret.close()
                raise SDKError(f"{scheme.credentials[-1]} is a coroutine function: only AsyncClient can wait for it")
            _put(request, scheme, secret)
        yield from self._flow.sync_auth_flow(request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        for scheme, secret in self._fixed:
            _put(request, scheme, secret)
        for scheme, provider in self._provided:
            secret = provider()
            _put(request, scheme, await secret if isawaitable(secret) else secret)
        inner = self._flow.async_auth_flow(request)
        try:
            prepared = await anext(inner)
            while True:
                response = yield prepared
                prepared = await inner.asend(response)
        except StopAsyncIteration:
            return
        finally:
            await inner.aclose()


def _put(request: httpx.Request, scheme: Scheme, secret: Any) -> None:
    if scheme.kind == "basic":
        next(httpx.BasicAuth(*secret).auth_flow(request))
    elif scheme.kind != "apiKey":
        request.headers["Authorization"] = f"Bearer {secret}"
    elif scheme.place == "query":
        request.url = request.url.copy_merge_params({scheme.name: secret})
    elif scheme.place == "cookie":
        old = [request.headers["Cookie"]] if "Cookie" in request.headers else []
        request.headers["Cookie"] = "; ".join([*old, f"{scheme.name}={secret}"])
    else:
        request.headers[scheme.name] = secret


def authenticator(
    requirements: Sequence[Sequence[str]],
    schemes: Mapping[str, Scheme],
    credentials: Credentials,
    oauth: Mapping[str, ClientCredentials],
) -> httpx.Auth | None:
    """The authentication for one operation: the first requirement that the given credentials can meet."""
    for requirement in requirements:
        secrets = [(schemes.get(name), _secret(name, schemes.get(name), credentials, oauth)) for name in requirement]
        if any(secret is None for _, secret in secrets):
            continue
        flows = [secret for _, secret in secrets if isinstance(secret, httpx.Auth)]
        placed = _Placed(flows[0] if flows else None)
        for scheme, secret in secrets:
            if scheme is not None and not isinstance(secret, httpx.Auth):
                placed.take(scheme, secret)
        return placed.alone() if secrets else None
    return None


def _secret(name: str, scheme: Scheme | None, credentials: Credentials, oauth: Mapping[str, ClientCredentials]) -> Any:
    """What a scheme puts on requests, or the flow that does; None where no credential is set for it."""
    if scheme is None or not scheme.credentials:
        return None
    if name in oauth:
        return oauth[name]
    if scheme.kind in ("basic", "digest"):
        pair = _pair(scheme, credentials)
        return httpx.DigestAuth(*pair) if pair is not None and scheme.kind == "digest" else pair
    return credentials.get(scheme.credentials[-1])


def _pair(scheme: Scheme, credentials: Credentials) -> tuple[str, str] | None:
    # A client of OAuth2 may have to say who it is outside of the token endpoint as well.
    for name, secret in (scheme.credentials, ("client_id", "client_secret")):
        if credentials.get(name) is not None:
            return credentials.get(name), credentials.get(secret) or ""
    return None
