"""The control plane keeps to its own document, fuzzed with the bar that the contract has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from conformance import check
from live_mocks import new_mock, server

from understudy.clock import ManualClock
from understudy.mock import Mock
from understudy.server.app import create_app
from understudy.webhooks.sender import Outcome

DOCUMENT = "/__mock__/control.json"


class Nowhere:
    """A sender that reaches nobody, so that fuzzing doesn't wait for anybody."""

    def send(self, *_args: object) -> Outcome:
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


@pytest.fixture(params=["in process", "over a socket"])
def control(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    if request.param == "in process":
        application = create_app(Mock(new_mock().contract, sender=Nowhere()))
        with httpx.Client(transport=httpx.WSGITransport(app=application), base_url="http://mock/__mock__") as client:
            yield client
    else:
        with server("--delivery", "manual") as url, httpx.Client(base_url=f"{url}/__mock__") as client:
            yield client


def json_of(response: httpx.Response, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json() if response.content else None


def test_everything_can_be_driven_over_http(control: httpx.Client) -> None:
    endpoint = json_of(control.post("/endpoints", json={"url": "http://127.0.0.1:1/x", "secret": "one"}), 201)
    assert endpoint == {"id": "ep_1", "url": "http://127.0.0.1:1/x", "events": [], "secrets": ["one"], "disabled": None}
    record = json_of(control.post("/records", json={"resource": "campaigns", "attributes": {"name": "x"}}), 201)[
        "record"
    ]
    snapshot = json_of(control.post("/snapshots"), 201)["id"]
    where = {"resource": "campaigns", "key": [record["id"]]}
    assert json_of(control.post("/transitions", json={**where, "to": "live"}), 201)["record"]["status"] == "live"
    refused = json_of(control.post("/transitions", json={**where, "to": "sold", "expect": "draft"}), 409)
    assert (refused["code"], refused["detail"]) == ("stale_state", 'status is "live", not "draft" as expected')
    refused = json_of(control.post("/transitions", json={**where, "to": "alive"}), 409)
    assert (refused["code"], refused["allowed"][3]) == ("invalid_state", "live")
    (row,) = json_of(control.get("/transitions"))["transitions"]
    assert (row["from"], row["to"], row["cause"], row["forced"], row["patch"]) == ("draft", "live", "driver", False, {})
    rotated = json_of(control.post("/endpoints/ep_1/secrets", json={"secret": "two"}), 201)
    assert rotated["secrets"] == ["two", "one"]
    assert json_of(control.delete("/endpoints/ep_1/secrets"))["secrets"] == ["two"]
    rule = json_of(control.post("/chaos", json={"kind": "duplicate", "by": "PT1H"}), 201)
    assert json_of(control.get("/chaos"))["rules"] == [rule]
    attempts = json_of(control.post("/deliver", json={}))["attempts"]
    assert [attempt["chaos"] for attempt in attempts] == ["duplicate", "duplicate"]
    assert json_of(control.get("/chaos"))["rules"] == []
    (event,) = json_of(control.get("/events"))["events"]
    assert json_of(control.get(f"/events/{event['id']}")) == event
    assert event["deliveries"][0]["status"] == "pending"
    assert len(json_of(control.post("/deliver", json={"advanceClock": True}))["attempts"]) >= 2
    assert json_of(control.get("/events?status=failed"))["events"][0]["id"] == event["id"]
    assert len(json_of(control.post(f"/events/{event['id']}/redeliver"))["attempts"]) == 1
    json_of(control.post("/clock", json={"advance": "PT1H"}))
    first = {"resource": "campaigns", "key": 1}
    assert json_of(control.patch("/record", params=first, json={"attributes": {"name": "y"}}))["record"]["name"] == "y"
    assert json_of(control.get("/record", params=first))["record"]["name"] == "y"
    json_of(control.post(f"/snapshots/{snapshot}/restore"), 204)
    assert json_of(control.get("/records", params={"resource": "campaigns"}))["records"] == [record]
    assert json_of(control.get("/events"))["events"] == []
    json_of(control.delete(f"/snapshots/{snapshot}"), 204)
    assert (
        json_of(control.post(f"/snapshots/{snapshot}/restore"), 404)["detail"] == f"there is no snapshot '{snapshot}'"
    )
    json_of(control.delete("/record", params={"resource": "campaigns", "key": 1}), 204)
    json_of(control.post("/reset"), 204)
    assert json.loads(control.get("/endpoints").text)["endpoints"][0]["secrets"] == ["one"]


def test_a_move_takes_other_properties_along(control: httpx.Client) -> None:
    record = json_of(control.post("/records", json={"resource": "campaigns"}), 201)["record"]
    where = {"resource": "campaigns", "key": [record["id"]]}
    patched = json_of(control.post("/transitions", json={**where, "to": "live", "patch": {"name": "z"}}), 201)["record"]
    assert (patched["status"], patched["name"]) == ("live", "z")
    assert json_of(control.get("/transitions"))["transitions"][0]["patch"] == {"name": "z"}
    refused = json_of(control.post("/transitions", json={**where, "to": "sold", "patch": {"name": 5}}), 409)
    assert refused["code"] == "invalid_attributes"
    assert json_of(control.get("/transitions?after=1"))["transitions"] == []


@pytest.mark.parametrize("path", ["/__mock__/control.json"])
def test_the_document_names_what_this_contract_has(path: str) -> None:
    document = create_app(quiet_mock()).test_client().get(path).get_json()
    schemas = document["components"]["schemas"]
    assert schemas["NewEndpoint"]["properties"]["events"]["items"]["enum"] == [
        "campaign_status_change",
        "finance_application_status_change",
    ]
    assert "createReferral" in schemas["NewFault"]["properties"]["operationId"]["enum"]
