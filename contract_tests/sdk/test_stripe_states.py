"""What Stripe's own SDK does to payments, invoices and subscriptions, against a mock of Stripe's document alone.

No overlay: states, verbs, references and totals are what the words of the document say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import stripe
from live_mocks import SHARED, server

pytestmark = [pytest.mark.slow, pytest.mark.process]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server(spec=SHARED / "stripe.json") as found:
        yield found


@pytest.fixture
def api(address: str) -> Any:
    httpx.post(f"{address}/__mock__/reset").raise_for_status()
    return stripe.StripeClient("sk_test_1", base_addresses={"api": address}, max_network_retries=0).v1


def payment(api: Any, **more: Any) -> Any:
    return api.payment_intents.create({"amount": 1200, "currency": "usd", **more})


def test_a_payment_is_confirmed_and_then_no_longer_canceled(api: Any) -> None:
    made = payment(api)
    assert (made.status, made.amount_received, made.canceled_at) == ("requires_confirmation", 0, None)
    done = api.payment_intents.confirm(made.id)
    assert (done.status, done.amount_received) == ("succeeded", 1200)
    with pytest.raises(stripe.StripeError, match='status is "succeeded", in which cancel is not possible'):
        api.payment_intents.cancel(made.id)
    assert api.payment_intents.retrieve(made.id).status == "succeeded"


def test_a_payment_that_is_captured_by_hand_waits_for_that(api: Any) -> None:
    made = payment(api, capture_method="manual", confirm=True)
    assert (made.status, made.amount_received) == ("requires_capture", 0)
    done = api.payment_intents.capture(made.id)
    assert (done.status, done.amount_received) == ("succeeded", 1200)


def test_a_payment_is_canceled_at_a_time_and_can_not_be_confirmed_then(api: Any) -> None:
    made = payment(api)
    gone = api.payment_intents.cancel(made.id)
    assert gone.status == "canceled"
    assert gone.canceled_at > 1_600_000_000
    with pytest.raises(stripe.StripeError, match="confirm is not possible"):
        api.payment_intents.confirm(made.id)


def test_a_refund_names_a_payment_that_is_there(api: Any) -> None:
    made = payment(api, confirm=True)
    assert api.refunds.create({"payment_intent": made.id}).payment_intent == made.id
    with pytest.raises(stripe.InvalidRequestError) as caught:
        api.refunds.create({"payment_intent": "pi_nobody"})
    assert (caught.value.http_status, caught.value.param) == (404, "payment_intent")


def test_a_charge_is_refunded_in_parts(api: Any, address: str) -> None:
    made = api.charges.create({"amount": 500, "currency": "usd", "source": "tok_visa"})
    assert (made.refunded, made.amount_refunded) == (False, 0)
    with httpx.Client(base_url=address, auth=("sk_test_1", "")) as http:
        part = http.post(f"/v1/charges/{made.id}/refund", data={"amount": "200"}).json()
        assert (part["amount"], part["amount_refunded"], part["refunded"]) == (500, 200, False)
        assert http.post(f"/v1/charges/{made.id}/refund").json()["refunded"] is True
        assert http.post(f"/v1/charges/{made.id}/refund").status_code == 409


@pytest.mark.parametrize(
    ("verb", "status", "moment"), [("pay", "paid", "paid_at"), ("void_invoice", "void", "voided_at")]
)
def test_an_invoice_is_a_draft_then_open_then_paid_or_void(api: Any, verb: str, status: str, moment: str) -> None:
    customer = api.customers.create({"name": "Ada"})
    made = api.invoices.create({"customer": customer.id})
    assert (made.status, made.paid, made.customer) == ("draft", False, customer.id)
    times = made.status_transitions
    assert (times.finalized_at, times.paid_at, times.voided_at) == (None, None, None)
    opened = api.invoices.finalize_invoice(made.id)
    assert opened.status == "open"
    assert opened.status_transitions.finalized_at > 1_600_000_000
    done = getattr(api.invoices, verb)(made.id)
    assert (done.status, done.paid) == (status, status == "paid")
    assert done.status_transitions[moment] > 1_600_000_000
    with pytest.raises(stripe.StripeError, match=f'status is "{status}"'):
        api.invoices.finalize_invoice(made.id)


def test_a_subscription_has_items_with_their_prices_and_is_canceled(api: Any) -> None:
    customer = api.customers.create({"name": "Ada"})
    product = api.products.create({"name": "Gold"})
    price = api.prices.create({"product": product.id, "currency": "usd", "unit_amount": 500})
    assert price.product == product.id
    items = [{"price": price.id, "quantity": 2}]
    made = api.subscriptions.create({"customer": customer.id, "items": items})
    assert (made["items"].object, made["items"].has_more) == ("list", False)
    (item,) = made["items"].data
    assert (item.quantity, item.price.id, item.price.unit_amount, item.subscription) == (2, price.id, 500, made.id)

    more = api.subscription_items.create({"subscription": made.id, "price": price.id, "quantity": 3})
    shown = api.subscriptions.retrieve(made.id)
    assert [(each.id, each.quantity) for each in shown["items"].data] == [(item.id, 2), (more.id, 3)]
    assert [each.id for each in api.subscription_items.list({"subscription": made.id}).data] != []
    api.subscription_items.delete(item.id)
    assert [each.id for each in api.subscriptions.retrieve(made.id)["items"].data] == [more.id]

    gone = api.subscriptions.cancel(made.id)
    assert gone.status == "canceled"
    assert gone.canceled_at > 1_600_000_000
    assert api.subscriptions.retrieve(made.id).status == "canceled"


def test_a_customer_that_nobody_made_is_refused_by_its_place(api: Any) -> None:
    with pytest.raises(stripe.InvalidRequestError) as caught:
        api.subscriptions.create({"customer": "cus_nobody", "items": []})
    assert (caught.value.http_status, caught.value.param) == (404, "customer")
