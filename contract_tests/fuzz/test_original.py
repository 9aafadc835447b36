"""What the public pages of the original say, held by the shipped document: its parsers, its router, its statuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from live_mocks import BASIC, OVERLAY, SPEC, new_mock

from understudy.exchange import Request
from understudy.mock import Mock, open_mock

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@pytest.fixture
def mock() -> Mock:
    return new_mock(auth="lenient")


def call(mock: Mock, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, Any]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = mock.handle(Request(method, path, "", {"authorization": "Bearer x", **named}, body))
    return response.status, json.loads(response.body)


@pytest.mark.parametrize("resource", ["campaigns", "finance-applications"])
@pytest.mark.parametrize(("media_type", "body"), [(JSON, b'{"status": "approved"}'), (FORM, b"status=approved")])
def test_a_status_is_set_by_json_and_by_a_form(mock: Mock, resource: str, media_type: str, body: bytes) -> None:
    record = mock.create(resource)
    status, answer = call(mock, "POST", f"/api/v2/{resource}/{record['id']}/set-status", body, content_type=media_type)
    assert (status, answer["status"]) == (200, "approved")
    assert answer == call(mock, "GET", f"/api/v2/{resource}/{record['id']}")[1]


@pytest.mark.parametrize(("media_type", "body"), [(JSON, b'{"status": "lively"}'), (FORM, b"status=lively")])
def test_a_status_that_there_is_not_has_a_code_of_its_own(mock: Mock, media_type: str, body: bytes) -> None:
    key = mock.create("campaigns")["id"]
    path = f"/api/v2/campaigns/{key}/set-status"
    status, answer = call(mock, "POST", path, body, content_type=media_type)
    assert (status, answer["error"]) == (422, "invalid_status")
    assert '"lively" is not one of: "draft"' in answer["errors"]["status"][0]
    status, answer = call(mock, "POST", path, b"{}", content_type=JSON)
    assert (status, answer["error"]) == (422, "validation_error")
    assert mock.webhooks.events() == ()


@pytest.mark.parametrize(
    ("media_type", "body"), [(JSON, b'{"grant_type": "client_credentials"}'), (FORM, b"grant_type=client_credentials")]
)
def test_a_token_is_requested_by_json_and_by_a_form(media_type: str, body: bytes) -> None:
    mock = new_mock(auth="strict")
    status, answer = call(mock, "POST", "/oauth2/v1/token", body, content_type=media_type, authorization=BASIC)
    assert (status, answer["token_type"]) == (200, "Bearer")
    bearer = f"Bearer {answer['access_token']}"
    assert call(mock, "GET", "/api/v2/campaigns", authorization=bearer)[0] == 200


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/v2/campaign", "/api/v2/campaigns/1/nothing"])
def test_an_unknown_path_is_answered_as_the_original_does(mock: Mock, path: str) -> None:
    assert call(mock, "GET", path) == (404, {"error": "not_found", "message": "Endpoint not found"})


@pytest.mark.parametrize("key", ["1.0", "1.5", "01", "+1", "1e0", "one"])
def test_a_number_with_a_fraction_is_no_id(mock: Mock, key: str) -> None:
    mock.create("campaigns")
    assert call(mock, "GET", "/api/v2/campaigns/1")[0] == 200
    status, answer = call(mock, "GET", f"/api/v2/campaigns/{key}")
    assert (status, answer["error"]) == (404, "not_found")


@pytest.mark.parametrize("body", [b"", b" "])
def test_an_empty_json_body_is_a_bad_request(mock: Mock, body: bytes) -> None:
    status, answer = call(mock, "POST", "/api/v2/referrals", body, content_type=JSON)
    assert (status, answer["error"]) == (400, "bad_request")


@pytest.mark.parametrize(("validation", "expected"), [("contract", 415), ("service", 201)])
def test_a_body_without_a_content_type_is_judged_by_the_mode(validation: Any, expected: int) -> None:
    mock = open_mock(SPEC, overlays=[OVERLAY], validation=validation)
    assert call(mock, "POST", "/api/v2/tenants", b'{"name": "x"}')[0] == expected


def test_the_status_before_may_be_null(mock: Mock) -> None:
    for name in ("CampaignStatusChangeData", "FinanceApplicationStatusChangeData"):
        schema = mock.contract.document["components"]["schemas"][name]["properties"]["previous_status"]
        validator = mock.contract.schemas.validator(schema, "request")
        assert [validator.is_valid(value) for value in (None, "draft", "lively")] == [True, True, False]
