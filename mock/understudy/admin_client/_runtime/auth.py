"""Authentication as the document's security schemes ask for it."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncGenerator, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from ._http import httpx
from .errors import SDKError

if TYPE_CHECKING:
    # What only the async client needs is imported there: it is a tenth of the time of importing the package.
    import asyncio

__all__ = ["ClientCredentials", "Credentials", "Scheme", "authenticator", "place_token_url"]

_LEEWAY = 30.0
_DEFAULT_LIFETIME = 3600.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme of the document (OAS 4.8.27), as far as a client must know it."""

    kind: str
    name: str = ""
    place: str = ""
    token_url: str = ""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the caller gave. No secret is in the text of it."""

    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)


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
            "POST",
            token_url,
            data={"grant_type": "client_credentials"},
            headers={"Accept": "application/json"},
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


class _Fixed(httpx.Auth):
    """Headers, query parameters and cookies that do not change."""

    def __init__(self, headers: Mapping[str, str], params: Mapping[str, str], cookies: Mapping[str, str]) -> None:
        self._headers, self._params, self._cookies = dict(headers), dict(params), dict(cookies)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self.put_on(request)
        yield request

    def put_on(self, request: httpx.Request) -> None:
        request.headers.update(self._headers)
        if self._params:
            request.url = request.url.copy_merge_params(self._params)
        if self._cookies:
            old = [request.headers["Cookie"]] if "Cookie" in request.headers else []
            request.headers["Cookie"] = "; ".join(old + [f"{name}={value}" for name, value in self._cookies.items()])


class _Both(httpx.Auth):
    """A token flow and fixed credentials, where a requirement needs both."""

    def __init__(self, flow: ClientCredentials, fixed: _Fixed) -> None:
        self._flow, self._fixed = flow, fixed

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self._fixed.put_on(request)
        yield from self._flow.sync_auth_flow(request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        self._fixed.put_on(request)
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


def authenticator(
    requirements: Sequence[Sequence[str]],
    schemes: Mapping[str, Scheme],
    credentials: Credentials,
    oauth: Mapping[str, ClientCredentials],
) -> httpx.Auth | None:
    """The authentication for one operation: the first requirement that the given credentials can meet."""
    for requirement in requirements:
        headers: dict[str, str] = {}
        params: dict[str, str] = {}
        cookies: dict[str, str] = {}
        flow: ClientCredentials | None = None
        for name in requirement:
            scheme = schemes.get(name)
            if scheme is None:
                break
            if scheme.kind == "oauth2" and name in oauth:
                flow = oauth[name]
            elif scheme.kind in ("oauth2", "bearer") and credentials.token is not None:
                headers["Authorization"] = f"Bearer {credentials.token}"
            elif scheme.kind == "basic" and (pair := _pair(credentials)) is not None:
                request = httpx.Request("GET", "http://localhost")
                headers["Authorization"] = next(httpx.BasicAuth(*pair).auth_flow(request)).headers["Authorization"]
            elif scheme.kind == "apiKey" and credentials.api_key is not None:
                {"query": params, "cookie": cookies}.get(scheme.place, headers)[scheme.name] = credentials.api_key
            else:
                break
        else:
            fixed = _Fixed(headers, params, cookies) if headers or params or cookies else None
            return _Both(flow, fixed) if flow is not None and fixed is not None else flow or fixed
    return None


def _pair(credentials: Credentials) -> tuple[str, str] | None:
    if credentials.username is not None:
        return credentials.username, credentials.password or ""
    if credentials.client_id is not None:
        return credentials.client_id, credentials.client_secret or ""
    return None
