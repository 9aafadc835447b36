"""The host application against the mock: the document says what the service answers and tells."""

from __future__ import annotations

from datetime import timedelta

import pytest
from app import create_app
from campaignflow import Client

FORM = {
    "property": {"address": "1 Example Street", "suburb": "Richmond", "state": "VIC", "postcode": "3121"},
    "budget": 5000,
    "agent": {"name": "Ann Agent", "email": "ann@example.com", "phone": "+61400000001"},
    "vendor": {"name": "Val Vendor", "email": "val@example.com", "phone": "+61400000002"},
}


@pytest.fixture
def host(mock, mock_client_for, serve_app):
    service = mock_client_for(Client, client_id="host", client_secret="its secret", max_retries=0)
    app = create_app(service, webhook_secret="shared")
    mock.webhooks.add_endpoint(serve_app(app) + "/webhooks", secret="shared")
    return app.test_client()


@pytest.fixture
def listing(host):
    return host.post("/referrals", json=FORM).json["listing"]


def test_a_referral_opens_a_listing(host, listing, mock):
    assert host.get(f"/listings/{listing}").json["status"] == mock.get("campaigns", listing)["status"] == "draft"
    assert [each["name"] for each in mock.records("/api/v2/campaigns/{id}/vendors", listing)] == ["Val Vendor"]


def test_a_form_that_the_service_refuses_is_explained(host, mock):
    answer = host.post("/referrals", json={**FORM, "budget": -1})
    assert (answer.status_code, "budget" in answer.json["error"]) == (422, True)
    assert mock.records("campaigns") == []


def test_a_service_that_is_down_is_reported(host, faults):
    faults.add("createReferral", 503)
    assert host.post("/referrals", json=FORM).status_code == 502
    assert host.post("/referrals", json=FORM).status_code == 201


def test_a_listing_follows_its_campaign(host, listing, mock):
    mock.transition("campaigns", listing, to="live")
    mock.webhooks.drain()
    assert host.get(f"/listings/{listing}").json == {"status": "live", "history": ["draft", "live"]}


def test_an_event_that_comes_twice_counts_once(host, listing, mock):
    mock.webhooks.chaos.add("duplicate")
    mock.transition("campaigns", listing, to="live")
    assert [each.status for each in mock.webhooks.drain()] == [204, 204]
    assert host.get(f"/listings/{listing}").json["history"] == ["draft", "live"]


@pytest.mark.parametrize("forgery", ["bad-signature", "stale-timestamp", "truncated-body"])
def test_a_delivery_that_is_not_genuine_is_refused(host, listing, mock, forgery):
    mock.webhooks.chaos.add(forgery)
    mock.transition("campaigns", listing, to="live")
    assert [each.status for each in mock.webhooks.drain()] == [400]
    assert host.get(f"/listings/{listing}").json["status"] == "draft"


def test_what_was_refused_comes_again(host, listing, mock, clock):
    mock.webhooks.chaos.add("bad-signature")
    mock.transition("campaigns", listing, to="live")
    mock.webhooks.drain()
    clock.advance(timedelta(minutes=1))
    assert [each.status for each in mock.webhooks.drain()] == [204]
    assert host.get(f"/listings/{listing}").json["status"] == "live"
