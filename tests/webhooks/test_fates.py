"""What becomes of each of three deliveries: what was sent when, how often, and what is noted of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from receivers import HOOK, Receiver, orders

from understudy.mock import Mock

AT = "2026-01-01T00:00:00+00:00"
IN_TEN_MINUTES = "2026-01-01T00:10:00+00:00"
SENT, DELIVERED = (None, 204, None), ("delivered", None)


def three(**chaos: Any) -> tuple[Mock, Receiver]:
    """Three orders that somebody is to be sent; nothing is sent yet."""
    mock, receiver = orders()
    mock.webhooks.add_endpoint(HOOK)
    if chaos:
        mock.webhooks.chaos.add(**chaos)
    for _ in range(3):
        mock.create("orders", emit=True)
    return mock, receiver


def sent(receiver: Receiver) -> list[str]:
    return [each.headers["webhook-id"][-1] for each in receiver.sent]


def fates(mock: Mock) -> list[tuple[Any, ...]]:
    """State, time of the next attempt, and error, status and chaos of each attempt."""
    return [
        ((each.status, each.next_attempt_at), [(note.error, note.status, note.chaos) for note in each.attempts])
        for event in mock.webhooks.events(order="oldest")
        for each in event.deliveries
    ]


PLAIN = (DELIVERED, [SENT])


@pytest.mark.parametrize(
    ("kind", "at_once", "later", "first"),
    [
        (None, "123", "123", PLAIN),
        ("drop", "23", "23", (("dropped", None), [("drop (chaos)", None, "drop")])),
        ("delay", "23", "231", (("pending", IN_TEN_MINUTES), [])),
        ("reorder", "213", "213", PLAIN),
        ("duplicate", "1123", "1123", (DELIVERED, [(None, 204, "duplicate")] * 2)),
        ("truncated-body", "123", "123", (DELIVERED, [(None, 204, "truncated-body")])),
        ("bad-signature", "123", "123", (DELIVERED, [(None, 204, "bad-signature")])),
        ("stale-timestamp", "123", "123", (DELIVERED, [(None, 204, "stale-timestamp")])),
    ],
)
def test_chaos_hits_the_first_and_no_other(kind: str | None, at_once: str, later: str, first: tuple[Any, ...]) -> None:
    mock, receiver = three(**({} if kind is None else {"kind": kind}))
    mock.webhooks.deliver()
    assert "".join(sent(receiver)) == at_once
    assert fates(mock) == [first, PLAIN, PLAIN]
    mock.advance(timedelta(minutes=9, seconds=59))
    mock.webhooks.deliver()
    assert "".join(sent(receiver)) == at_once
    mock.advance(timedelta(seconds=1))
    mock.webhooks.deliver()
    assert "".join(sent(receiver)) == later
    assert fates(mock)[0][0] == (first[0] if kind == "drop" else DELIVERED)
    assert list(mock.webhooks.chaos.rules()) == []


@pytest.mark.parametrize("times", [2, None])
def test_chaos_hits_as_often_as_it_says(times: int | None) -> None:
    mock, receiver = three(kind="duplicate", times=times)
    mock.webhooks.deliver()
    assert "".join(sent(receiver)) == ("11223" if times else "112233")
    assert len(list(mock.webhooks.chaos.rules())) == (0 if times else 1)


def test_what_an_endpoint_answers_decides() -> None:
    mock, receiver = three()
    receiver.answer(500, 410)
    mock.webhooks.deliver()
    [first, second, third] = fates(mock)
    assert first[0][0] == "pending"
    assert first[1] == [("HTTP 500", 500, None)]
    assert first[0][1] > AT
    assert second == (("failed", None), [("HTTP 410", 410, None)])
    assert third == (("failed", None), [("the endpoint is disabled: it answered 410 Gone", None, None)])
    assert sent(receiver) == ["1", "2"]
    mock.advance(timedelta(days=3))
    mock.webhooks.deliver()
    assert fates(mock)[0] == (
        ("failed", None),
        [("HTTP 500", 500, None), ("the endpoint is disabled: it answered 410 Gone", None, None)],
    )
    assert sent(receiver) == ["1", "2"]


def test_what_waits_for_an_endpoint_that_is_removed_fails() -> None:
    mock, receiver = three()
    receiver.answer(500, 500)
    mock.webhooks.deliver()
    mock.webhooks.remove_endpoint(mock.webhooks.endpoints()[0].id)
    mock.advance(timedelta(days=3))
    mock.webhooks.deliver()
    gone = ("the endpoint was removed", None, None)
    assert fates(mock) == [*[(("failed", None), [("HTTP 500", 500, None), gone])] * 2, PLAIN]
    attempts = mock.webhooks.events(order="oldest")[0].deliveries[0].attempts
    assert [each.time for each in attempts] == [f"2026-01-0{day}T00:00:00+00:00" for day in (1, 4)]
    assert sent(receiver) == ["1", "2", "3"]
