"""The host application against answers and deliveries written by hand, to compare with test_with_toolkit.py.

It is as short as it can be while it tests the same; what it says of the service is true only as long as somebody
keeps it so.
"""

from __future__ import annotations

import json
import time

import httpx
import pytest
from app import create_app
from campaignflow import Client, webhooks

FORM = {
    "property": {"address": "1 Example Street", "suburb": "Richmond", "state": "VIC", "postcode": "3121"},
    "budget": 5000,
    "agent": {"name": "Ann Agent", "email": "ann@example.com", "phone": "+61400000001"},
    "vendor": {"name": "Val Vendor", "email": "val@example.com", "phone": "+61400000002"},
}
TIMES = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}


class Service:
    """What the service does, as far as these tests need it."""

    def __init__(self):
        self.referred = []
        self.down = False

    def answer(self, request):
        if request.url.path == "/oauth2/v1/token":
            return httpx.Response(200, json={"access_token": "t", "token_type": "Bearer", "expires_in": 3600})
        assert (request.method, request.url.path) == ("POST", "/api/v2/referrals")
        assert request.headers["authorization"] == "Bearer t"
        if self.down:
            self.down = False
            return httpx.Response(503, json={"code": "unavailable", "message": "down"})
        body = json.loads(request.content)
        if body["budget"]["amount"] <= 0:
            errors = {"budget.amount": ["must be above 0"]}
            answer = {"code": "validation_error", "message": "budget.amount: must be above 0", "errors": errors}
            return httpx.Response(422, json=answer)
        self.referred.append(body)
        number = len(self.referred)
        return httpx.Response(
            201,
            json={
                "id": number,
                "campaign_id": number,
                "property_id": number,
                "campaign_budget_id": number,
                "property": {"id": number, **body["property"], **TIMES},
                "campaign": {"id": number, "name": body["property"]["address"], "status": "draft", **TIMES},
                "budget": {"id": number, "campaign_id": number, **body["budget"], **TIMES},
                "agents": [{"id": 1, **each} for each in body["agents"]],
                "vendor_parties": [{"id": 1, **each} for each in body["vendor_parties"]],
                "status": "submitted",
                **TIMES,
            },
        )


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def host(service):
    with httpx.Client(transport=httpx.MockTransport(service.answer)) as http_client:
        client = Client(
            base_url="http://service", client_id="host", client_secret="it", max_retries=0, http_client=http_client
        )
        yield create_app(client, webhook_secret="shared").test_client()


@pytest.fixture
def listing(host):
    return host.post("/referrals", json=FORM).json["listing"]


def change(listing, status, previous):
    """The bytes of a delivery that tells of a status."""
    return json.dumps(
        {
            "id": f"evt_{listing}_{status}",
            "event_type": "campaign_status_change",
            "created_at": "2026-01-01T00:00:00Z",
            "data": {"campaign_id": listing, "status": status, "previous_status": previous},
        }
    ).encode()


def deliver(host, body, *, secret="shared", age=0, signed=None):
    headers = webhooks.sign(body if signed is None else signed, secret, timestamp=int(time.time()) - age)
    return host.post("/webhooks", data=body, headers=headers).status_code


def test_a_referral_opens_a_listing(host, listing, service):
    assert host.get(f"/listings/{listing}").json["status"] == "draft"
    assert [each["name"] for each in service.referred[0]["vendor_parties"]] == ["Val Vendor"]


def test_a_form_that_the_service_refuses_is_explained(host, service):
    answer = host.post("/referrals", json={**FORM, "budget": -1})
    assert (answer.status_code, "budget" in answer.json["error"]) == (422, True)
    assert service.referred == []


def test_a_service_that_is_down_is_reported(host, service):
    service.down = True
    assert host.post("/referrals", json=FORM).status_code == 502
    assert host.post("/referrals", json=FORM).status_code == 201


def test_a_listing_follows_its_campaign(host, listing):
    assert deliver(host, change(listing, "live", "draft")) == 204
    assert host.get(f"/listings/{listing}").json == {"status": "live", "history": ["draft", "live"]}


def test_an_event_that_comes_twice_counts_once(host, listing):
    body = change(listing, "live", "draft")
    assert [deliver(host, body), deliver(host, body)] == [204, 204]
    assert host.get(f"/listings/{listing}").json["history"] == ["draft", "live"]


@pytest.mark.parametrize("forgery", ["bad-signature", "stale-timestamp", "truncated-body"])
def test_a_delivery_that_is_not_genuine_is_refused(host, listing, forgery):
    body = change(listing, "live", "draft")
    status = {
        "bad-signature": lambda: deliver(host, body, signed=body + b" "),
        "stale-timestamp": lambda: deliver(host, body, age=600),
        "truncated-body": lambda: deliver(host, body[: len(body) // 2], signed=body),
    }[forgery]()
    assert status == 400
    assert host.get(f"/listings/{listing}").json["status"] == "draft"


def test_what_was_refused_comes_again(host, listing):
    body = change(listing, "live", "draft")
    assert deliver(host, body, signed=body + b" ") == 400
    assert deliver(host, body) == 204
    assert host.get(f"/listings/{listing}").json["status"] == "live"
