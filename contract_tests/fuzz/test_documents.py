"""Documents that nobody here has written: each loads, is explained, serves, and passes every check in every phase.

What a document itself makes impossible is listed in impossible.yaml, with the place and the reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conformance import PHASES, check
from impossible import listed
from live_mocks import BASIC, CORPUS, SHARED

from understudy.clock import ManualClock
from understudy.inference.explain import explain
from understudy.mock import Mock, open_mock
from understudy.openapi.pointer import MISSING, pointer_get
from understudy.server.app import create_app

DOCUMENTS = ("adyen-binlookup.json", "museum.yaml", "orders.yaml", "paypal-payments.json", "petstore.yaml",
             "train-travel.yaml", "widgets.yaml", "stripe.json", "github.json")  # fmt: skip
HUGE = {
    "stripe.json": r"/v1/(customers|coupons|products|refunds)(/|$)",
    "github.json": r"/(gists|emojis|licenses|user/keys)(/|$)",
}
CASES = 300


IMPOSSIBLE = listed()


def read(name: str, **options: Any) -> Mock:
    file = next((folder / name for folder in (SHARED, CORPUS) if (folder / name).is_file()), None)
    assert file is not None, f"{name} is missing: the shared documents stand beside the repository, in ../shared"
    return open_mock(file, clock=ManualClock(), **options)


def credentials(mock: Mock) -> dict[str, str]:
    """What every operation of the document is satisfied with."""
    schemes = mock.contract.security_schemes.values()
    headers = {each.parameter_name: "understudy" for each in schemes if each.type == "apiKey"}
    issued = f"Bearer {mock.tokens.issue('tester', tuple(mock.engine.auth.scopes))}"
    return {**headers, "Authorization": BASIC if any(each.scheme == "basic" for each in schemes) else issued}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_loads_and_is_explained(name: str) -> None:
    mock = read(name)
    text = explain(mock.contract)
    assert len(mock.contract.operations) == len(mock.contract.resources.plans)
    assert max(map(len, text.splitlines())) <= 120
    words = " ".join(text.split())
    assert all(plan.reason in words for plan in mock.contract.resources.plans.values())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_passes_every_check_in_every_phase(name: str) -> None:
    mock = read(name, auth="strict")
    report = check(
        app=create_app(mock),
        headers=credentials(mock),
        phases=PHASES,
        examples=15 if name in HUGE else 30,
        checks={"enabled": True},
        **({"path_regex": HUGE[name]} if name in HUGE else {}),
    )
    entries = [each for each in IMPOSSIBLE if each.document == name]
    needless = [each for each in entries if not each.seldom and not any(map(each.explains, report.findings))]
    assert needless == [], "take out of impossible.yaml what the mock can do by now"
    report.findings = [each for each in report.findings if not any(entry.explains(each) for entry in entries)]
    assert (report.failures, report.errors) == ([], []), str(report)
    assert report.cases > CASES
    assert not [entry for entry in mock.journal if entry.off_contract], name


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name not in HUGE])
def test_the_least_passes_every_check_too(name: str) -> None:
    mock = read(name, auth="strict", fill="required")
    phases = [phase for phase in PHASES if phase != "stateful"]
    report = check(app=create_app(mock), headers=credentials(mock), phases=phases, examples=5, checks={"enabled": True})
    entries = [each for each in IMPOSSIBLE if each.document == name]
    report.findings = [each for each in report.findings if not any(entry.explains(each) for entry in entries)]
    assert (report.failures, report.errors) == ([], []), str(report)
    assert not [entry for entry in mock.journal if entry.off_contract], name


def test_what_is_impossible_names_places_that_there_are() -> None:
    assert all(entry.why and entry.at for entry in IMPOSSIBLE)
    missing = [
        (entry.document, pointer)
        for entry in IMPOSSIBLE
        for document in [read(entry.document).contract.document]
        for pointer in entry.at
        if pointer_get(document, pointer) is MISSING
    ]
    assert missing == []


def test_every_shared_document_is_covered() -> None:
    assert {file.name for file in Path(SHARED).iterdir()} == set(DOCUMENTS)
