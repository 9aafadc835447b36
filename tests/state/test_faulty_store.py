"""A store that fails as it is configured: alone, and below a mock."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from documents import answer
from howtos import DOCS, blocks
from hypothesis import given, settings
from hypothesis import strategies as st
from receivers import orders

from understudy.mock import Mock
from understudy.state.durable import DurableStore
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change, StateError, Store
from understudy.testing.stores import FaultyStore
from understudy.testing.stores.claims import COLLECTIONS, KEYS, PARENTS, at, put, view

pytest_plugins = ["pytester"]


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    with closing(DurableStore(f"sqlite:///{tmp_path}/state.db")) as store:
        yield store


def outcomes(do: Callable[[], object], count: int) -> str:
    """A letter for each time it is done: `.` where it works, `x` where the store fails."""

    def letter() -> str:
        try:
            do()
        except StateError:
            return "x"
        return "."

    return "".join(letter() for _ in range(count))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "x...."),
        ({"nth": 3}, "..x.."),
        ({"nth": 2, "times": 2}, ".xx.."),
        ({"times": None}, "xxxxx"),
        ({"collection": "/things"}, "x...."),
        ({"collection": "/others"}, "....."),
    ],
)
@pytest.mark.parametrize("step", ["get", "put", "commit"])
def test_it_strikes_when_it_is_configured_to(store: Store, step: Any, options: dict[str, Any], expected: str) -> None:
    faulty = FaultyStore(store)
    put(store, one={"id": 1})
    faulty.fail(step, **options)
    do = (lambda: faulty.get(at("one"))) if step == "get" else (lambda: put(faulty, one={"id": 2}))
    assert outcomes(do, 5) == expected
    assert bool(faulty.unused()) == ("x" not in expected)


def test_a_list_is_read_as_well(store: Store) -> None:
    faulty = FaultyStore(store)
    faulty.fail("get", times=None)
    assert outcomes(lambda: faulty.records("/things", ()), 1) == "x"
    assert outcomes(lambda: faulty.slice("/things", (), 0, 1), 1) == "x"
    assert outcomes(lambda: faulty.records("~own", ()), 1) == "."
    faulty.heal()
    assert outcomes(lambda: faulty.records("/things", ()), 1) == "."


def test_a_create_is_a_put_of_what_was_not_there(store: Store) -> None:
    put(store, old={"id": 1})
    faulty = FaultyStore(store)
    faulty.fail("create", times=None)
    assert outcomes(lambda: put(faulty, old={"id": 2}), 1) == "."
    assert outcomes(lambda: put(faulty, new={"id": 2}), 1) == "x"
    assert outcomes(lambda: put(faulty, old=None), 1) == "."
    assert outcomes(lambda: put(faulty, old={"id": 3}), 1) == "x"
    both = [Change(at("old"), {"id": 4}), Change(at("old"), {"id": 5})]
    faulty.heal()
    faulty.fail("create", nth=2)
    faulty.apply(both)
    assert store.get(at("old")) == {"id": 5}


def test_a_transition_of_a_mock_fails_and_leaves_nothing(store: Store) -> None:
    mock, faulty = below_a_mock(store)
    mock.create("orders"), mock.create("customers")
    faulty.fail("transition", collection="/customers")
    fault = faulty.fail("transition", collection="/orders", nth=2, error=OSError("no disk"))
    mock.update("orders", 1, note="no state is set")
    mock.transition("orders", 1, to="paid")
    with mock.unchanged(), pytest.raises(OSError, match="no disk"):
        mock.transition("orders", 1, to="settled")
    assert [row["to"] for row in mock.transitions()] == ["paid"]
    assert fault not in faulty.unused()
    assert len(faulty.unused()) == 1
    faulty.fail("transition")
    mock.create("orders")
    assert answer(mock, "POST", "/orders/2/pay")[1]["detail"] == "the transition failed (a fault of the store)"
    assert answer(mock, "POST", "/orders/2/pay")[0].status == 200


def test_the_rows_of_the_mock_itself_are_never_included(store: Store) -> None:
    faulty = FaultyStore(store)
    for step in ("put", "create", "delete", "transition", "commit"):
        faulty.fail(step)  # type: ignore[arg-type]
    own = at("1", collection="~own")
    faulty.apply([Change(own, {}), Change(own, None)])
    faulty.apply([])
    assert len(faulty.unused()) == 5


def test_an_error_is_the_one_that_was_passed(store: Store) -> None:
    faulty = FaultyStore(store)
    mine = OSError("the disk is full")
    faulty.fail("put", error=mine)
    with pytest.raises(OSError, match="the disk is full") as caught:
        put(faulty, one={})
    assert caught.value is mine
    faulty.fail("delete", collection="/things")
    with pytest.raises(StateError, match=r"^the delete of /things failed \(a fault of the store\)$"):
        put(faulty, one=None)


@pytest.mark.parametrize(
    ("fault", "wrong"),
    [
        (
            {"step": "putt"},
            "step is one of get, put, create, delete, transition, commit; got 'putt'; did you mean 'put'?",
        ),
        ({"step": "put", "phase": "after"}, "phase is one of before, after_commit; got 'after'"),
        ({"step": "put", "phase": "after_commit"}, "phase 'after_commit' is for the step 'commit'; got step 'put'"),
        ({"step": "put", "nth": 0}, "nth is at least 1; got 0"),
        ({"step": "put", "times": 0}, "times is at least 1, or None for always; got 0"),
        ({"step": "put", "error": "x"}, "error= takes an exception; got 'x'"),
        ({"step": "put", "collection": 1}, 'collection= takes a collection such as "/orders"; got 1'),
    ],
)
def test_what_can_not_be_is_refused(fault: dict[str, Any], wrong: str) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        FaultyStore(MemoryStore()).fail(**fault)
    assert str(caught.value).startswith(wrong)


ADDRESSES = st.builds(Address, *(st.sampled_from(choices) for choices in (COLLECTIONS, PARENTS, KEYS)))
CHANGES = st.lists(st.builds(Change, ADDRESSES, st.none() | st.just({"id": 1})), max_size=6)


@settings(deadline=None)
@given(
    before=CHANGES, changes=CHANGES, step=st.sampled_from(["put", "create", "delete", "commit"]), nth=st.integers(1, 4)
)
def test_all_of_a_unit_of_work_is_there_or_nothing(
    before: list[Change], changes: list[Change], step: Any, nth: int
) -> None:
    within, model = MemoryStore(), MemoryStore()
    within.apply(before)
    model.apply(before)
    faulty = FaultyStore(within)
    faulty.fail(step, nth=nth)
    try:
        faulty.apply(changes)
    except StateError:
        assert not faulty.unused()
    else:
        assert faulty.unused()
        model.apply(changes)
    assert view(within) == view(model)


def below_a_mock(store: Store) -> tuple[Mock, FaultyStore]:
    faulty = FaultyStore(store)
    made, _ = orders()
    return Mock(made.contract, store=faulty, clock=made.clock), faulty


@pytest.mark.parametrize("step", ["put", "create", "commit"])
def test_a_mock_answers_that_its_state_is_not_kept_and_goes_on(store: Store, step: Any) -> None:
    mock, faulty = below_a_mock(store)
    faulty.fail(step)
    with mock.unchanged():
        response, body = answer(mock, "POST", "/orders", {"note": "x"})
    assert (response.status, body["title"]) == (500, "The state can't be kept")
    assert body["detail"] == f"the {step} failed (a fault of the store)"
    response, body = answer(mock, "POST", "/orders", {"note": "x"})
    assert response.status == 201
    assert mock.get("orders", body["id"])["note"] == "x"


def test_a_crash_after_the_commit_is_found_by_the_next_one_who_looks(store: Store) -> None:
    """No answer confirmed that the order is there; the mock that goes on from this state has it, and its event."""
    mock, faulty = below_a_mock(store)
    mock.webhooks.add_endpoint("http://127.0.0.1:9/hook")
    faulty.fail("commit", phase="after_commit")
    response, _ = answer(mock, "POST", "/orders", {"note": "x"})
    assert response.status == 500
    again = Mock(mock.contract, store=store, clock=mock.clock)
    [order] = again.records("orders")
    assert order["note"] == "x"
    assert [event.type for event in again.webhooks.events()] == ["order.created"]


def test_a_test_that_drives_gets_the_error_itself(store: Store) -> None:
    mock, faulty = below_a_mock(store)
    order = mock.create("orders")
    faulty.fail("get", error=OSError("gone"))
    with pytest.raises(OSError, match="gone"):
        mock.get("orders", order["id"])
    assert json.loads(json.dumps(mock.get("orders", order["id"]))) == order


def test_the_page_is_true(pytester: pytest.Pytester) -> None:
    """docs/stores.md."""
    first, second, *jobs = blocks("stores.md")
    pytester.makepyfile(first)
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=23)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(DOCS.parent)
        exec(compile(second, "docs/stores.md", "exec"), {})
    known: dict[str, Any] = {}
    for block in jobs:
        exec(compile(block, "docs/stores.md", "exec"), known)
    assert len(jobs) == 2


def test_it_has_all_that_a_store_has() -> None:
    wanted = {name for name in vars(Store) if not name.startswith("_")}
    assert wanted <= set(vars(FaultyStore)) - {"__annotations__"}
