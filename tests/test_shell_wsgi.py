"""The WSGI callable: what it makes of the environ of different servers, and that it keeps to PEP 3333."""

from __future__ import annotations

from waitress.task import WSGITask  # noqa: F401 - only whether the server whose REQUEST_URI is imitated is there

from understudy.exchange import Request, Response


class Recorder:
    """Stands in for a mock: keeps what it is asked and answers the same."""

    def __init__(self, response: Response = Response(204)) -> None:
        self.response = response
        self.requests: list[Request] = []

    def handle(self, request: Request) -> Response:
        self.requests.append(request)
        return self.response
