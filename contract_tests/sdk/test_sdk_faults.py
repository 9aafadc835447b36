"""The generated SDK under faults: what it raises, what it tries again, and what is done only once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx
import pytest
from campaignflow import Client, errors
from live_mocks import new_mock

from understudy.contract import Contract
from understudy.mock import Mock
from understudy.server.inprocess import transport

HOME = {"base_url": "http://mock", "client_id": "understudy", "client_secret": "understudy"}
FELT: dict[Any, type[Exception]] = {
    "rate-limit": errors.RateLimitError,
    "timeout": errors.APITimeoutError,
    "connection-reset": errors.APIConnectionError,
    "truncated-body": errors.APIConnectionError,
    "malformed-body": errors.DecodeError,
}
PASSING = ("rate-limit", "timeout", "connection-reset", "truncated-body")


@cache
def contract() -> Contract:
    return new_mock().contract


@pytest.fixture
def mock() -> Iterator[Mock]:
    mock = Mock(contract())
    mock.create("campaigns", id=1, name="Autumn")
    mock.faults.strict = True
    yield mock
    mock.faults.verify()


def client(mock: Mock, retries: int, **options: Any) -> Client:
    http = httpx.Client(transport=transport(mock))
    return Client(**HOME, max_retries=retries, http_client=http, **options)


@pytest.mark.parametrize(("kind", "error"), FELT.items())
def test_what_goes_wrong_is_an_error_of_the_sdk(mock: Mock, kind: Any, error: type[Exception]) -> None:
    with client(mock, 0) as sdk, mock.faults.on("getCampaign", kind=kind), pytest.raises(error):
        sdk.campaigns.get(1)


def test_an_answer_off_the_contract_is_reported_and_refused_where_the_client_is_strict(mock: Mock) -> None:
    heard: list[Any] = []
    with client(mock, 0, on_drift=heard.append) as sdk, mock.faults.on("getCampaign", kind="off-contract-body"):
        assert sdk.campaigns.get(1).name == "Autumn"
    assert [str(drift) for drift in heard] == ["campaigns.get: id is missing"]
    strict = client(mock, 0, strict=True)
    with strict as sdk, mock.faults.on("getCampaign", kind="off-contract-body"), pytest.raises(errors.DecodeError):
        sdk.campaigns.get(1)


@pytest.mark.parametrize("kind", PASSING)
def test_what_passes_is_tried_again(mock: Mock, kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    mock.faults.add("getCampaign", kind=kind, retry_after=7 if kind == "rate-limit" else None)
    with client(mock, 1) as sdk:
        assert sdk.campaigns.get(1).name == "Autumn"
    mock.assert_called("getCampaign", times=2)
    assert len(slept) == 1
    assert kind != "rate-limit" or slept[0] >= 7


def test_latency_beyond_the_clients_patience_is_a_timeout(mock: Mock) -> None:
    with client(mock, 0) as sdk, mock.faults.on("getCampaign", latency=3600), pytest.raises(errors.APITimeoutError):
        sdk.campaigns.get(1)


def test_an_expected_answer_is_typed(mock: Mock) -> None:
    mock.expect("getCampaign", parameters={"id": 1}).respond(status=404)
    with client(mock, 0) as sdk, pytest.raises(errors.NotFoundError) as caught:
        sdk.campaigns.get(1)
    mock.expectations.verify()
    assert json.loads(mock.journal.entries()[-1].response.body) == caught.value.body.to_dict()
