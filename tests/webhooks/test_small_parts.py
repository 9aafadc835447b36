"""Small parts of deliveries and signatures."""

from __future__ import annotations

from pathlib import Path

import pytest
from receivers import HOOK, ORDERS, Receiver

from understudy.mock import open_mock
from understudy.webhooks.sender import _host
from understudy.webhooks.signing import standard_webhooks
from understudy.webhooks.signing.scheme import SigningError
from understudy.webhooks.targets import WebhookTarget


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_2xx_is_success(status: int) -> None:
    receiver = Receiver([status])
    mock = open_mock(ORDERS, sender=receiver)
    mock.webhooks.add_endpoint(HOOK)
    mock.create("orders", emit=True)
    mock.webhooks.deliver()
    assert [event.status for event in mock.webhooks.events()] == ["delivered"]


def test_an_endpoint_that_was_removed_is_gone_for_good(tmp_path: Path) -> None:
    state = f"sqlite:///{tmp_path / 'state.db'}"
    mock = open_mock(ORDERS, state=state)
    first, second = (mock.webhooks.add_endpoint(f"{HOOK}/{number}") for number in (1, 2))
    mock.webhooks.remove_endpoint(first.id)
    assert [each.id for each in mock.webhooks.endpoints()] == [second.id]
    mock.store.close()
    again = open_mock(ORDERS, state=state)
    assert [each.id for each in again.webhooks.endpoints()] == [second.id]
    with pytest.raises(LookupError, match=f"^there is no endpoint '{first.id}'; known: {second.id}$"):
        again.webhooks.remove_endpoint(first.id)
    again.store.close()


@pytest.mark.parametrize(
    ("scheme", "host", "port", "expected"),
    [
        ("http", "localhost", 80, "localhost"),
        ("http", "localhost", 443, "localhost:443"),
        ("https", "localhost", 443, "localhost"),
        ("http", "::1", 8080, "[::1]:8080"),
        ("https", "::1", 443, "[::1]"),
    ],
)
def test_the_host_field_has_no_usual_port(scheme: str, host: str, port: int, expected: str) -> None:
    assert _host(WebhookTarget(scheme, host, port, "/")) == expected


@pytest.mark.parametrize("wrong", ["", "a b", "naïve", "line\n"])
def test_a_message_id_that_no_header_can_have_is_refused(wrong: str) -> None:
    with pytest.raises(SigningError, match=r"^message_id must be visible ASCII without spaces, for webhook-id; got "):
        standard_webhooks.sign(b"{}", ["whsec_AAAA"], header="webhook-signature", message_id=wrong, timestamp=1)
