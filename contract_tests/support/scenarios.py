"""What must hold beyond any single answer, through the front door of a mock. Each scenario starts from nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checked_client import CheckedClient

__all__ = ["SCENARIOS"]

V2 = "/api/v2"
REFERRAL: dict[str, Any] = {
    "reference": "R-1",
    "property": {"address": "1 Example Street", "suburb": "Richmond", "state": "VIC", "postcode": "3121"},
    "budget": {"amount": 5000.5},
    "agents": [{"name": "Ann", "email": "ann@example.com", "phone": "+61400000001"}],
    "vendor_parties": [
        {"type": "individual", "name": "Val", "email": "val@example.com", "phone": "+61400000002"},
        {"type": "trust", "name": "Vic", "email": "vic@example.com", "phone": "+61400000003"},
    ],
}
SCENARIOS: list[Callable[[CheckedClient], None]] = []


def scenario(check: Callable[[CheckedClient], None]) -> Callable[[CheckedClient], None]:
    SCENARIOS.append(check)
    return check


@scenario
def a_referral_brings_everything_with_it(api: CheckedClient) -> None:
    made = api.send("POST", f"{V2}/referrals", REFERRAL, status=201)
    assert {key: made[key] for key in ("reference", "status")} == {"reference": "R-1", "status": "received"}
    assert api.send("GET", f"{V2}/referrals/{made['id']}", status=200) == made
    campaign = api.send("GET", f"{V2}/campaigns/{made['campaign_id']}", status=200)
    assert campaign == made["campaign"]
    assert (campaign["status"], campaign["name"]) == ("draft", "1 Example Street")
    assert api.send("GET", f"{V2}/properties/{made['property_id']}", status=200)["postcode"] == "3121"
    budget = api.send("GET", f"{V2}/campaign-budgets/{made['campaign_budget_id']}", status=200)
    assert (budget["campaign_id"], budget["amount"]) == (made["campaign_id"], 5000.5)
    vendors = api.send("GET", f"{V2}/campaigns/{made['campaign_id']}/vendors", status=200)
    assert [vendor["name"] for vendor in vendors["data"]] == ["Val", "Vic"]
    assert [vendor["vendor_id"] for vendor in vendors["data"]] == [party["id"] for party in made["vendor_parties"]]
    assert api.send("GET", f"{V2}/referrals", status=200)["total"] == 1
    assert api.send("GET", f"{V2}/referrals/{made['id']}", status=200) == made


@scenario
def a_refused_referral_leaves_nothing(api: CheckedClient) -> None:
    api.send("POST", f"{V2}/referrals", {**REFERRAL, "agency_id": 77}, status=409)
    api.send("POST", f"{V2}/referrals", {**REFERRAL, "agents": []}, status=422)
    for path in ("referrals", "campaigns", "properties", "campaign-budgets"):
        assert api.send("GET", f"{V2}/{path}", status=200)["total"] == 0


@scenario
def a_record_lives_changes_and_dies(api: CheckedClient) -> None:
    first = api.send("POST", f"{V2}/properties", {"address": "1 Example Street", "suburb": "Richmond"}, status=201)
    second = api.send("POST", f"{V2}/properties", {"address": "2 Example Street"}, status=201)
    assert first["id"] != second["id"]
    changed = api.send("PUT", f"{V2}/properties/{first['id']}", {"address": "3 Example Street"}, status=200)
    assert (changed["address"], changed["suburb"], changed["id"]) == ("3 Example Street", "Richmond", first["id"])
    assert changed["created_at"] == first["created_at"]
    assert api.send("GET", f"{V2}/properties/{first['id']}", status=200) == changed
    assert api.send("GET", f"{V2}/properties", status=200)["data"] == [changed, second]
    api.send("DELETE", f"{V2}/properties/{first['id']}", status=204)
    api.send("GET", f"{V2}/properties/{first['id']}", status=404)
    api.send("DELETE", f"{V2}/properties/{first['id']}", status=404)
    api.send("PUT", f"{V2}/properties/{first['id']}", {"address": "4 Example Street"}, status=404)
    assert api.send("GET", f"{V2}/properties", status=200)["data"] == [second]
    third = api.send("POST", f"{V2}/properties", {"address": "5 Example Street"}, status=201)
    assert third["id"] not in (first["id"], second["id"])


@scenario
def a_location_leads_to_what_was_created(api: CheckedClient) -> None:
    made = api.raw("POST", f"{V2}/tenants", json={"name": "Example"}, headers={"Authorization": api._authorization})
    assert made.status_code == 201
    assert api.send("GET", made.headers["location"], status=200) == made.json()


@scenario
def pages_cut_a_list_without_loss(api: CheckedClient) -> None:
    ids = [api.send("POST", f"{V2}/tenants", {"name": f"T{n}"}, status=201)["id"] for n in range(7)]
    seen: list[int] = []
    for page in (1, 2, 3, 4):
        part = api.send("GET", f"{V2}/tenants?page={page}&per_page=3", status=200)
        assert (part["page"], part["per_page"], part["total"]) == (page, 3, 7)
        seen += [tenant["id"] for tenant in part["data"]]
    assert seen == ids
    assert api.send("GET", f"{V2}/tenants", status=200)["per_page"] == 25
    for query in ("page=0", "per_page=0", "per_page=101", "page=x", "page=1.5"):
        assert "errors" in api.send("GET", f"{V2}/tenants?{query}", status=422)


@scenario
def filters_and_searches_choose(api: CheckedClient) -> None:
    agency = api.send("POST", f"{V2}/agencies", {"name": "Zebra Realty", "abn": "12345678901"}, status=201)
    one = api.send("POST", f"{V2}/campaigns", {"name": "One", "agency_id": agency["id"]}, status=201)
    two = api.send("POST", f"{V2}/campaigns", {"name": "Two"}, status=201)
    api.send("POST", f"{V2}/campaigns/{two['id']}/set-status", {"status": "live"}, status=200)

    def ids(query: str) -> list[int]:
        found = api.send("GET", f"{V2}/campaigns?{query}", status=200)
        assert found["total"] == len(found["data"])
        return [campaign["id"] for campaign in found["data"]]

    assert ids(f"agency_id={agency['id']}") == [one["id"]]
    assert ids("status=live") == [two["id"]]
    assert ids("status=draft") == [one["id"]]
    assert ids(f"status=live&agency_id={agency['id']}") == []
    api.send("GET", f"{V2}/campaigns?status=purple", status=422)
    assert api.send("GET", f"{V2}/agency-suggestions?q=zebra", status=200) == [
        {"id": agency["id"], "label": "Zebra Realty"}
    ]
    assert api.send("GET", f"{V2}/agency-suggestions?q=lion", status=200) == []


@scenario
def a_status_is_one_of_the_enum(api: CheckedClient) -> None:
    campaign = api.send("POST", f"{V2}/campaigns", {"name": "One"}, status=201)
    path = f"{V2}/campaigns/{campaign['id']}"
    live = api.send("POST", f"{path}/set-status", {"status": "live"}, status=200)
    assert live["status"] == "live"
    refused = api.send("POST", f"{path}/set-status", {"status": "purple"}, status=422)
    assert '"sent_to_vendor"' in refused["errors"]["status"][0]
    assert api.send("GET", path, status=200) == live
    assert api.send("POST", f"{path}/send-to-vendor", status=200)["status"] == "sent_to_vendor"
    assert api.send("POST", f"{path}/send-approved-email", status=200)["status"] == "approved"
    assert api.send("GET", path, status=200)["status"] == "approved"


@scenario
def an_application_is_submitted_once(api: CheckedClient) -> None:
    made = api.send("POST", f"{V2}/referrals", REFERRAL, status=201)
    body = {"campaign_budget_id": made["campaign_budget_id"], "applicant_name": "Val"}
    application = api.send("POST", f"{V2}/finance-applications", body, status=201)
    assert (application["status"], application["campaign_id"]) == ("draft", made["campaign_id"])
    path = f"{V2}/finance-applications/{application['id']}"
    assert api.send("POST", f"{path}/submit", status=200)["status"] == "submitted"
    assert api.send("POST", f"{path}/submit", status=409)["error"] == "conflict"
    refused = api.send("POST", f"{V2}/finance-applications", {**body, "campaign_budget_id": 999}, status=409)
    assert "campaign budget 999" in refused["message"]


@scenario
def what_stands_below_a_record_needs_it(api: CheckedClient) -> None:
    api.send("GET", f"{V2}/campaigns/1/vendors", status=404)
    api.send("POST", f"{V2}/campaigns/1/vendors", {"vendor_id": 5, "name": "Val"}, status=404)
    campaign = api.send("POST", f"{V2}/campaigns", {"name": "One"}, status=201)
    path = f"{V2}/campaigns/{campaign['id']}/vendors"
    vendor = api.send("POST", path, {"vendor_id": 5, "name": "Val"}, status=201)
    assert (vendor["email_verified"], vendor["phone_verified"]) == (False, False)
    api.send("POST", path, {"vendor_id": 5, "name": "Val"}, status=409)
    verified = api.send("POST", f"{path}/5/verify-contact", status=200)
    assert (verified["email_verified"], verified["phone_verified"]) == (True, True)
    assert api.send("PUT", f"{path}/5", {"name": "Vic"}, status=200)["name"] == "Vic"
    other = api.send("POST", f"{V2}/campaigns", {"name": "Two"}, status=201)
    assert api.send("GET", f"{V2}/campaigns/{other['id']}/vendors", status=200)["total"] == 0
    api.send("DELETE", f"{path}/5", status=204)
    api.send("GET", f"{path}/5", status=404)


@scenario
def options_are_configured_and_quoted(api: CheckedClient) -> None:
    made = api.send("POST", f"{V2}/referrals", REFERRAL, status=201)
    path = f"{V2}/campaign-budgets/{made['campaign_budget_id']}/finance-options"
    assert api.send("POST", path, {"option_code": "PREMIUM"}, status=201)["configured"] is False
    configured = api.send("PUT", f"{path}/PREMIUM", {"terms": "6 months"}, status=200)
    assert (configured["configured"], configured["terms"]) == (True, "6 months")
    quote = api.send("GET", f"{path}/PREMIUM/quote", status=200)
    assert quote["option_code"] == "PREMIUM"
    assert api.send("GET", f"{path}/PREMIUM/quote", status=200) == quote
    api.send("GET", f"{path}/BASIC/quote", status=404)


@scenario
def a_file_comes_back_byte_for_byte(api: CheckedClient) -> None:
    asset = api.send("POST", f"{V2}/assets", {"file": "SGVsbG8=", "file_name": "a.txt"}, status=201)
    assert "file" not in asset
    assert api.send("GET", f"{V2}/assets/{asset['id']}/{asset['hash']}", status=200) == b"Hello"
    api.send("GET", f"{V2}/assets/{asset['id']}/{'0' * 64}", status=404)
    api.send("POST", f"{V2}/assets", {"file": "SGVsbG8=", "file_name": "a", "entity_type": "campaign"}, status=422)


@scenario
def invoices_start_from_the_document(api: CheckedClient) -> None:
    invoices = api.send("GET", f"{V2}/invoices", status=200)
    assert [invoice["status"] for invoice in invoices["data"]] == ["part_paid", "open", "paid"]
    payment = api.send("POST", f"{V2}/invoices/1/payments", {"amount": 5, "payment_method": "credit_card"}, status=201)
    assert api.send("GET", f"{V2}/invoices/1/payments/{payment['id']}", status=200) == payment
    api.send("GET", f"{V2}/invoices/2/payments/{payment['id']}", status=404)


@scenario
def every_violation_is_reported_at_once(api: CheckedClient) -> None:
    wrong = {"name": "", "abn": "12x", "email": "nope", "trading": "x"}
    refused = api.send("POST", f"{V2}/agencies", wrong, status=422)
    assert refused["error"] == "validation_error"
    assert set(refused["errors"]) == {"name", "abn", "email", "trading"}
    assert refused["errors"]["abn"] == ["must match ^[0-9]{11}$"] or len(refused["errors"]["abn"]) == 2
    assert 'did you mean "trading_name"?' in refused["errors"]["trading"][0]
    for body, field in (({"abn": "12345678901"}, "name"), ({"name": "A", "abn": 5}, "abn"), ([], "body")):
        assert field in api.send("POST", f"{V2}/agencies", body, status=422)["errors"]
    readonly = {"name": "A", "abn": "12345678901", "id": 4}
    assert "id" in api.send("POST", f"{V2}/agencies", readonly, status=422)["errors"]
    assert api.send("PUT", f"{V2}/users/1", {}, status=422)["errors"]
    for amount in (0, -1, 100000001, "5", None):
        payment = {"amount": amount, "payment_method": "credit_card"}
        assert "amount" in api.send("POST", f"{V2}/invoices/1/payments", payment, status=422)["errors"]


@scenario
def what_is_not_a_request_is_refused(api: CheckedClient) -> None:
    assert api.send("POST", f"{V2}/tenants", status=400, content=b'{"name": ')["error"] == "bad_request"
    assert api.send("POST", f"{V2}/tenants", status=422, content=b"null")["error"] == "validation_error"
    xml = {"Content-Type": "application/xml"}
    refused = api.send("POST", f"{V2}/tenants", status=415, content=b"<a/>", headers=xml)
    assert refused["error"] == "unsupported_media_type"
    api.send("GET", f"{V2}/tenants", status=406, headers={"Accept": "text/csv"})
    campaign = api.send("POST", f"{V2}/campaigns", {"name": "One"}, status=201)["id"]
    for key in (
        f"0{campaign}",
        f"%2B{campaign}",
        f"{campaign}%20",
        "x",
        "0",
        "-1",
        "1.5",
        "9007199254740992",
        "1e3",
        "%00",
    ):
        assert api.send("GET", f"{V2}/campaigns/{key}", status=404)["error"] == "not_found"


@scenario
def paths_and_methods_are_the_documents(api: CheckedClient) -> None:
    unknown = api.raw("GET", f"{V2}/campaign")
    assert (unknown.status_code, unknown.json()) == (404, {"error": "not_found", "message": "Endpoint not found"})
    assert unknown.headers["x-mock-reason"] == f"no {V2}/campaign; did you mean {V2}/campaigns?"
    wrong = api.raw("PATCH", f"{V2}/campaigns")
    assert wrong.status_code == 405
    assert set(wrong.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    options = api.raw("OPTIONS", f"{V2}/campaigns")
    assert (options.status_code, options.headers["allow"]) == (204, wrong.headers["allow"])
    head = api.raw("HEAD", f"{V2}/campaigns", headers={"Authorization": api._authorization})
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 0
    assert api.raw("GET", f"{V2}//campaigns").status_code == 404
    slash = api.raw("GET", f"{V2}/campaigns/", headers={"Authorization": api._authorization})
    assert slash.status_code == 200, "a slash at the end makes no difference"


@scenario
def credentials_are_checked(api: CheckedClient) -> None:
    for header in (
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Basic dTpw"},
        {"Authorization": "Bearer"},
    ):
        refused = api.raw("GET", f"{V2}/campaigns", headers=header)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer")
        assert refused.json()["error"] == "unauthorized"
    assert api.raw("GET", "/health").json() == {"status": "ok", "server": "campaign_flow_mock"}


@scenario
def tokens_are_issued_to_clients(api: CheckedClient) -> None:
    form = {"grant_type": "client_credentials"}
    token = api.raw("POST", "/oauth2/v1/token", data=form, auth=("understudy", "understudy"))
    assert token.status_code == 200
    again = api.raw("POST", "/oauth2/v1/token", data=form, auth=("understudy", "understudy"))
    assert again.json()["access_token"] != token.json()["access_token"]
    header = {"Authorization": f"Bearer {token.json()['access_token']}"}
    assert api.raw("GET", f"{V2}/users", headers=header).status_code == 200
    nobody = api.raw("POST", "/oauth2/v1/token", data=form)
    assert (nobody.status_code, nobody.json()["error"]) == (401, "invalid_client")
    assert "www-authenticate" in nobody.headers
    wrong = api.raw("POST", "/oauth2/v1/token", data={"grant_type": "password"}, auth=("understudy", "understudy"))
    assert (wrong.status_code, wrong.json()["error"]) == (400, "unsupported_grant_type")
