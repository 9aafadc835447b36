"""A bookshop to talk to, and the list of the rules that are checked on it.

Each rule starts from nothing: no records, an empty journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import httpx
from live_mocks import BOOKSHOP, bearer

from understudy.clock import Clock, ManualClock
from understudy.contract import Contract, read_contract
from understudy.mock import Mock
from understudy.server.app import create_app

__all__ = ["IMPOSSIBLE", "RULES", "TIMED_RULES", "Change", "Shop", "open_shop", "rule", "timed_rule"]

IMPOSSIBLE = Path(__file__).parent / "off_contract_handler.py"
"""A handler of POST /bundles that answers against the document."""
Change = Callable[[Mock], None]
RULES: list[Callable[[Shop], None]] = []
TIMED_RULES: list[Callable[[Shop, Clock], None]] = []


class Shop:
    """A client of a bookshop; `authorization` opens everything, unless a request brings its own."""

    def __init__(self, client: httpx.Client, authorization: str) -> None:
        self._client = client
        self._authorization = authorization
        self._keys = count(1)

    def call(self, method: str, path: str, *, known: bool = True, **more: Any) -> httpx.Response:
        headers = {**({"Authorization": self._authorization} if known else {}), **more.pop("headers", {})}
        return self._client.request(method, path, headers=headers, **more)

    def json_of(self, method: str, path: str, status: int, **more: Any) -> Any:
        """The JSON of an answer, whose status must be this one."""
        response = self.call(method, path, **more)
        assert response.status_code == status, f"{method} {path}: {response.status_code} {response.text[:300]}"
        return response.json() if response.content else None

    def book(self, isbn: str, **more: Any) -> Any:
        attributes = {"isbn": isbn, "title": "A book", **more}
        key = f"book{next(self._keys)}"
        return self.json_of("POST", "/books", 201, headers={"Idempotency-Key": key}, json=attributes)

    def author(self, **more: Any) -> Any:
        return self.json_of("POST", "/authors", 201, json={"name": "Ann", **more})

    def journal(self) -> list[Any]:
        """Its entries, without those about tokens."""
        entries = self.call("GET", "/__mock__/journal?limit=1000").json()["entries"]
        return [entry for entry in entries if entry["operationId"] != "createToken"]


def rule(check: Callable[[Shop], None]) -> Callable[[Shop], None]:
    RULES.append(check)
    return check


def timed_rule(check: Callable[[Shop, Clock], None]) -> Callable[[Shop, Clock], None]:
    """A rule that moves the mock's clock; it can't be checked over a socket."""
    TIMED_RULES.append(check)
    return check


@cache
def _contract() -> Contract:
    return read_contract(BOOKSHOP)


@contextmanager
def open_shop(*handlers: Path, change: Change | None = None, seed: int = 0) -> Iterator[tuple[Shop, Mock]]:
    """A bookshop in this process with a clock that stands still; `change` may do something to its mock first."""
    mock = Mock(_contract(), auth="strict", fill="required", clock=ManualClock(), seed=seed, handlers=handlers)
    if change is not None:
        change(mock)
    with httpx.Client(transport=httpx.WSGITransport(app=create_app(mock)), base_url="http://mock") as client:
        yield Shop(client, bearer(mock)), mock
