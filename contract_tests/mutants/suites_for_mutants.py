"""The parts of the suite, each asked alone whether it notices that a mock was changed."""

from __future__ import annotations

import importlib
import json
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import bookshop_requests as rules_front
import bookshop_state as rules_state
import httpx
import pytest
from bookshop import IMPOSSIBLE, RULES, TIMED_RULES, Change, open_shop
from campaignflow.errors import WebhookVerificationError
from checked_client import CheckedClient
from conformance import check
from hypothesis.errors import HypothesisException
from live_mocks import BASIC, BOOKSHOP, OVERLAY, SPEC, bearer
from model_runner import contract_of, in_process, run
from mutation import Mutant
from scenarios import SCENARIOS
from suites_of_parts import (
    AMOUNTS,
    EVENTS,
    LISTS,
    PROTOCOL,
    SELECTION,
    SESSIONS,
    STATES,
    STRANGERS,
    USERS,
    VALUES,
    Makers,
    run_parts,
)
from suites_of_the_plugin import run_named_mocks

from understudy.clock import ManualClock
from understudy.mock import Mock, open_mock
from understudy.records import MockError
from understudy.server.app import create_app
from understudy.server.inprocess import transport
from understudy.state.journal import describe

__all__ = ["SUITES", "Suite", "notices", "rules_front", "suites_for"]

Break = Callable[[], Change]
"""Undoes what an earlier mock was given, and hands out what breaks the next one."""
Claims = Iterator[tuple[str, Callable[[], str]]]
"""What a suite looks at, by name: each says what is wrong with a mock, or nothing."""
Suite = Callable[[Break], Claims]
_NOTICED = (
    AssertionError,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    httpx.HTTPError,
    HypothesisException,
    ExceptionGroup,
    MockError,
    ParseError,
    WebhookVerificationError,
    pytest.fail.Exception,
)
_EXAMPLES = 12
_FUZZED = ("campaigns", "tenants", "assets", "oauth")
_FORM = {"include-operation-id": "createAuthor", "checks": {"negative_data_rejection": {"enabled": False}}}
"""In a form a text and an array of one text are the same bytes, so what schemathesis takes for invalid may be valid."""


def rules(broken: Break) -> Claims:
    def holds(rule: Callable[..., None], *handlers: Path, timed: bool = False) -> str:
        with open_shop(*handlers, change=broken()) as (shop, mock), _noting() as noted:
            rule(shop, mock.clock) if timed else rule(shop)
        return next(iter(noted), "")

    for rule in RULES:
        yield rule.__name__, partial(holds, rule)
    for timed in TIMED_RULES:
        yield timed.__name__, partial(holds, timed, timed=True)
    yield "off_contract", partial(holds, rules_state.off_contract, IMPOSSIBLE)


def strict_mock() -> Mock:
    """A mock with a contract of its own: what a mutant makes of its schemas is not for the next one."""
    return open_mock(SPEC, overlays=[OVERLAY], auth="strict", clock=ManualClock())


def repetition(broken: Break) -> Claims:
    """The same seed and calls give the same journal."""

    def journal() -> str:
        with open_shop(change=broken()) as (shop, mock):
            rules_state.a_create_brings_what_it_promises(shop)
            shop.call("GET", "/shelf")
            return json.dumps([describe(entry) for entry in mock.journal])

    yield "journal", lambda: "" if journal() == journal() else "two runs differ"


def scenarios(broken: Break) -> Claims:
    def holds(scenario: Callable[[CheckedClient], None]) -> str:
        mock = strict_mock()
        with _noting() as noted:
            broken()(mock)
            with httpx.Client(transport=transport(mock), base_url="http://mock") as client:
                scenario(CheckedClient(client, bearer(mock)))
        return next(iter(noted), "")

    for scenario in SCENARIOS:
        yield scenario.__name__, partial(holds, scenario)


def model(broken: Break) -> Claims:
    def held(file: Path) -> str:
        with _noting() as noted:
            run(in_process(contract_of(file), lambda mock: broken()(mock)), _EXAMPLES, shrink=False)
        return next(iter(noted), "")

    for file in (BOOKSHOP, SPEC):
        yield f"{file.parent.name}/{file.stem}", partial(held, file)


def schemathesis(broken: Break) -> Claims:
    def fuzzed(tag: str) -> str:
        with _noting() as noted:
            mock = strict_mock() if tag else Mock(contract_of(BOOKSHOP), auth="strict", clock=ManualClock())
            broken()(mock)
            authorization = bearer(mock) if tag != "oauth" else BASIC
        if noted:
            return noted[0]
        report = check(
            app=create_app(mock),
            headers={"Authorization": authorization},
            phases=["examples", "coverage", "fuzzing"],
            examples=10,
            checks={"enabled": True},
            operations=[] if tag else [_FORM],
            first_failure=True,
            **({"tag": tag} if tag else {}),
        )
        return report.failures[0].splitlines()[0] if report.failures else ""

    for tag in (*_FUZZED, ""):
        yield tag or "the bookshop", partial(fuzzed, tag)


def events(broken: Break) -> Claims:
    """The tests of lifecycles, effects, delivery and XML."""
    return _parts(EVENTS, broken)


def sessions(broken: Break) -> Claims:
    """The tests of sessions and of the capture endpoint."""
    return _parts(SESSIONS, broken)


def lists(broken: Break) -> Claims:
    """The tests of what lists show."""
    return _parts(LISTS, broken)


def values(broken: Break) -> Claims:
    """The tests of what records have that nobody has sent."""
    return _parts(VALUES, broken)


def amounts(broken: Break) -> Claims:
    """The tests of amounts that add up."""
    return _parts(AMOUNTS, broken)


def states(broken: Break) -> Claims:
    """The tests of verbs, of what records show of others, and of seeds."""
    return _parts(STATES, broken)


def users(broken: Break) -> Claims:
    """The tests of users, of what goes on after a 202, and of several records at once."""
    return _parts(USERS, broken)


def strangers(broken: Break) -> Claims:
    """The tests of what is inferred of documents that nobody here wrote."""
    return _parts(STRANGERS, broken)


def selection(broken: Break) -> Claims:
    """The tests of steps that find their record by a property, of several lifecycles, and of named mocks."""

    def named() -> str:
        with _noting() as noted:
            broken()(open_mock(SPEC))
            run_named_mocks()
        return next(iter(noted), "")

    yield "named mocks", named
    yield from _parts(SELECTION, broken)


def protocol(broken: Break) -> Claims:
    """The tests of keys, patches, files, streams, XML and the forms of webhooks."""
    return _parts(PROTOCOL, broken)


def _parts(modules: Makers, broken: Break) -> Claims:
    def passed(test: Callable[[], object]) -> str:
        with _noting() as noted:
            test()
        return next(iter(noted), "")

    for name, test in run_parts(modules, broken):
        yield name, partial(passed, test)


SUITES: dict[str, Suite] = {
    "rules": rules,
    "events": events,
    "repetition": repetition,
    "scenarios": scenarios,
    "model": model,
    "schemathesis": schemathesis,
    "sessions": sessions,
    "lists": lists,
    "values": values,
    "amounts": amounts,
    "states": states,
    "users": users,
    "strangers": strangers,
    "selection": selection,
    "protocol": protocol,
}
"""The quick ones first, but for mutants that have a suite of their own: `mutants_of_events` has `events`."""


def suites_for(mutate: Mutant) -> list[str]:
    """Every suite, in the order in which they look whether they notice a mutant."""
    own = mutate.__module__.removeprefix("mutants_of_")
    return sorted(SUITES, key=lambda name: name != own)


def notices(suites: Sequence[str], mutate: Mutant | None, patch: pytest.MonkeyPatch, *, killer: str = "") -> str:
    """What suites have to say of mocks that were mutated; nothing when they notice nothing.

    The answer begins with the suite and what it looked at; `killer` is such a beginning, and is checked first.
    """

    def place(target: Any, name: str, value: Any) -> None:
        patch.setattr(importlib.import_module(target) if isinstance(target, str) else target, name, value)

    def broken() -> Change:
        patch.undo()
        return lambda mock: None if mutate is None else mutate(mock, place)

    def claims(names: Iterable[str]) -> Claims:
        return ((f"{name}: {claim}", look) for name in names for claim, look in SUITES[name](broken))

    likely = (each for each in claims(suites) if each[0] == killer) if killer else ()
    misfit = _Misfit(mutate)
    logger = logging.getLogger("understudy")
    logger.addHandler(misfit)
    try:
        noticings = ((claim, look()) for claim, look in chain(likely, claims(suites)))
        return next((f"{claim}: {noticed}" for claim, noticed in noticings if noticed), "")
    finally:
        logger.removeHandler(misfit)
        patch.undo()
        assert not misfit.found, f"what it patches is called in another way now: {misfit.found[0]}"


class _Misfit(logging.Handler):
    """Keeps what failed inside of a mock since a mutant takes other arguments than what it stands for."""

    def __init__(self, mutate: Mutant | None) -> None:
        super().__init__()
        self._names = vars(sys.modules[mutate.__module__]).keys() if mutate is not None else ()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = str(record.exc_info[1]) if record.exc_info else ""
        if re.search(r"\bargument", text) and text.partition(".<locals>.")[0] in self._names:
            self.found.append(text)


@contextmanager
def _noting() -> Iterator[list[str]]:
    """Catches what a part of the suite complains of, and keeps its first line."""
    noted: list[str] = []
    try:
        yield noted
    except _NOTICED as complaint:
        noted.append(f"{type(complaint).__name__} {str(complaint).partition(chr(10))[0]}"[:160])
