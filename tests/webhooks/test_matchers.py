"""What a webhook must be like to match, and in which words it is reported where one does not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from understudy.webhooks.capture.received import event_type, received
from understudy.webhooks.capture.template import Template, template_of


def hook(body: bytes = b'{"type": "order.paid", "data": {"id": 7}}', *, url: str = "/a?b=1", **headers: str) -> Any:
    return received("id", "post", url, headers.items(), body)


def refuse(_: object) -> bool:
    return False


def fail(_: object) -> bool:
    raise RuntimeError("odd")


@pytest.mark.parametrize(
    ("matchers", "found"),
    [
        ({}, {}),
        ({"type": "order.paid"}, {}),
        ({"type": "order.lost"}, {"type": ("expected 'order.lost', got 'order.paid'",)}),
        ({"match": {"data": {"id": 7}}}, {}),
        ({"headers": {"X-A": "1", "x-b": None}}, {}),
        ({"headers": {"x-a": None, "X-C": "1"}}, {"headers": ("x-a: expected None, got '1'", "x-c: missing")}),
        ({"headers": {"X-A": "2"}}, {"headers": ("x-a: expected '2', got '1'",)}),
        ({"url": "/a"}, {}),
        ({"url": "/a?b=1"}, {}),
        ({"url": re.compile("b=[0-9]$")}, {}),
        ({"url": "/b"}, {"url": ("expected '/b', got '/a?b=1'",)}),
        ({"url": re.compile("^b")}, {"url": ("expected to find '^b' in '/a?b=1'",)}),
        ({"method": "Post"}, {}),
        ({"method": "put"}, {"method": ("expected 'PUT', got 'POST'",)}),
        ({"signature_valid": True}, {"signature_valid": ("expected True, got None (not verified)",)}),
        ({"where": bool}, {}),
        ({"where": refuse}, {"where": ("refuse said no",)}),
        ({"where": fail}, {"where": ("fail raised RuntimeError: odd",)}),
        ({"where": fail, "method": "put"}, {"method": ("expected 'PUT', got 'POST'",)}),
        ({"name": "it"}, {}),
    ],
)
def test_where_a_webhook_differs(matchers: dict[str, Any], found: dict[str, Any]) -> None:
    template = Template(**matchers)
    assert template.differences(hook(**{"X-A": "1"})) == found
    assert template.criteria_names() == tuple(
        name for name in ("type", "match", "where", "headers", "url", "method", "signature_valid") if name in matchers
    )


@pytest.mark.parametrize(
    ("body", "match", "lines"),
    [
        (b"{", {"a": 1}, 1),
        (b"", {"a": 1}, 1),
        (b"", None, 0),
        (b"", 5, 1),
        (b"null", {"a": 1}, 1),
        (b"[1, 2]", [1, 2], 0),
        (b"[1, 2]", [1], 1),
        (b'{"a": {"b": 1, "c": 2}}', {"a": {"b": 1}}, 0),
        (b'{"a": {"b": 1, "c": 2}}', {"a": {"b": 2}}, 1),
    ],
)
def test_a_body_is_compared_at_every_depth(body: bytes, match: Any, lines: int) -> None:
    found = Template(match=match).differences(hook(body))
    assert len(found.get("match", ())) == lines
    if body == b"{":
        assert found["match"][0].startswith("expected JSON, got b'{' (")
    if isinstance(match, dict):
        assert (found.get("match") == ("expected a body, got none",)) == (body == b"")


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"where": 5}, TypeError, "where= takes a function of the received webhook; got 5"),
        ({"headers": "x"}, TypeError, "headers= takes a mapping such as {\"x-signature\": ANY}; got 'x'"),
        ({"method": ""}, ValueError, "method= takes a method such as \"POST\"; got ''"),
        ({"method": 5}, ValueError, 'method= takes a method such as "POST"; got 5'),
        ({"signature_valid": 1}, TypeError, "signature_valid= takes True, False or None; got 1"),
    ],
)
def test_what_can_never_hold_is_refused(options: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as refused:
        Template(**options)
    assert str(refused.value) == message


def test_a_template_says_what_it_asks_for() -> None:
    assert str(Template()) == "webhook(any)"
    template = Template(name="paid", type="a", url=re.compile("^/a"), where=refuse, signature_valid=False)
    shown = str(template)
    assert shown.startswith("paid(type='a', where=")
    assert "refuse" in shown
    assert shown.endswith(", url=/^/a/, signature_valid=False)")


def test_a_template_is_made_of_a_type_or_of_another_one() -> None:
    base = Template(name="it", type="a", method="PUT")
    assert template_of(base, {"method": "POST", "url": None}) == Template(name="it", type="a", method="POST")
    assert template_of("b", {"url": "/x", "match": None}) == Template(type="b", url="/x")
    assert template_of(None, {}) == Template()
    for name, hint in (("ulr", "did you mean url=?"), ("zzz", "match, where, headers, url, method, signature_valid")):
        with pytest.raises(TypeError) as refused:
            template_of("a", {name: 1})
        assert str(refused.value) == f"there is no {name}=; {hint}"


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (b'{"type": "a", "event": "b"}', {}, "a"),
        (b'{"event": "b"}', {}, "b"),
        (b'{"type": 5, "event": "b"}', {}, "b"),
        (b'{"type": 5}', {}, None),
        (b'["type"]', {}, None),
        (b'{"type": "a"}', {"CE-Type": "x%20y"}, "x y"),
    ],
)
def test_a_webhook_says_what_it_is(body: bytes, headers: dict[str, str], expected: object) -> None:
    assert event_type(hook(body, **headers)) == expected


def test_the_property_of_the_type_may_be_another() -> None:
    assert Template(type="x").differences(hook(), lambda webhook: webhook.id[0].replace("i", "x")) == {}
