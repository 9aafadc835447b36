"""The workflows of the shipped contract, in process and over a socket, step by step as the document has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from live_mocks import ROOT, new_mock, server

from understudy.testing.webhooks import Receiver, WebhookInbox
from understudy.workflows import Case, InProcess, OverHttp, Service, workflow_cases

WORKFLOWS = ROOT / "spec" / "campaignflow" / "workflows.arazzo.yaml"
cases = pytest.mark.parametrize("case", workflow_cases(WORKFLOWS))


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server("--auth", "strict", "--delivery", "manual") as address:
        yield address


@cases
def test_in_process(case: Case) -> None:
    case.run(InProcess(new_mock()))


@cases
def test_over_a_socket(case: Case, url: str) -> None:
    case.run(OverHttp(url))


def test_webhooks_that_a_receiver_of_one_s_own_gets() -> None:
    [case] = [param.values[0] for param in workflow_cases(WORKFLOWS) if param.id == "referVendorAndGoLive"]
    assert isinstance(case, Case)
    with Receiver() as receiver, server("--auth", "strict", "--webhook", receiver.url) as url:
        outcome = case.run(OverHttp(url, webhooks=WebhookInbox(receiver)))
    assert outcome.outputs["before"] == "sent_to_vendor"


def test_what_they_put_out() -> None:
    by_name = {
        case.name: case for param in workflow_cases(WORKFLOWS) for case in param.values if isinstance(case, Case)
    }
    mock = new_mock()
    service: Service = InProcess(mock)
    live = by_name["referVendorAndGoLive"].run(service, inputs={"reference": "R-7"})
    assert live.outputs["before"] == "sent_to_vendor"
    assert mock.get("campaigns", live.outputs["campaign"])["status"] == "live"
    assert [each["reference"] for each in mock.records("referrals")] == ["R-7"]
    paid = by_name["payInvoice"].run(service)
    assert mock.get("/api/v2/invoices/{id}/payments", 2, paid.outputs["payment"])["amount"] == 1500
