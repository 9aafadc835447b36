"""What `explain` says of lifecycles, webhooks and callbacks."""

from __future__ import annotations

from receivers import ORDERS, orders

from understudy.contract import read_contract
from understudy.inference.diagram import mermaid
from understudy.inference.explain import explain

DIAGRAM = """stateDiagram-v2
    [*] --> pending
    pending --> pending: after PT1H, sends reminder
    pending --> paid: ✓ payOrder
    paid --> settled: after PT24H
    settled --> closed: after PT24H
    pending --> lost
    paid --> lost
    paid --> closed: ✓ forced
    closed --> [*]
    lost --> [*]
"""


def test_the_diagram_marks_what_was_visited() -> None:
    lifecycle = read_contract(ORDERS).lifecycles["/orders"][0]
    assert mermaid(lifecycle, {("pending", "paid"), ("paid", "closed")}) == DIAGRAM
    assert "✓" not in mermaid(lifecycle)


def test_a_mock_knows_what_it_visited() -> None:
    mock, _ = orders()
    mock.create("orders")
    mock.transition("orders", 1, to="paid")
    mock.transition("orders", 1, to="closed", force=True)
    visited = {(str(row["from"]), str(row["to"])) for row in mock.transitions()}
    assert mermaid(mock.contract.lifecycles["/orders"][0], visited) == DIAGRAM
    assert "    pending --> paid: ✓ payOrder\n" in explain(mock.contract, {("/orders", "status"): visited})


def test_webhooks_and_callbacks_are_explained() -> None:
    text = explain(read_contract(ORDERS))
    assert (
        text[text.index("\nwebhooks\n") :]
        == """
webhooks
  order.created: on create of orders (the name order.created)
         signed standard-webhooks in webhook-signature (x-mock-delivery); 3 attempts, again after PT5S, PT1M
  order.paid: when status of orders becomes paid (the name order.paid)
         signed standard-webhooks in webhook-signature (x-mock-delivery); 3 attempts, again after PT5S, PT1M
  order.deleted: on delete of orders (the name order.deleted)
         signed standard-webhooks in webhook-signature (x-mock-delivery); 3 attempts, again after PT5S, PT1M
  reminder: never: x-mock-event can say when
         signed standard-webhooks in webhook-signature (x-mock-delivery); 3 attempts, again after PT5S, PT1M
  order_done: when status of orders becomes closed (x-mock-event), to {$request.body#/callback_url} of createOrder
         signed standard-webhooks in webhook-signature (x-mock-delivery); 3 attempts, again after PT5S, PT1M
  order_taken: once when the operation has worked, to {$request.body#/callback_url}?id={$response.body#/id} of
    createOrder
         signed standard-webhooks in webhook-signature (x-mock-delivery); 3 attempts, again after PT5S, PT1M
"""
    )


def test_names_that_mermaid_reserves_are_distinguished() -> None:
    contract = read_contract(ORDERS)
    lifecycle = contract.lifecycles["/orders"][0]
    odd = type(lifecycle)("c", "p", ("end", "in-use"), "end", frozenset({"in-use"}), lifecycle.transitions[:0])
    assert mermaid(odd) == (
        'stateDiagram-v2\n    state "end" as s0\n    state "in-use" as s1\n    [*] --> s0\n    s1 --> [*]\n'
    )
