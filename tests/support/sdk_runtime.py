"""The runtime of a generated SDK over answers that a test scripts."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import httpx

auth: Any = import_module("campaignflow._runtime.auth")


core: Any = import_module("campaignflow._runtime.core")


errors: Any = import_module("campaignflow._runtime.errors")


Answer = Callable[[httpx.Request], httpx.Response]


HOME = "https://api.example.com/v1"


SCHEMES = {
    "flow": auth.Scheme("oauth2", token_url="https://api.example.com/v1/token"),
    "query": auth.Scheme("apiKey", "api_key", "query"),
    "cookie": auth.Scheme("apiKey", "sid", "cookie"),
    "header": auth.Scheme("apiKey", "X-Key", "header"),
    "basic": auth.Scheme("basic"),
    "bearer": auth.Scheme("bearer"),
}


def made(answer: Answer, credentials: Any = None, home: str = HOME, base_url: str = HOME, **options: Any) -> Any:
    http = httpx.Client(transport=httpx.MockTransport(answer))
    chosen = core.Options(base_url, **{"max_retries": 0, **options})
    return core.SyncCore(chosen, credentials or auth.Credentials(), SCHEMES, home, http_client=http)


def call(method: str = "get", **more: Any) -> Any:
    return core.PreparedRequest(operation="doIt", method=method, path="/things", **more)


def taken(response: httpx.Response) -> Any:
    return response.json()["value"]


class Log:
    """Answers one after the other, the last for ever, and keeps the requests."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers) or [httpx.Response(200, json={"value": 1})]
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def replies(*statuses: int, **headers: str) -> list[httpx.Response]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return [httpx.Response(status, json={"value": status}, headers=sent) for status in statuses]
