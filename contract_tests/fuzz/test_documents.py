"""Documents that nobody here has written: each loads, is explained, serves, and is not answered off-contract."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conformance import PHASES, check
from live_mocks import SHARED

from understudy.inference.explain import explain
from understudy.mock import Mock, open_mock
from understudy.server.app import create_app

DOCUMENTS = ("adyen-binlookup.json", "museum.yaml", "orders.yaml", "paypal-payments.json", "petstore.yaml",
             "train-travel.yaml", "widgets.yaml", "stripe.json", "github.json")  # fmt: skip
HUGE = {
    "stripe.json": r"/v1/(customers|coupons|products|refunds)(/|$)",
    "github.json": r"/(gists|emojis|licenses|user/keys)(/|$)",
}
CASES = 500
# What a mock can promise of any document: it does not fail, and whatever it says has the documented shape.
CHECKS = {
    "enabled": False,
    "not_a_server_error": {"enabled": True},
    "content_type_conformance": {"enabled": True},
    "response_schema_conformance": {"enabled": True},
    "response_headers_conformance": {"enabled": True},
}


def read(name: str) -> Mock:
    file = SHARED / name
    assert file.is_file(), f"{file} is missing: the shared documents stand beside the repository, in ../shared/specs"
    return open_mock(file)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_loads_and_is_explained(name: str) -> None:
    mock = read(name)
    text = explain(mock.contract)
    assert len(mock.contract.operations) == len(mock.contract.resources.plans)
    assert max(map(len, text.splitlines())) <= 120
    words = " ".join(text.split())
    assert all(plan.reason in words for plan in mock.contract.resources.plans.values())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_is_never_answered_off_contract(name: str) -> None:
    mock = read(name)
    headers = {"Authorization": "Bearer understudy", "X-API-Key": "understudy", "api_key": "understudy"}
    include: dict[str, Any] = {"path_regex": HUGE[name]} if name in HUGE else {}
    cases, examples = 0, 40
    while cases < CASES:
        report = check(
            app=create_app(mock),
            headers=headers,
            phases=PHASES if name not in HUGE else PHASES[:3],
            examples=examples,
            checks=CHECKS,
            seed=examples,
            **include,
        )
        assert not report.failures, str(report)
        cases, examples = cases + report.cases, examples + 1
    assert not [entry for entry in mock.journal if entry.off_contract], name


def test_every_shared_document_is_covered() -> None:
    assert {file.name for file in Path(SHARED).iterdir()} == set(DOCUMENTS)
