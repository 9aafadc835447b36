"""The way to a server's control plane: one client, generated from its document, and one mapping of its errors."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from understudy.addresses import CONTROL_PREFIX, HEADER, RemoteError, check_key, connectable, token_headers
from understudy.messages import Request, Response

if TYPE_CHECKING:
    import httpx

    from understudy.admin_client import Client
    from understudy.admin_client.errors import StatusError


_Params = ParamSpec("_Params")
_Result = TypeVar("_Result")
_SECONDS = 60.0


class NoMockError(RemoteError):
    """What answers there is no mock."""


class Connection:
    """The control plane at an address, for one session or the default one. Thread-safe.

    Its connections close when nobody uses it any more. Connections to other sessions of a server share those of the
    one that they are made `beside`. Raises ValueError for what is no address, or no key.
    """

    def __init__(self, url: str, session: str | None = None, *, beside: Connection | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"a mock's address is one such as http://127.0.0.1:4010; got {url!r}")
        # Only here: a test without a server pays for no HTTP client.
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        from understudy.admin_client import Client
        from understudy.admin_client._runtime._http import httpx as http

        self.url = url.rstrip("/")
        self.session = session
        # A proxy of the environment is for the outside; a mock is driven from beside it.
        self._beside = beside
        self.http: httpx.Client
        if beside is not None:
            self.http = beside.http
        else:
            # Certificates are loaded only where they are needed: that is most of the time that a client takes to make.
            secure = http.create_ssl_context() if parts.scheme == "https" else False  # SSL_CERT_FILE has its say
            nothing = CookieJar(DefaultCookiePolicy(allowed_domains=()))  # each request says for itself who it is
            hooks = {"request": [_connect_here]}
            self.http = http.Client(
                trust_env=False, timeout=_SECONDS, verify=secure, cookies=nothing, event_hooks=hooks
            )
            weakref.finalize(self, self.http.close)
        self._headers = {} if session is None else {HEADER: check_key(session, "session")}
        self.client: Client = Client(
            base_url=self.url + CONTROL_PREFIX,
            http_client=self.http,
            headers={**self._headers, **token_headers()},
            timeout=_SECONDS,
            max_retries=0,
            strict=True,
        )

    def call(self, operation: Callable[_Params, _Result], *args: _Params.args, **options: _Params.kwargs) -> _Result:
        """What an operation of `client` returns. Raises what a mock in this process would, and RemoteError."""
        __tracebackhide__ = True
        from understudy.admin_client._runtime.errors import APIConnectionError, DecodeError, StatusError

        try:
            return operation(*args, **options)
        except StatusError as error:
            raise _refusal(error) from None
        except APIConnectionError as error:
            reason = str(error).partition(": ")[2]
            raise RemoteError(
                f"no mock answers at {self.url} ({reason}); start one with: understudy serve SPEC"
            ) from None
        except DecodeError as error:
            request = error.response.request
            raise NoMockError(_no_mock(request, "no JSON of its document")) from None

    def close(self) -> None:
        """Close the connections for good, unless they are another's."""
        if self._beside is None:
            self.http.close()

    def of(self, session: str | None) -> Connection:
        """The control plane of another session of the server. Raises ValueError for what is no key."""
        return Connection(self.url, session, beside=self)

    def send(self, request: Request) -> Response:
        """What the API answers, whatever its status. Raises RemoteError."""
        from understudy.admin_client._runtime._http import httpx

        target = request.path + (f"?{request.query}" if request.query else "")
        headers = {**request.headers, **self._headers}
        try:
            answer = self.http.request(request.method, self.url + target, headers=headers, content=request.body)
        except httpx.RequestError as error:
            reason = f"{type(error).__name__}: {error}"
            raise RemoteError(f"{request.method} {self.url}{request.path} was not answered: {reason}") from None
        pairs = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
        return Response(answer.status_code, tuple(pairs), answer.content)


def _connect_here(request: httpx.Request) -> None:
    """Connect to this machine for names below `localhost`; the Host field stays, and what TLS asks for."""
    host = request.url.host
    if (address := connectable(host)) != host:
        request.url = request.url.copy_with(host=address)
        request.extensions = {**request.extensions, "sni_hostname": host}


def _no_mock(request: httpx.Request, answer: str) -> str:
    return f"what answers at {request.url} is no mock of Understudy: {request.method} got {answer}"


def _refusal(error: StatusError) -> Exception:
    """The exception that the mock raised over there, with what it knew."""
    from understudy.admin_client.models import Problem

    place = f"{error.response.request.method} {error.response.request.url}"
    problem = error.body
    if not isinstance(problem, Problem):
        return NoMockError(_no_mock(error.response.request, str(error.status_code)))
    kind = _refusals().get(problem.code)
    if kind is None and error.status_code in (401, 403):
        return RemoteError(problem.detail)
    if kind is None:
        return RemoteError(f"{place} answered {error.status_code}: {problem.detail}")
    known: dict[str, Any] = problem.additional_properties
    return kind(problem.detail, **known)


def _refusals() -> Mapping[str, type[Exception]]:
    """The exceptions by the codes of their problem details."""
    from understudy.faults import InjectedError
    from understudy.records import errors
    from understudy.webhooks.targets import TargetRefusedError

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.MockError)]
    return {
        **{kind.code: kind for kind in kinds},
        InjectedError.code: InjectedError,
        "target_refused": TargetRefusedError,
        "validation_error": ValueError,
        "conflict": ValueError,
    }
