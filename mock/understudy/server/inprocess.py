"""httpx transports that call a mock directly: no socket, no server, no serialised headers in between.

They lead to the API and to the capture endpoint; the control plane is a server's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy.faults.damage import LATENCY
from understudy.messages import Request, Response
from understudy.mock import Mock
from understudy.webhooks.capture import is_capture

if TYPE_CHECKING:
    import httpx


def _call(mock: Mock, request: httpx.Request, body: bytes) -> httpx.Response:
    import httpx

    from understudy.server.paced import paced_stream

    path, _, query = request.url.raw_path.partition(b"?")
    headers: dict[str, str] = {}
    for name, value in request.headers.multi_items():
        glue = "; " if name == "cookie" else ", "
        headers[name] = f"{headers[name]}{glue}{value}" if name in headers else value
    wire_request = Request(request.method, path.decode("ascii"), query.decode("ascii"), headers, body)
    response = mock.capture.receive(wire_request) if is_capture(wire_request.path) else mock.handle(wire_request)
    if response.fault is not None:
        _fail(response, request)
    pairs = list(response.headers)
    if response.pauses:
        stream = paced_stream(response, request)
        return httpx.Response(response.status, headers=pairs, stream=stream, request=request)
    return httpx.Response(response.status, headers=pairs, content=response.body, request=request)


def _fail(response: Response, request: httpx.Request) -> None:
    """Raise what a client would see of an answer that does not arrive; virtual latency counts against its timeout."""
    import httpx

    if response.fault == "timeout":
        raise httpx.ReadTimeout("timed out (a fault of the mock)", request=request)
    if response.fault == "connection-reset":
        raise httpx.RemoteProtocolError("the connection was reset (a fault of the mock)", request=request)
    if response.fault == "truncated-body":
        expected = next((value for name, value in response.headers if name == "Content-Length"), "0")
        message = f"received {len(response.body)} bytes, expected {expected}, then the connection was closed"
        raise httpx.RemoteProtocolError(f"{message} (a fault of the mock)", request=request)
    patience = request.extensions.get("timeout", {}).get("read")
    latency = next((float(value) for name, value in response.headers if name == LATENCY), 0.0)
    if patience is not None and latency > patience:
        message = f"no answer within {patience:g} s; it took {latency:g} s (a fault of the mock)"
        raise httpx.ReadTimeout(message, request=request)


def _httpx() -> None:
    try:
        import httpx  # noqa: F401 - only whether it is there
    except ModuleNotFoundError:
        raise RuntimeError("the in-process transport needs httpx: pip install httpx") from None


def transport(mock: Mock) -> httpx.BaseTransport:
    """A transport for `httpx.Client(transport=…)`. Raises RuntimeError when httpx is not installed."""
    _httpx()
    import httpx

    def handler(request: httpx.Request) -> httpx.Response:
        return _call(mock, request, request.read())

    return httpx.MockTransport(handler)


def async_transport(mock: Mock) -> httpx.AsyncBaseTransport:
    """A transport for `httpx.AsyncClient(transport=…)`. Raises RuntimeError when httpx is not installed."""
    _httpx()
    import httpx

    async def handler(request: httpx.Request) -> httpx.Response:
        return _call(mock, request, await request.aread())

    return httpx.MockTransport(handler)
