"""The runtime of a generated SDK over answers that a test scripts."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import httpx

auth: Any = import_module("campaignflow._runtime.auth")


core: Any = import_module("campaignflow._runtime.core")


calls: Any = import_module("campaignflow._runtime.calls")


options: Any = import_module("campaignflow._runtime.options")


services: Any = import_module("campaignflow._runtime.service")


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


SERVICE = services.Service("shop", "1.2.3", "SHOP", HOME, schemes=SCHEMES)


def parts(credentials: Any = None, base_url: str = HOME, **changes: Any) -> tuple[Any, ...]:
    """What a core is made of."""
    return SERVICE, options.Options(base_url, **{"max_retries": 0, **changes}), credentials or auth.Credentials()


def made(answer: Answer, credentials: Any = None, base_url: str = HOME, **changes: Any) -> Any:
    http = httpx.Client(transport=httpx.MockTransport(answer))
    return core.SyncCore(*parts(credentials, base_url, **changes), http_client=http)


def made_async(answer: Any, credentials: Any = None, **changes: Any) -> Any:
    http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    return core.AsyncCore(*parts(credentials, **changes), http_client=http)


def call(method: str = "get", **more: Any) -> Any:
    return calls.PreparedRequest(operation="doIt", method=method, path="/things", **more)


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
