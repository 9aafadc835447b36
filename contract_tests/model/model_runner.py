"""Puts mocks through the lives that a model makes up: where a life begins, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import cycle
from pathlib import Path

import httpx
from api_driver import SystemUnderTest
from conformance import SEED
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from live_mocks import BASIC, bearer

from model import machine
from understudy.contract import Contract, read_contract
from understudy.mock import Mock
from understudy.server.inprocess import transport
from understudy.state.store import Store

__all__ = ["contract_of", "in_process", "over_socket", "over_stores", "run"]


@cache
def contract_of(file: Path) -> Contract:
    overlay = file.parent / "mock.overlay.yaml"
    return read_contract(file, overlays=[overlay] if overlay.exists() else [])


def in_process(contract: Contract, change: Callable[[Mock], None] = lambda _mock: None) -> SystemUnderTest:
    """Every life begins with a new mock; `change` may do something to it first."""

    def start() -> tuple[httpx.Client, Mapping[str, str]]:
        own = "/oauth2/v1/token" in contract.document["paths"]
        mock = Mock(contract, auth="strict" if own else "lenient", fill="required")
        change(mock)
        client = httpx.Client(transport=transport(mock), base_url="http://mock")
        return client, {"Authorization": bearer(mock)} if own else _keys(contract)

    return SystemUnderTest(contract, start)


def _keys(contract: Contract) -> Mapping[str, str]:
    """What lets anybody into a lenient mock."""
    schemes = contract.security_schemes.values()
    basic = any(scheme.scheme == "basic" for scheme in schemes)
    keys = {scheme.parameter_name: "understudy" for scheme in schemes if scheme.location == "header"}
    return {"Authorization": BASIC if basic else "Bearer understudy", **keys}


def over_stores(contract: Contract, stores: Sequence[Store]) -> SystemUnderTest:
    """Every life begins with a reset; the mocks over these stores answer in turn, as processes behind a balancer do."""
    mocks = [Mock(contract, fill="required", store=store) for store in stores]

    def start() -> tuple[httpx.Client, Mapping[str, str]]:
        mocks[0].reset()
        keys = {
            **_keys(contract),
            "Authorization": "Bearer understudy",
        }  # a token is known to the process that issued it
        return httpx.Client(transport=_InTurn(mocks), base_url="http://mock"), keys

    return SystemUnderTest(contract, start)


class _InTurn(httpx.BaseTransport):
    def __init__(self, mocks: Sequence[Mock]) -> None:
        self._transports = cycle([transport(mock) for mock in mocks])

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return next(self._transports).handle_request(request)


def over_socket(contract: Contract, url: str) -> SystemUnderTest:
    """Every life begins with a reset."""

    def start() -> tuple[httpx.Client, Mapping[str, str]]:
        client = httpx.Client(base_url=url)
        client.post("/__mock__/reset").raise_for_status()
        return client, {"Authorization": bearer(url)}

    return SystemUnderTest(contract, start)


def run(system: SystemUnderTest, lives: int, *, steps: int = 30, shrink: bool = True) -> None:
    """Raises what the model has to complain of; a failure lists every request as a curl command."""
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        seed(SEED)(machine(system)),
        settings=settings(
            max_examples=lives,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=phases,
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
