"""stripe-python sends a key again over answers that never came: there is one record, and one meaning of a key."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
import stripe
from live_mocks import SHARED, server

pytestmark = [pytest.mark.slow, pytest.mark.process]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server(spec=SHARED / "stripe.json") as found:
        yield found


@pytest.fixture
def client(url: str) -> stripe.StripeClient:
    httpx.post(f"{url}/__mock__/reset", trust_env=False).raise_for_status()
    http = stripe.RequestsClient(timeout=1.5)
    return stripe.StripeClient("sk_test_1", base_addresses={"api": url}, http_client=http, max_network_retries=3)


def lose(url: str, times: int) -> None:
    """Let answers get lost once the work is done."""
    fault = {"operationId": "PostCustomers", "kind": "timeout", "phase": "after_commit", "times": times}
    httpx.post(f"{url}/__mock__/faults", json=fault, trust_env=False).raise_for_status()


def sent(url: str) -> list[str]:
    """The idempotency keys of the creates that arrived."""
    journal = httpx.get(f"{url}/__mock__/journal", trust_env=False).json()["entries"]
    creates = [each["request"] for each in journal if each["request"]["method"] == "POST"]
    return [each["headers"]["idempotency-key"] for each in creates]


def test_a_key_that_is_repeated_over_timeouts_makes_one_record(url: str, client: stripe.StripeClient) -> None:
    lose(url, 2)
    made = client.v1.customers.create({"name": "Ada"}, {"idempotency_key": "k-1"})
    assert sent(url) == ["k-1"] * 3
    assert [each.id for each in client.v1.customers.list().data] == [made.id]
    again = client.v1.customers.create({"name": "Ada"}, {"idempotency_key": "k-1"})
    assert again.id == made.id
    assert len(client.v1.customers.list().data) == 1


def test_the_sdks_own_key_does_it_too(url: str, client: stripe.StripeClient) -> None:
    lose(url, 1)
    made = client.v1.customers.create({"name": "Ada"})
    keys = sent(url)
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert [each.id for each in client.v1.customers.list().data] == [made.id]


def test_another_body_under_the_key_is_the_documented_error(url: str, client: stripe.StripeClient) -> None:
    client.v1.customers.create({"name": "Ada"}, {"idempotency_key": "k-1"})
    with pytest.raises(stripe.IdempotencyError) as refused:
        client.v1.customers.create({"name": "Eve"}, {"idempotency_key": "k-1"})
    assert refused.value.http_status == 400
    assert refused.value.error is not None
    assert refused.value.error.type == "idempotency_error"
    assert "k-1" in str(refused.value.user_message)
    assert [each.name for each in client.v1.customers.list().data] == ["Ada"]
    other = client.v1.customers.create({"name": "Eve"}, {"idempotency_key": "k-2"})
    assert other.name == "Eve"
