"""Expectations and claims: what was to be called, what changed, which way a record went; and what the messages say."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from unittest.mock import ANY

import pytest
from dirty_equals import IsPositiveInt, IsStr
from hypothesis import given
from hypothesis import strategies as st
from live_mocks import new_mock
from receivers import orders

from understudy.exchange import Request, Response
from understudy.expectations import Reply
from understudy.faults import Call
from understudy.matching import ALL, at_least
from understudy.mock import Mock
from understudy.records.errors import MockError
from understudy.testing.factories import Factories
from understudy.verify import Mode, assert_path, unchanged

JSON = {"content-type": "application/json"}
STATES = ("pending", "paid", "settled", "closed", "lost")


@pytest.fixture
def mock() -> Mock:
    return orders()[0]


def post(mock: Mock, path: str = "/orders", **body: Any) -> Response:
    return mock.handle(Request("POST", path, "", JSON, json.dumps(body).encode()))


def get(mock: Mock, path: str = "/orders/1") -> Response:
    return mock.handle(Request("GET", path))


def failure_of(claim: Callable[[], object]) -> list[str]:
    """The lines of the AssertionError that a claim fails with."""
    with pytest.raises(AssertionError) as caught:
        claim()
    return str(caught.value).splitlines()


def refused(kind: type[Exception], make: Callable[[], object]) -> str:
    with pytest.raises(kind) as caught:
        make()
    return str(caught.value)


# Calls


def test_calls_are_decoded_and_in_order(mock: Mock) -> None:
    post(mock, note="a")
    post(mock, "/orders/1/pay")
    mock.handle(Request("GET", "/orders/7", "", {"x-trace": "t"}))
    made, read = mock.calls("createOrder"), mock.calls("getOrder")
    assert made == [Call(json={"note": "a"}, parameters={}, status=201, answer={"id": 1, "status": ANY, "note": "a"})]
    assert read == [Call(json=None, parameters={"id": 7}, headers={"x-trace": "t"}, status=404, sequence=3)]
    assert [call.operation_id for call in mock.calls()] == ["createOrder", "payOrder", "getOrder"]
    assert str(read[0]) == "call 3, GET /orders/7"
    assert mock.calls(after=2) == read


def test_calls_compare_with_wildcards(mock: Mock) -> None:
    post(mock, note="a", customer_id=3, callback_url="http://127.0.0.1:9/")
    assert mock.calls("createOrder") == [Call(json={"note": IsStr, "customer_id": IsPositiveInt, "callback_url": ANY})]
    assert mock.calls("createOrder") == [Call()]
    assert mock.calls("createOrder") != [Call(json={"note": "b", "customer_id": 3, "callback_url": ANY})]
    assert repr(Call(status=201)).startswith("Call(json=ANY, parameters=ANY, headers=ANY, status=201,")


def test_refused_calls_are_calls(mock: Mock) -> None:
    mock.handle(Request("POST", "/orders", "", JSON, b"{"))
    [call] = mock.calls("createOrder")
    assert call.json is None
    assert (call.status or 0) >= 400


def test_calls_of_nothing(mock: Mock) -> None:
    message = refused(ValueError, lambda: mock.calls("createOrdr"))
    assert message == "no operation 'createOrdr' in the document; did you mean createOrder?"


def test_called_returns_the_calls_that_fit(mock: Mock) -> None:
    post(mock, note="a"), post(mock, note="b"), get(mock)
    assert len(mock.assert_called("createOrder")) == 2
    assert mock.assert_called("createOrder", match={"note": "a"}, times=1) == [Call(json={"note": "a"})]
    mock.assert_called("createOrder", match={"note": ANY}, times=2)
    mock.assert_called("createOrder", times=at_least(2), status=201)
    mock.assert_called("getOrder", parameters={"id": 1}, where=lambda call: call.answer["note"] == "a")
    mock.assert_called("payOrder", times=0)
    mock.assert_called("createOrder", match={"note": "b"}, after=1)
    with pytest.raises(AssertionError):
        mock.assert_called("createOrder", match={"note": "a"}, after=1)


def test_not_called_shows_the_nearest_calls(mock: Mock) -> None:
    assert failure_of(lambda: mock.assert_called("createOrder")) == [
        "createOrder() was expected at least once and never came",
        "  called: nothing at all",
    ]
    post(mock, note="a", customer_id=1, callback_url="http://127.0.0.1:9/"), post(mock, note="b"), get(mock)
    assert failure_of(lambda: mock.assert_called("createOrder", match={"note": "c", "customer_id": 1}, times=1)) == [
        "createOrder(match={'note': 'c', 'customer_id': 1}) was expected once and never came",
        "  call 1, POST /orders → 201: /note: expected 'c', got 'a'",
        "  call 2, POST /orders → 201: /note: expected 'c', got 'b'; /customer_id: missing; there is note",
    ]
    assert failure_of(lambda: mock.assert_called("createOrder", status=409, times=2)) == [
        "createOrder(status=409) was expected 2 times and never came",
        "  call 1, POST /orders → 201: expected status 409, got 201",
        "  call 2, POST /orders → 201: expected status 409, got 201",
    ]
    assert failure_of(lambda: mock.assert_called("getOrder", parameters={"id": 2, "page": 1}))[1:] == [
        "  call 3, GET /orders/1 → 200: parameter id: expected 2, got 1; parameter page: missing; there is id",
    ]
    assert failure_of(lambda: mock.assert_called("payOrder")) == [
        "payOrder() was expected at least once and never came",
        "  called: createOrder ×2, getOrder ×1",
    ]


def test_called_too_often_shows_the_calls(mock: Mock) -> None:
    post(mock), post(mock)
    assert failure_of(lambda: mock.assert_called("createOrder", times=1)) == [
        "createOrder() was expected once and came 2 times",
        "  call 1, POST /orders → 201",
        "  call 2, POST /orders → 201",
    ]


# Expectations


def test_an_expectation_that_is_met(mock: Mock) -> None:
    expectation = mock.expect("createOrder", match={"note": "a"})
    assert post(mock, note="a").status == 201
    mock.expectations.verify()
    assert expectation.calls == [Call(json={"note": "a"})]
    assert len(mock.records("orders")) == 1


def test_an_expectation_answers_instead_of_the_mock(mock: Mock) -> None:
    mock.expect("createOrder", times=2).respond(status=201, json={"id": 9, "status": "paid"}, headers={"X-A": "b"})
    with mock.unchanged():
        answers = [post(mock), post(mock)]
    assert [(each.status, json.loads(each.body)) for each in answers] == [(201, {"id": 9, "status": "paid"})] * 2
    assert dict(answers[0].headers)["X-A"] == "b"
    assert json.loads(post(mock).body)["id"] == 1
    assert failure_of(mock.expectations.verify) == ["createOrder() was expected 2 times and came 3 times"]


def test_an_error_without_a_body_is_the_documents(mock: Mock) -> None:
    mock.expect("payOrder").respond(status=409)
    answer = post(mock, "/orders/1/pay")
    assert (answer.status, dict(answer.headers)["Content-Type"]) == (409, "application/problem+json")
    assert json.loads(answer.body)["title"] == "Conflict"


def test_a_success_without_a_body_is_made_up(mock: Mock) -> None:
    mock.expect("getOrder").respond(status=200)
    media = mock.contract.operations["getOrder"].responses["200"].content[0]
    assert mock.contract.schemas.validator(media.schema, "response").is_valid(json.loads(get(mock).body))
    mock.expect("deleteOrder").respond(status=204)
    assert mock.handle(Request("DELETE", "/orders/1")) == Response(204)


def test_expectations_are_met_in_order(mock: Mock) -> None:
    mock.expect("getOrder").respond(status=404)
    mock.expect("getOrder", times=at_least(1)).respond(status=200)
    assert [get(mock).status for _ in range(3)] == [404, 200, 200]
    mock.expectations.verify()


def test_any_number_of_calls_may_be_none(mock: Mock) -> None:
    mock.expect("getOrder", times=None).respond(status=200)
    mock.expectations.verify()


def test_a_function_answers_or_leaves_it_to_the_mock(mock: Mock) -> None:
    def answer(call: Call) -> Reply | None:
        return Reply(404) if call.parameters["id"] == 1 else None

    mock.create("orders", id=1), mock.create("orders", id=2)
    mock.expect("getOrder", times=2).respond(answer)
    assert [get(mock, f"/orders/{key}").status for key in (1, 2)] == [404, 200]
    mock.expectations.verify()


def test_what_a_function_asserts_surfaces_in_the_test(mock: Mock) -> None:
    def answer(call: Call) -> None:
        assert call.json == {"note": "b"}, "the note is wrong"

    mock.expect("createOrder").respond(answer)
    assert post(mock, note="a").status == 201
    with pytest.raises(AssertionError) as caught:
        mock.expectations.verify()
    assert (
        str(caught.value)
        .splitlines()[0]
        .startswith("createOrder(): its function raised AssertionError: the note is wrong")
    )
    assert isinstance(caught.value.__cause__, AssertionError)


def test_what_a_predicate_raises_surfaces_in_the_test(mock: Mock) -> None:
    mock.expect("createOrder", where=lambda call: call.json["customer"] == 1, times=None)
    assert post(mock).status == 201
    assert failure_of(mock.expectations.verify) == [
        "createOrder(where=the predicate): its function raised KeyError: 'customer'"
    ]


def test_a_function_must_return_a_reply(mock: Mock) -> None:
    wrong: Any = lambda _call: 404  # noqa: E731 - what no type checker would let through
    mock.expect("getOrder").respond(wrong)
    get(mock)
    assert failure_of(mock.expectations.verify) == [
        "getOrder(): its function raised TypeError: the function of respond returns a Reply or None; got 404"
    ]


def test_unmet_expectations_are_all_named_with_the_nearest_calls(mock: Mock) -> None:
    post(mock, note="before")
    mock.expect("createOrder", match={"note": "b"})
    mock.expect("payOrder", parameters={"id": 1}, times=at_least(2))
    mock.expect("listOrders", times=0)
    post(mock, note="a")
    mock.handle(Request("POST", "/orders", "", JSON, b'{"note": 1}'))
    get(mock, "/orders")
    assert failure_of(mock.expectations.verify) == [
        "createOrder(match={'note': 'b'}) was expected once and never came",
        "  call 2, POST /orders → 201: /note: expected 'b', got 'a'",
        "  call 3, POST /orders → 400: /note: expected 'b', got 1",
        "payOrder(parameters={'id': 1}) was expected at least 2 times and never came",
        "  called: createOrder ×2, listOrders ×1",
        "listOrders() was expected 0 times and came once",
    ]
    assert [each.operation_id for each in mock.expectations.unmet()] == ["createOrder", "payOrder", "listOrders"]
    mock.reset()
    mock.expectations.verify()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"status": 202},
            "createOrder documents no status 202; known: 201",
        ),
        (
            {"status": 201, "json": {"id": 1, "status": "payed"}},
            'createOrder 201: body /status: "payed" is not one of: "pending", "paid", "settled", "closed", "lost"',
        ),
    ],
)
def test_an_answer_off_the_contract_is_refused_at_once(mock: Mock, options: dict[str, Any], message: str) -> None:
    expectation = mock.expect("createOrder")
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text is compared below
        expectation.respond(**options)
    assert str(caught.value) == f"{message}; give off_contract=True to send it nevertheless"
    expectation.respond(**options, off_contract=True)
    answer = post(mock)
    assert answer.status == options["status"]
    if "json" in options:
        assert json.loads(answer.body) == options["json"]


def test_a_body_where_the_document_has_none_is_refused(mock: Mock) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text is compared below
        mock.expect("deleteOrder").respond(status=204, json={})
    assert str(caught.value) == (
        "deleteOrder 204 has no JSON body in the document; give off_contract=True to send it nevertheless"
    )


def test_what_can_be_no_expectation(mock: Mock) -> None:
    assert refused(ValueError, lambda: mock.expect("zzz")) == "no operation 'zzz' in the document"
    assert refused(ValueError, lambda: mock.expect("getOrder", times=-1)) == (
        "times is a whole number from 0, at_least(n), or None for any number; got -1"
    )
    made = mock.expect("getOrder")
    nothing = "respond takes status=, with json= where there is a body, or a function of the call"
    assert refused(TypeError, made.respond) == nothing
    assert refused(TypeError, lambda: made.respond(lambda _call: None, status=200)) == nothing
    wrong: Any = 404
    assert refused(TypeError, lambda: made.respond(wrong)) == (
        "respond takes status= or a function of the call; got 404"
    )


def test_the_shipped_contract_is_expected_like_any() -> None:
    mock = new_mock(auth="lenient")
    factories = Factories(mock)
    mock.expect("createReferral", match={"vendor_parties": ANY}).respond(status=422)
    with mock.unchanged():
        assert mock.handle(factories.request("createReferral")).status == 422
    mock.expectations.verify()
    mock.assert_last_error("createReferral", status=422)


# Changes


def test_changes_are_explained_by_resource(mock: Mock) -> None:
    mock.create("orders", id=1, note="old"), mock.create("orders", id=2)
    with mock.changes() as changes:
        post(mock, note="new")
        mock.update("orders", 1, note="young")
        mock.delete("orders", 2)
        post(mock, "/orders/1/pay")
    assert [record["note"] for record in changes.created["orders"]] == ["new"]
    [update] = changes.updated["orders"]
    assert (update.key, update.fields) == (("1",), {"note": ("old", "young"), "status": ("pending", "paid")})
    assert [record["id"] for record in changes.deleted["orders"]] == [2]
    assert changes.counts == {}
    assert changes.events == ["order.created", "order.deleted", "order.paid"]


def test_changes_that_undo_each_other_are_none(mock: Mock) -> None:
    mock.create("orders", id=1, note="a")
    with mock.changes() as changes:
        mock.update("orders", 1, note="b")
        mock.update("orders", 1, note="a")
        mock.create("orders", id=2)
        mock.create("orders", id=3)
        mock.restore(mock.snapshot())
    assert changes.counts == {"orders": 2}
    assert not changes.updated


def test_what_should_have_stayed_is_named(mock: Mock) -> None:
    mock.create("orders", id=1, note="a", status="pending")
    mock.create("orders", id=2, status="pending")

    def block() -> None:
        with mock.unchanged():
            post(mock, "/orders/1/pay")
            mock.delete("orders", 2)
            mock.create("customers", id=4, name="n", paid_orders="0")

    assert failure_of(block) == [
        "the state was to stay as it was:",
        "  created customers: {'id': 4, 'name': 'n', 'paid_orders': '0'}",
        "  updated orders 1: status 'pending' → 'paid'",
        "  deleted orders: {'id': 2, 'status': 'pending'}",
        "  event order.paid",
        "  event order.deleted",
    ]


def test_reading_changes_nothing(mock: Mock) -> None:
    post(mock)
    with unchanged(mock):
        get(mock)
        mock.calls()
        post(mock, "/orders/7/pay")
    assert str(_changes(mock)) == "nothing changed"


def _changes(mock: Mock) -> object:
    with mock.changes() as changes:
        pass
    return changes


def test_time_changes_things(mock: Mock) -> None:
    post(mock)
    mock.transition("orders", 1, to="paid")
    with mock.changes() as changes:
        mock.advance(timedelta(hours=24))
    assert changes.updated["orders"][0].fields["status"] == ("paid", "settled")


def test_a_block_that_fails_is_not_hidden(mock: Mock) -> None:
    def block() -> None:
        with mock.unchanged():
            post(mock)
            raise KeyError("the test's own")

    assert refused(KeyError, block) == '"the test\'s own"'


# States


@pytest.fixture
def settled(mock: Mock) -> Mock:
    mock.create("orders", id=1)
    mock.transition("orders", 1, to="paid")
    mock.transition("orders", 1, to="settled")
    return mock


def test_a_state(settled: Mock) -> None:
    settled.assert_state("orders", 1, "settled")
    settled.assert_state("order", "1", "settled", property="status")
    assert failure_of(lambda: settled.assert_state("orders", 1, "closed")) == [
        'orders 1 is "settled", not "closed"',
        '  it went: "pending" → "paid" → "settled"',
        '  after "settled" may come "closed"',
    ]


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        (["pending", "paid", "settled"], "exact"),
        (["pending"], "prefix"),
        (["pending", "paid"], "prefix"),
        (["pending", "paid", "settled"], "prefix"),
        (["pending", "settled"], "subsequence"),
        (["paid"], "subsequence"),
    ],
)
def test_a_path(settled: Mock, path: list[str], mode: Mode) -> None:
    settled.assert_path("orders", 1, path, mode=mode)


@pytest.mark.parametrize(
    ("path", "mode", "lines"),
    [
        (
            ["pending", "paid", "lost"],
            "exact",
            ['  step 3: expected "lost", got "settled"', '  after "paid" may come "settled", "lost"'],
        ),
        (
            ["pending", "paid"],
            "exact",
            ['  step 3: expected nothing, got "settled"', '  after "paid" may come "settled", "lost"'],
        ),
        (
            ["pending", "paid", "settled", "closed"],
            "exact",
            ['  step 4: expected "closed", got nothing', '  after "settled" may come "closed"'],
        ),
        (
            ["pending", "paid", "settled", "closed"],
            "prefix",
            ['  step 4: expected "closed", got nothing', '  after "settled" may come "closed"'],
        ),
        (["paid"], "prefix", ['  step 1: expected "paid", got "pending"']),
        (
            ["paid", "pending"],
            "subsequence",
            [
                '  step 2: expected "pending", got no such state after the one before',
                '  after "paid" may come "settled", "lost"',
            ],
        ),
        (
            ["closed", "lost"],
            "subsequence",
            ['  step 1: expected "closed", got no such state after the one before'],
        ),
    ],
)
def test_another_path(settled: Mock, path: list[str], mode: Mode, lines: list[str]) -> None:
    listed = " → ".join(f'"{state}"' for state in path)
    assert failure_of(lambda: assert_path(settled, "orders", 1, path, mode=mode)) == [
        f"orders 1 did not go {listed} ({mode})",
        '  it went: "pending" → "paid" → "settled"',
        *lines,
    ]


def test_a_terminal_state_says_so(mock: Mock) -> None:
    mock.create("orders", id=1)
    mock.transition("orders", 1, to="lost")
    assert failure_of(lambda: mock.assert_state("orders", 1, "paid"))[-1] == (
        '  after "lost" may come nothing, it is terminal'
    )


def test_a_record_that_never_moved_and_one_that_is_gone(mock: Mock) -> None:
    mock.create("orders", id=1)
    mock.assert_path("orders", 1, ["pending"])
    mock.transition("orders", 1, to="lost")
    mock.delete("orders", 1)
    mock.assert_path("orders", 1, ["pending", "lost"])
    assert refused(MockError, lambda: mock.assert_path("orders", 2, ["pending"])) == "there is no order 2"


@given(st.lists(st.sampled_from(["paid", "settled", "closed", "lost"]), max_size=4), st.data())
def test_paths_hold_exactly_where_lists_do(moves: list[str], data: st.DataObject) -> None:
    mock = orders()[0]
    mock.create("orders", id=1)
    went = ["pending"]
    for state in moves:
        if state != went[-1]:
            mock.transition("orders", 1, to=state, force=True)
            went.append(state)
    path = data.draw(st.lists(st.sampled_from(STATES), min_size=1, max_size=5) | st.just(went))
    rest = iter(went)
    holds: dict[Mode, bool] = {
        "exact": path == went,
        "prefix": went[: len(path)] == path,
        "subsequence": all(state in rest for state in path),
    }
    for mode, expected in holds.items():
        try:
            mock.assert_path("orders", 1, path, mode=mode)
        except AssertionError:
            assert not expected
        else:
            assert expected


def test_states_without_a_lifecycle_may_follow_in_any_order() -> None:
    mock = new_mock(auth="lenient")
    [collection, *_] = (
        each
        for each in mock.contract.resources.collections.values()
        if each.states and each.id not in mock.contract.lifecycles and not each.parent_count and not each.singleton
    )
    record = mock.create(collection.path)
    state = collection.states[0]
    other = next(value for value in state.values if value != record[state.name])
    lines = failure_of(lambda: mock.assert_state(collection.path, record["id"], other, property=state.name))
    assert lines[-1] == f"  the document declares no lifecycle, so any of {', '.join(state.values)} may follow"


def test_what_can_be_no_claim(mock: Mock) -> None:
    mock.create("orders", id=1)
    assert refused(MockError, lambda: mock.assert_state("orders", 1, "payed")) == (
        "'payed' is no status of orders; allowed: pending, paid, settled, closed, lost; did you mean paid?"
    )
    assert refused(TypeError, lambda: mock.assert_state("orders")) == (
        'assert_state takes a resource, a key and a state, such as "orders", 1, "paid"'
    )
    for wrong in ((1, "paid"), (1, []), ()):
        assert refused(TypeError, partial(mock.assert_path, "orders", *wrong)) == (
            'assert_path takes a list of states last, such as "orders", 1, ["pending", "paid"]'
        )
    mode: Any = "all"
    assert refused(ValueError, lambda: mock.assert_path("orders", 1, ["paid"], mode=mode)) == (
        "mode is one of exact, prefix, subsequence; got 'all'"
    )


def test_the_path_of_all_records(mock: Mock) -> None:
    post(mock), post(mock)
    mock.assert_path("orders", ALL, [])
    mock.transition("orders", 2, to="paid"), mock.transition("orders", 1, to="lost")
    mock.transition("orders", 2, to="settled")
    mock.assert_path("orders", ALL, ["paid", "lost", "settled"])
    mock.assert_path("Order", ALL, ["paid", "settled"], mode="subsequence")
    assert failure_of(lambda: mock.assert_path("orders", ALL, ["paid", "settled"])) == [
        'orders ALL did not go "paid" → "settled" (exact)',
        '  it went: "paid" → "lost" → "settled"',
        '  step 2: expected "settled", got "lost"',
    ]


def test_the_log_of_transitions_is_forgotten_alone(mock: Mock) -> None:
    post(mock), post(mock, "/orders/1/pay")
    mock.forget_transitions()
    assert (mock.transitions(), mock.get("orders", 1)["status"], len(mock.calls())) == ((), "paid", 2)
    mock.assert_path("orders", 1, ["paid"])
    mock.transition("orders", 1, to="settled")
    mock.assert_path("orders", 1, ["paid", "settled"])
    assert [row["sequence"] for row in mock.transitions()] == [2]


# The last error


def test_the_last_error_of_a_record(mock: Mock) -> None:
    post(mock), post(mock)
    assert failure_of(lambda: mock.assert_last_error(resource="orders", key=1)) == [
        "no call of this mock that concerned orders 1 was answered with an error; the newest calls: "
        "createOrder → 201, createOrder → 201"
    ]
    post(mock, "/orders/1/pay"), post(mock, "/orders/1/pay"), get(mock, "/orders/9")
    mock.handle(Request("PATCH", "/orders/2", "", JSON, b'{"note": 5}'))
    assert mock.assert_last_error(resource="orders", key=1, status=409) == Call(operation_id="payOrder")
    assert mock.assert_last_error(resource="Order", key="2") == Call(operation_id="changeOrder")
    assert mock.assert_last_error(resource="orders", key=9, status=404) == Call(operation_id="getOrder")
    assert mock.assert_last_error(resource="orders") == Call(operation_id="changeOrder")
    assert mock.assert_last_error("payOrder", resource="orders") == Call(sequence=4)
    assert failure_of(lambda: mock.assert_last_error(resource="orders", key=1, status=404))[0] == (
        "the last error of this mock that concerned orders 1 is another: call 4, POST /orders/1/pay: "
        "expected status 404, got 409"
    )
    assert failure_of(lambda: mock.assert_last_error("getOrder", resource="orders", key=2))[0].startswith(
        "no call of getOrder that concerned orders 2 was answered with an error; the newest calls: getOrder → 404"
    )


def test_a_step_that_failed_concerns_the_record_that_it_was_on(mock: Mock) -> None:
    """Paying an order changes its customer; where that fails, both had an error, and nobody else."""
    mock.create("customers", name="Ann"), mock.create("customers", name="Bob")
    post(mock, note="x", customer_id=2)
    with mock.faults.on("payOrder", resource="customers", step="put", status=503):
        post(mock, "/orders/1/pay")
    for resource, key in (("orders", 1), ("customers", 2)):
        assert mock.assert_last_error(resource=resource, key=key, status=503) == Call(operation_id="payOrder")
    assert failure_of(lambda: mock.assert_last_error(resource="customers", key=1))[0].startswith(
        "no call of this mock that"
    )


def test_a_step_of_the_test_that_failed_is_an_error_of_its_record(mock: Mock) -> None:
    """Refused by the lifecycle, by a fault, for a key that is taken: in the order of calls and steps."""
    post(mock), post(mock)
    with pytest.raises(MockError):
        mock.transition("orders", 1, to="closed")
    found = mock.assert_last_error(resource="orders", key=1, status=409)
    assert found == Call(operation_id="", path="/orders/1", parameters={"id": 1}, sequence=2)
    assert (
        found.answer
        == 'status is "pending" and can\'t become "closed"; after "pending" comes "pending", "paid", "lost"'
    )
    assert failure_of(lambda: mock.assert_last_error(resource="orders", key=1, match="no disk")) == [
        f"the last error of this mock that concerned orders 1 is another: a step on /orders/1: the whole: "
        f"expected 'no disk', got {found.answer!r}",
        f"  it said: {found.answer}",
    ]
    with mock.faults.on(step="transition", error=OSError("no disk")), pytest.raises(OSError, match="no disk"):
        mock.transition("orders", 2, to="paid")
    mock.assert_last_error(resource="orders", key=2, status=500, match="no disk")
    mock.assert_last_error(resource="orders", match="no disk")
    post(mock, "/orders/2/pay"), post(mock, "/orders/2/pay")
    mock.assert_last_error(resource="orders", key=2, status=409, match={"title": "Conflict"})
    with pytest.raises(MockError):
        mock.create("orders", id=1)
    mock.assert_last_error(resource="orders", key=1, match="order 1 exists already")
    with pytest.raises(MockError):
        mock.update("orders", 7, note="x")
    with pytest.raises(MockError):
        mock.delete("orders", 8)
    assert mock.assert_last_error(resource="orders", key=7, status=404).path == "/orders/7"
    assert mock.assert_last_error(resource="orders", status=404).path == "/orders/8"
    assert failure_of(lambda: mock.assert_last_error("getOrder", resource="orders", key=8))[0].startswith(
        "no call of getOrder"
    )
    mock.assert_last_error(status=409)  # of calls alone, as no record is named
    mock.journal.clear()
    assert failure_of(lambda: mock.assert_last_error(resource="orders", key=7))[0].startswith(
        "no call of this mock that"
    )


def test_the_last_error_that_a_record_has_itself(mock: Mock) -> None:
    mock.create("orders", note="out of stock"), mock.create("orders")
    mock.update("orders", 2, note="")
    assert mock.assert_last_error(resource="orders", key=1, property="note").answer == "out of stock"
    mock.assert_last_error(resource="orders", key=1, property="note", match=IsStr(regex="out of .*"))
    assert failure_of(lambda: mock.assert_last_error(resource="orders", key=1, property="note", match="no disk")) == [
        "the note of orders 1 is another: the whole: expected 'no disk', got 'out of stock'"
    ]
    assert failure_of(lambda: mock.assert_last_error(resource="orders", key=2, property="note")) == [
        "orders 2 has no note: it is ''"
    ]
    mock.assert_last_error(resource="orders", key=2, property="note", match="")
    assert refused(MockError, lambda: mock.assert_last_error(resource="orders", key=1, property="nte")) == (
        "orders has no property 'nte'; did you mean note?"
    )
    assert refused(MockError, lambda: mock.assert_last_error(resource="orders", key=9, property="note")).startswith(
        "there is no order 9"
    )
    wrong = refused(ValueError, lambda: mock.assert_last_error("payOrder", resource="orders", key=1, property="note"))
    assert wrong == "property= is one of a record: it needs resource= and key=, and takes match= besides"


def test_whose_last_error_it_is(mock: Mock) -> None:
    assert refused(ValueError, lambda: mock.assert_last_error(key=1)) == (
        "key= needs resource=, since other resources may have a 1 too"
    )
    assert refused(MockError, lambda: mock.assert_last_error(resource="ordrs")) == (
        "the document has no resource 'ordrs'; did you mean orders?"
    )
    assert refused(MockError, lambda: mock.assert_last_error(resource="orders", key=(1, 2))) == (
        "orders needs 1 keys (id); got 2"
    )


def test_the_last_error(mock: Mock) -> None:
    assert failure_of(mock.assert_last_error) == [
        "no call of this mock was answered with an error; the newest calls: none came"
    ]
    post(mock), post(mock, "/orders/1/pay")
    assert failure_of(lambda: mock.assert_last_error("payOrder")) == [
        "no call of payOrder was answered with an error; the newest calls: payOrder → 200"
    ]
    post(mock, "/orders/1/pay"), get(mock, "/orders/8"), get(mock)
    assert mock.assert_last_error("payOrder", status=409, match={"title": "Conflict"}) == Call(sequence=3)
    assert mock.assert_last_error(status=404) == Call(operation_id="getOrder")
    lines = failure_of(lambda: mock.assert_last_error("payOrder", status=404, match={"title": "Not Found"}))
    assert lines[0] == (
        "the last error of payOrder is another: call 3, POST /orders/1/pay: expected status 404, got 409;"
        " /title: expected 'Not Found', got 'Conflict'"
    )
    assert lines[1].startswith("  it said: {'type': 'about:blank', 'title': 'Conflict', 'status': 409,")
