"""The wire of a remote mock: calls of its control plane, its refusals as exceptions, its JSON as our own data."""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from understudy.durations import parse_duration
from understudy.faults import Fault, InjectedError
from understudy.json_codec import dumps, loads
from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.records import errors
from understudy.records.errors import MockError, NotFoundError
from understudy.server.sessions import HEADER, check_key
from understudy.state.journal import Entry
from understudy.webhooks.chaos import ChaosRule
from understudy.webhooks.endpoints import Endpoint
from understudy.webhooks.outbox import Attempt, Event
from understudy.webhooks.targets import TargetRefusedError

__all__ = [
    "Connection",
    "NoMockError",
    "RemoteError",
    "attempts_of",
    "camel",
    "chaos_of",
    "endpoint_of",
    "entry_of",
    "event_of",
    "fault_of",
    "looking_up",
]

_PREFIX = "/__mock__"
_PATIENCE = 60.0
_PROBLEM = ("type", "title", "status", "detail", "code")
_REFUSALS: Mapping[str, type[Exception]] = {
    **{
        kind.code: kind
        for name in errors.__all__
        if isinstance(kind := getattr(errors, name), type) and issubclass(kind, MockError)
    },
    InjectedError.code: InjectedError,
    "target_refused": TargetRefusedError,
    "validation_error": ValueError,
    "conflict": ValueError,
}


class RemoteError(Exception):
    """The server does not answer, or not as a mock would. The message names the address."""


class NoMockError(RemoteError):
    """What answers there is no mock."""


class Connection:
    """Calls of one control plane, for a session where one is named. Raises ValueError for no address, or no key."""

    def __init__(self, url: str, session: str | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"a mock's address is one such as http://127.0.0.1:4010; got {url!r}")
        self.url = url.rstrip("/")
        self._headers = {} if session is None else {HEADER: check_key(session, "session")}
        # A proxy that the machine is told of is for the outside.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def call(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, query: Mapping[str, Any] | None = None
    ) -> Any:
        """The JSON of the answer. Raises what the mock would in process, and RemoteError."""
        __tracebackhide__ = True
        asked = f"?{urlencode(query, doseq=True)}" if query else ""
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked
            f"{self.url}{_PREFIX}{path}{asked}",
            method=method,
            data=None if body is None else dumps(body),
            headers=self._headers if body is None else {**self._headers, "Content-Type": "application/json"},
        )
        place = f"{method} {self.url}{_PREFIX}{path}"
        try:
            with self._opener.open(request, timeout=_PATIENCE) as response:
                content = response.read()
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(place, error.code, error.read()) from None
        except (OSError, http.client.HTTPException) as error:
            raise RemoteError(f"{place} was not answered: {getattr(error, 'reason', error)}") from None
        if not content:
            return None
        try:
            return loads(content)
        except ValueError:
            raise NoMockError(f"{place} answered no JSON: is a mock running there?") from None

    def send(self, sent: Request) -> Response:
        """The answer of the API, whatever its status. Raises RemoteError."""
        target = sent.path + (f"?{sent.query}" if sent.query else "")
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked
            self.url + target, method=sent.method, data=sent.body or None, headers={**sent.headers, **self._headers}
        )
        try:
            with self._opener.open(request, timeout=_PATIENCE) as answer:
                return Response(answer.status, tuple(answer.headers.items()), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Response(error.code, tuple(error.headers.items()), error.read())
        except (OSError, http.client.HTTPException) as error:
            raise RemoteError(
                f"{sent.method} {self.url}{sent.path} was not answered: {getattr(error, 'reason', error)}"
            ) from None


def _refusal(place: str, status: int, content: bytes) -> Exception:
    """The exception that the mock raised over there, with what it knew."""
    try:
        told = loads(content)
        code, detail = told["code"], told["detail"]
    except (ValueError, KeyError, TypeError):
        return NoMockError(f"{place} answered {status}: is a mock running there?")
    kind = _REFUSALS.get(code)
    if kind is None:
        return RemoteError(f"{place} answered {status}: {detail}")
    known = {name: value for name, value in told.items() if name not in _PROBLEM}
    return kind(detail, **known)


@contextmanager
def looking_up() -> Iterator[None]:
    """What is not there is a LookupError, as for the webhooks of a mock in process."""
    try:
        yield
    except NotFoundError as error:
        raise LookupError(str(error)) from None


def camel(given: Mapping[str, Any]) -> dict[str, Any]:
    """Names as they are on the wire; what is None is left out."""
    return {
        re.sub("_([a-z])", lambda letter: letter[1].upper(), name): value
        for name, value in given.items()
        if value is not None
    }


def _snake(given: Mapping[str, Any]) -> dict[str, Any]:
    """The members of one object by their Python names."""
    return {re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name): value for name, value in given.items()}


def fault_of(given: Mapping[str, Any]) -> Fault:
    """A fault."""
    told = _snake(given)
    del told["used"]
    late = told["latency"]
    return Fault(**{**told, "latency": None if late is None else parse_duration(late)})


def chaos_of(given: Mapping[str, Any]) -> ChaosRule:
    """A rule of chaos."""
    return ChaosRule(**{**given, "by": parse_duration(given["by"])})


def endpoint_of(given: Mapping[str, Any]) -> Endpoint:
    """Who receives events."""
    return Endpoint(
        given["id"], given["url"], tuple(given["events"]), tuple(given["secrets"]), disabled=given["disabled"]
    )


def attempts_of(given: Mapping[str, Any]) -> tuple[Attempt, ...]:
    """The attempts that an answer lists."""
    return tuple(
        Attempt(**{**_snake(each), "headers": tuple((name, value) for name, value in each["headers"])})
        for each in given["attempts"]
    )


def event_of(given: Mapping[str, Any]) -> Event:
    """An event with its deliveries."""
    deliveries = [{**_snake(each), "attempts": list(map(_snake, each["attempts"]))} for each in given["deliveries"]]
    return Event.from_json({**_snake(given), "deliveries": deliveries})


def entry_of(given: Mapping[str, Any]) -> Entry:
    """An exchange; the machine's time of it is not told, so it is the mock's."""
    request, response = given["request"], given["response"]
    time = datetime.fromisoformat(given["time"])
    return Entry(
        given["sequence"],
        time,
        given["operationId"],
        Request(**{**request, "body": request["body"].encode()}),
        Response(
            response["status"], tuple((name, value) for name, value in response["headers"]), response["body"].encode()
        ),
        tuple(Violation(**each) for each in given["violations"]),
        tuple(Violation(**each) for each in given["offContract"]),
        time,
        reason=given["reason"],
        warnings=tuple(given["warnings"]),
    )
