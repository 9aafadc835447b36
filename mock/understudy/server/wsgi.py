"""The WSGI callable (PEP 3333) in front of everything: contract traffic goes to the mock, the rest to Flask.

Contract traffic does not pass Flask's dispatch, which alone costs more than the whole pipeline. Paths under `/__mock__`
belong to the control plane.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from understudy.addresses import CONTROL_PREFIX, HEADER, SESSION_FIELD, SESSIONS
from understudy.compat import PROBES
from understudy.json_codec import dumps
from understudy.messages import PHRASES, Request, Response
from understudy.mock import Mock
from understudy.rendering.serialise import REASON, header_text
from understudy.server.cors import Cors, is_preflight
from understudy.server.incoming import Incoming
from understudy.server.reply import BODY, HEADERS, REPLY, PendingReply
from understudy.server.request_log import RequestLog
from understudy.server.sessions import SessionEndedError, Sessions
from understudy.server.wire import target_path
from understudy.state.shared import UnavailableError
from understudy.webhooks.capture import is_capture
from understudy.webhooks.hooks import deferred_deliveries

MAX_BODY = 64 * 1024 * 1024
"""The most bytes of a request body that are read; a longer one is answered 413."""

_DIGITS = len(str(MAX_BODY))

StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
Direct = Callable[[Incoming, PendingReply], bool]
"""What answers a request that has come without an environ; False, with nothing done, for one that needs it."""

Headers = tuple[tuple[str, str], ...]

_FAVICON = "/favicon.ico"
_ENTERING = "understudy.entering"
_SESSION = HEADER.lower()

_UNQUOTED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~")
_SAFE_IN_PATH = "/:@!$&'()*+,;=~"
_SAFE_IN_QUERY = "".join(map(chr, range(0x21, 0x7F)))
_MOST_NAMES = 1_000
_STATUS_LINES = {int(status): f"{int(status)} {phrase}" for status, phrase in PHRASES.items()}


class ContractApp:
    """A WSGI application that serves the contract and hands `/__mock__…` to `control`, and what is below `also`.

    Each request meets the mock of its session. Under our own server nothing waits here, faults such as a timeout are
    felt by clients as they are, and what may block is left to a thread (see `PendingReply`). `cors` lets pages of other
    origins call the contract, and `log` is called for every answer; it shows paths behind `prefix`.
    """

    def __init__(
        self,
        sessions: Sessions,
        control: WsgiApp,
        *,
        also: Sequence[str] = (),
        cors: Cors | None = None,
        log: RequestLog | None = None,
        prefix: str = "",
    ) -> None:
        self._sessions, self._default = sessions, sessions.default.mock
        self._control, self._cors, self._log, self._prefix = control, cors, log, prefix
        self._icon = _FAVICON if (cors is not None or log is not None) and _claims_no_icon(self._default) else None
        self._lengths = {each: len(each) for each in (CONTROL_PREFIX, *also)}
        self._prefixes = tuple(self._lengths)
        self._special = (*self._prefixes, *((self._icon,) if self._icon is not None else ()))

    def direct(self, incoming: Incoming, reply: PendingReply) -> bool:
        """Answer a call of the contract that can be answered at once, in `reply`; False for whatever is more."""
        mock = self._default
        if mock.engine.may_block or not (incoming.is_plain or self._is_plain(incoming)):
            return False
        incoming.is_plain = True
        begun = perf_counter() if self._log is not None else 0.0
        path, query, scheme = incoming.path, incoming.query, incoming.base["wsgi.url_scheme"]
        request = Request(incoming.method, path, query, incoming.headers, incoming.body, scheme)
        response = _handled(mock, request, reply)
        if self._log is not None:
            place = {"REQUEST_METHOD": incoming.method, "PATH_INFO": path, "QUERY_STRING": query}
            reply.sent = partial(self._log.note, place, response, begun, self._sessions.default.key, self._prefix)
        status = response.status
        reply.status = _STATUS_LINES.get(status) or status_line(status)
        reply.headers, reply.body = response.headers, response.body
        return True

    def _is_plain(self, incoming: Incoming) -> bool:
        """Whether the head of a request asks for nothing but a call of the contract by the mock of all."""
        path, headers = incoming.path, incoming.headers
        if path.startswith(self._special) or not _UNQUOTED.issuperset(path) or _SESSION in headers:
            return False
        if not (incoming.query.isascii() and incoming.is_whole) or (self._cors is not None and "origin" in headers):
            return False
        host = headers.get("host")
        return "," not in host if host else incoming.protocol != "HTTP/1.1"

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path, mock, reply = environ["PATH_INFO"], self._default, environ.get(REPLY)
        if path == self._icon:
            return _send(Response(204, (("Cache-Control", "max-age=86400"),)), environ, start_response)
        if SESSION_FIELD in environ or path.startswith(SESSIONS):
            sessions = self._sessions
            if reply is not None and sessions.may_block and _ENTERING not in environ:
                environ[_ENTERING] = True
                reply.work = partial(_entered, self, environ, start_response, reply)
                return ()
            try:
                mock = sessions.enter(environ).mock
            except (ValueError, SessionEndedError) as error:
                status = getattr(error, "status", 400)
                return _send(refusal(status, str(error)), environ, start_response)
            except UnavailableError as error:
                return _send(refusal(503, str(error)), environ, start_response)
            path = environ["PATH_INFO"]
        if path.startswith(self._prefixes) and any(
            path.startswith(prefix) and path[length : length + 1] in ("", "/")
            for prefix, length in self._lengths.items()
        ):
            if reply is None:
                return self._control(environ, start_response)
            reply.work = partial(self._control, environ, start_response)
            reply.is_quick = _is_quick(environ, path)
            return ()
        shared: Headers = ()
        if self._cors is not None and "HTTP_ORIGIN" in environ:
            if is_preflight(environ):
                return self._preflight(mock, environ, start_response)
            shared = self._cors.headers(environ["HTTP_ORIGIN"])
        answered = partial(self._answered, mock, environ, start_response, reply, shared, perf_counter())
        if reply is not None and mock.engine.may_block:
            reply.work = answered
            return ()
        return answered()

    def _preflight(self, mock: Mock, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """It is in the log only where the browser sends nothing after it: no other line would say so."""
        assert self._cors is not None
        begun = perf_counter()
        response = self._cors.preflight(environ, mock.router.match("OPTIONS", _raw_path(environ)).allowed)
        if self._log is not None and any(name == "X-Mock-Reason" for name, _ in response.headers):
            self._log.note(environ, response, begun, self._sessions.at(environ).key, self._prefix)
        return _send(response, environ, start_response)

    def _answered(
        self,
        mock: Mock,
        environ: dict[str, Any],
        start_response: StartResponse,
        reply: PendingReply | None,
        shared: Headers,
        begun: float,
    ) -> Iterable[bytes]:
        response, log = _answer(mock, environ, reply), self._log
        if log is not None:
            note = partial(log.note, environ, response, begun, self._sessions.at(environ).key, self._prefix)
            if reply is None:
                note()
            else:
                reply.sent = note
        return _send(response, environ, start_response, shared)


def _entered(
    application: WsgiApp, environ: dict[str, Any], start_response: StartResponse, reply: PendingReply
) -> Iterable[bytes]:
    """The answer of the application in a thread, where it may look for the session: what it leaves to one is done."""
    reply.work = None
    parts = application(environ, start_response)
    work, reply.work = reply.work, None
    return parts if work is None else work()


def _answer(mock: Mock, environ: dict[str, Any], reply: PendingReply | None) -> Response:
    """The answer to a request, and in `reply` what is to happen before it goes out, and how it does."""
    # An HTTP/1.1 request has one Host field (RFC 9112 section 3.2).
    host = environ.get("HTTP_HOST")
    if reply is not None and ("," in host if host else environ.get("SERVER_PROTOCOL") == "HTTP/1.1"):
        return _NO_HOST
    request = read_request(environ)
    if isinstance(request, Response):
        return request
    return mock.handle(request) if reply is None else _handled(mock, request, reply)


def _handled(mock: Mock, request: Request, reply: PendingReply) -> Response:
    if mock.webhooks.mode == "sync":
        with deferred_deliveries() as events:
            response = mock.handle(request)
        if events:
            reply.before = partial(mock.webhooks.deliver_later, events)
    else:
        response = mock.handle(request)
    if response.delay:
        reply.delay = response.delay
    if response.pauses:
        reply.pauses = response.pauses
    return response if response.fault is None else _cut(response, reply)


def _cut(response: Response, reply: PendingReply) -> Response:
    """The response as a fault lets it arrive: not at all, or with its end missing, which never comes."""
    reply.is_dropped = response.fault == "connection-reset"
    if response.fault == "timeout":
        return replace(response, body=response.body[:1])
    if response.fault == "truncated-body":
        return replace(response, headers=(*response.headers, ("Connection", "close")))
    return response


def _is_quick(environ: Mapping[str, Any], path: str) -> bool:
    """Whether a call of the control plane waits for nobody: threads are kept for these."""
    return is_capture(path) or (environ["REQUEST_METHOD"] in ("GET", "HEAD") and "wait=" not in environ["QUERY_STRING"])


def _claims_no_icon(mock: Mock) -> bool:
    """Whether the contract leaves to us what every browser requests by itself: it is no call of the API."""
    return mock.router.match("GET", _FAVICON).template is None


def unclaimed(mock: Mock) -> list[str]:
    """The admin paths of other mock servers, as far as the contract has no such paths itself."""
    return [prefix for prefix, probe in PROBES.items() if mock.router.match("GET", probe).template is None]


def read_request(environ: Mapping[str, Any]) -> Request | Response:
    """The request as it came, or the refusal of one whose body can't be read."""
    body = environ.get(BODY)
    if body is None:
        body = _body(environ)
        if isinstance(body, Response):
            return body
    query = environ.get("QUERY_STRING", "")
    if not query.isascii():
        query = quote_from_bytes(query.encode("latin-1", "replace"), safe=_SAFE_IN_QUERY)
    scheme, mount = environ.get("wsgi.url_scheme", "http"), environ.get("SCRIPT_NAME", "")
    if mount:
        mount = quote_from_bytes(mount.encode("latin-1", "replace"), safe=_SAFE_IN_PATH)
    headers = environ.get(HEADERS) or _headers(environ)
    return Request(environ["REQUEST_METHOD"], _raw_path(environ), query, headers, body, scheme, mount)


def _send(
    response: Response, environ: Mapping[str, Any], start_response: StartResponse, shared: Headers = ()
) -> Iterable[bytes]:
    status = response.status
    headers = [*response.headers, *shared]
    if mount := environ.get("SCRIPT_NAME"):
        prefix = quote_from_bytes(mount.encode("latin-1"), safe=_SAFE_IN_PATH)
        headers = [(name, _under(prefix, name, value)) for name, value in headers]
    start_response(_STATUS_LINES.get(status) or status_line(status), headers)
    return [response.body]


def _under(prefix: str, name: str, value: str) -> str:
    """A Location that is a path of the contract is a path under the mount for the caller."""
    return prefix + value if name.lower() == "location" and value[:1] == "/" and value[:2] != "//" else value


def _raw_path(environ: Mapping[str, Any]) -> str:
    """The path as it was sent, where the server keeps it; WSGI itself has it only decoded, so `%2F` is lost there."""
    path: str = environ["PATH_INFO"]
    target = environ.get("RAW_URI") or environ.get("REQUEST_URI")
    if target and "%" in target:
        sent = target_path(target)
        mount = environ.get("SCRIPT_NAME", "").count("/")
        if mount:
            sent = "/" + "/".join(sent.split("/")[mount + 1 :])
        # A server or a middleware that changed the path has the last word.
        if unquote_to_bytes(sent) == path.encode("latin-1", "replace"):
            return sent
    if _UNQUOTED.issuperset(path):
        return path
    try:
        return quote_from_bytes(path.encode("latin-1"), safe=_SAFE_IN_PATH)
    except UnicodeEncodeError:  # not as PEP 3333 has it, but httpx.WSGITransport sends text
        return quote_from_bytes(path.encode(), safe=_SAFE_IN_PATH)


class _FieldNames(dict[str, "str | None"]):
    """The field name of each key of an environ, None for a key of another kind; known after its first use."""

    def __missing__(self, key: str) -> str | None:
        name = key[5:].replace("_", "-").lower() if key[:5] == "HTTP_" else None
        if len(self) < _MOST_NAMES:
            self[key] = name
        return name


_field_names = _FieldNames({"CONTENT_TYPE": "content-type", "CONTENT_LENGTH": "content-length"})


def _headers(environ: Mapping[str, Any]) -> Mapping[str, str]:
    names = _field_names
    headers = {name: value for key, value in environ.items() if (name := names[key]) is not None}
    for name in ("content-type", "content-length"):  # absent fields may be there without a value (PEP 3333)
        if name in headers and not headers[name]:
            del headers[name]
    return headers


def _body(environ: Mapping[str, Any]) -> bytes | Response:
    """The whole body, or the refusal of one that can't be read."""
    length = environ.get("CONTENT_LENGTH")
    if length:
        text = str(length)
        if not (text.isascii() and text.isdigit()):
            return refusal(400, "Content-Length is not a whole number")
        if is_too_large(text):
            return too_large()
        size = int(text)
        sent: bytes = environ["wsgi.input"].read(size) if size else b""
        if len(sent) < size:
            return refusal(400, f"the body ends after {len(sent)} of {size} bytes")
        return sent
    if environ.get("wsgi.input_terminated") and _may_have_body(environ):
        body: bytes = environ["wsgi.input"].read(MAX_BODY + 1)
        return body if len(body) <= MAX_BODY else too_large()
    return b""


def _may_have_body(environ: Mapping[str, Any]) -> bool:
    """Asking a server for the body of a plain GET costs time and finds nothing."""
    return environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_TRANSFER_ENCODING" in environ


def is_too_large(length: str) -> bool:
    """Whether a Content-Length says too much; long numbers are not even read."""
    return len(length.lstrip("0")) > _DIGITS or (length.isdigit() and int(length) > MAX_BODY)


def too_large() -> Response:
    """The refusal of a body that is too long."""
    return refusal(413, f"the body is longer than {MAX_BODY} bytes")


def status_line(status: int) -> str:
    """A status with its phrase."""
    return _STATUS_LINES.get(status) or f"{status} Unknown"


def refusal(status: int, detail: str) -> Response:
    """Problem details (RFC 9457) for what never reaches the mock."""
    body = dumps({"type": "about:blank", "title": PHRASES[status], "status": status, "detail": detail})
    media = (("Content-Type", "application/problem+json"), ("Content-Length", str(len(body))))
    return Response(status, (*media, (REASON, header_text(detail))), body)


_NO_HOST = refusal(400, "an HTTP/1.1 request has one Host header field (RFC 9112 section 3.2)")
