"""The control plane keeps to its own document, fuzzed with the bar that the contract has."""

from __future__ import annotations

import pytest

from conformance import check
from live import new_mock, server
from understudy.clock import ManualClock
from understudy.mock import Mock
from understudy.shell.app import create_app
from understudy.webhooks.sender import Outcome

DOCUMENT = "/__mock__/control.json"


class Nowhere:
    """A sender that reaches nobody, so that fuzzing doesn't wait for anybody."""

    def send(self, *_given: object) -> Outcome:
        return Outcome(None, "nobody is there")


def quiet_mock() -> Mock:
    mock = Mock(new_mock().contract, clock=ManualClock(), sender=Nowhere())
    record = mock.create("campaigns")
    mock.webhooks.add_endpoint("http://127.0.0.1:1/")
    mock.transition("campaigns", record["id"], to="live")
    return mock


def test_it_keeps_to_its_document() -> None:
    report = check(app=create_app(quiet_mock()), document=DOCUMENT)
    assert (report.failures, report.errors) == ([], []), str(report)
    assert report.cases > 500


def test_it_keeps_to_its_document_over_a_socket() -> None:
    with server("--delivery", "manual") as url:
        report = check(url=url, document=DOCUMENT, phases=("examples", "coverage"))
    assert (report.failures, report.errors) == ([], []), str(report)


@pytest.mark.parametrize("path", ["/__mock__/control.json"])
def test_the_document_names_what_this_contract_has(path: str) -> None:
    document = create_app(quiet_mock()).test_client().get(path).get_json()
    schemas = document["components"]["schemas"]
    assert schemas["NewEndpoint"]["properties"]["events"]["items"]["enum"] == [
        "campaign_status_change",
        "finance_application_status_change",
    ]
    assert "createReferral" in schemas["NewFault"]["properties"]["operationId"]["enum"]
