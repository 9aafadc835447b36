"""The rules of the pipeline on a document of our own, in process and over a socket; that a seed makes a run repeat."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import bookshop_requests as rules_front
import bookshop_state as rules_state
import httpx
import pytest
from bookshop import IMPOSSIBLE, RULES, TIMED_RULES, Shop, open_shop
from live_mocks import BOOKSHOP, bearer, server

from understudy.clock import Clock
from understudy.exchange import Request
from understudy.state.journal import describe

__all__ = ["rules_front", "rules_state"]

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
# The rules say what is in a body to the letter; what may be made up besides is for others to test.
FLAGS = ("--auth", "strict", "--fill", "required")


@pytest.fixture(scope="module")
def live() -> Iterator[str]:
    with server(*FLAGS, spec=BOOKSHOP) as url:
        yield url


@pytest.fixture(params=["in-process", "socket"])
def shop(request: pytest.FixtureRequest) -> Iterator[Shop]:
    if request.param == "in-process":
        with open_shop() as (opened, _):
            yield opened
        return
    url = request.getfixturevalue("live")
    httpx.post(f"{url}/__mock__/reset").raise_for_status()
    with httpx.Client(base_url=url) as client:
        yield Shop(client, bearer(url))


@every_rule
def test_rule(rule: Callable[[Shop], None], shop: Shop) -> None:
    rule(shop)


@pytest.mark.parametrize("rule", TIMED_RULES, ids=lambda rule: rule.__name__)
def test_timed_rule(rule: Callable[[Shop, Clock], None]) -> None:
    with open_shop() as (shop, mock):
        rule(shop, mock.clock)


@pytest.mark.parametrize("where", ["in-process", "socket"])
def test_an_answer_off_contract_is_a_500_and_leaves_no_trace(where: str) -> None:
    with ExitStack() as stack:
        if where == "socket":
            url = stack.enter_context(server(*FLAGS, "--handlers", str(IMPOSSIBLE), spec=BOOKSHOP))
            shop = Shop(stack.enter_context(httpx.Client(base_url=url)), bearer(url))
        else:
            shop, _ = stack.enter_context(open_shop(IMPOSSIBLE))
        rules_state.off_contract(shop)


def journal(seed: int, rule: Callable[[Shop], None]) -> str:
    with open_shop(seed=seed) as (shop, mock):
        rule(shop)
        return json.dumps([describe(entry) for entry in mock.journal])


@every_rule
def test_the_same_seed_and_calls_give_the_same_journal(rule: Callable[[Shop], None]) -> None:
    assert journal(1, rule) == journal(1, rule)


def test_another_seed_gives_another_journal() -> None:
    assert journal(1, rules_state.a_create_brings_what_it_promises) != journal(
        2, rules_state.a_create_brings_what_it_promises
    )


def test_two_mocks_of_one_contract_share_nothing() -> None:
    with open_shop() as (first, one), open_shop() as (second, two):
        first.book("0001")
        assert second.json_of("GET", "/books", 200)["total"] == 0
        before = len(two.journal)
        one.handle(Request("GET", "/ping"))
        assert len(two.journal) == before
