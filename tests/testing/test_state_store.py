"""A store of jobs without a document: what it keeps and refuses, how it is made to fail, and what is claimed of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from understudy.records.errors import (
    IllegalTransitionError,
    InvalidAttributesError,
    InvalidStateError,
    NotFoundError,
    StaleStateError,
)
from understudy.testing.stores import (
    Job,
    MockStateStore,
    OwnerBusyError,
    StateGraph,
    StateStore,
    TransitionEvent,
    assert_job_last_error,
    assert_job_reached_state,
    assert_transition_path,
)

STEPS = ("schema_created", "role_created", "migrated", "seeded", "ready")


@pytest.fixture
def store() -> MockStateStore:
    store = MockStateStore()
    store.upsert(Job("j1", "t1", {"plan": "gold"}))
    return store


def walk(store: StateStore, job_id: str, *states: str) -> None:
    """What code under test does: it needs a `StateStore`, whichever."""
    for state in states:
        store.transition(job_id, store.get(job_id).state, state)


def message(kind: type[Exception], do: Callable[[], object]) -> str:
    with pytest.raises(kind) as caught:
        do()
    return str(caught.value)


def test_a_job_goes_from_state_to_state(store: MockStateStore) -> None:
    store.create_table()
    walk(store, "j1", *STEPS)
    assert store.get("j1") == Job("j1", "t1", {"plan": "gold"}, state="ready", attempts=5)
    assert store.transition_log()[0] == TransitionEvent("j1", "pending", "schema_created")
    assert [event.to for event in store.transition_log()] == list(STEPS)


def test_upsert_returns_what_is_there_unchanged(store: MockStateStore) -> None:
    walk(store, "j1", "schema_created")
    found = store.upsert(Job("j1", "other", {"plan": "none"}, state="ready", last_error="x", attempts=9))
    assert found == store.get("j1") == Job("j1", "t1", {"plan": "gold"}, state="schema_created", attempts=1)


def test_upsert_takes_id_owner_and_metadata_alone() -> None:
    assert MockStateStore().upsert(Job("j", "t", {}, state="ready", last_error="x", attempts=9)) == Job(
        "j", "t", {}, state="pending"
    )


@pytest.mark.parametrize("job", [Job("", "t"), Job("j", ""), Job(7, "t")])  # type: ignore[arg-type]
def test_a_job_has_an_id_and_a_owner(job: Job) -> None:
    wrong = "id" if job.id in ("", 7) else "owner_id"
    assert message(InvalidAttributesError, lambda: MockStateStore().upsert(job)) == (
        f"a job needs a text as its {wrong}; got {getattr(job, wrong)!r}"
    )


def test_a_owner_has_one_job_at_a_time(store: MockStateStore) -> None:
    assert message(OwnerBusyError, lambda: store.upsert(Job("j2", "t1"))) == (
        'the owner "t1" is busy: its job "j1" is "pending"'
    )
    store.upsert(Job("j3", "t3"))
    walk(store, "j1", "cleanup", "failed")
    assert store.upsert(Job("j2", "t1")).state == "pending"


def test_what_comes_out_is_a_copy(store: MockStateStore) -> None:
    metadata = {"a": "1"}
    for job in (store.upsert(Job("j2", "t2", metadata)), store.get("j2")):
        job.metadata["a"] = "2"  # type: ignore[index]
    metadata["a"] = "3"
    assert store.get("j2").metadata == {"a": "1"}


def test_metadata_is_kept_or_replaced_and_the_last_error_set(store: MockStateStore) -> None:
    store.transition("j1", "pending", "cleanup", None, "no disk")
    assert store.get("j1") == Job("j1", "t1", {"plan": "gold"}, "cleanup", "no disk")
    store.transition("j1", "cleanup", "failed", metadata={"by": "hand"})
    assert store.get("j1") == Job("j1", "t1", {"by": "hand"}, "failed")


def test_a_transition_is_checked_in_order_and_changes_nothing_where_it_is_refused(store: MockStateStore) -> None:
    before = store.get("j1")
    assert message(IllegalTransitionError, lambda: store.transition("nobody", "pending", "ready")) == (
        'a job that is "pending" can\'t become "ready"; after "pending" comes "schema_created", "cleanup"'
    )
    assert message(IllegalTransitionError, lambda: store.transition("j1", "ready", "cleanup")) == (
        'a job that is "ready" can\'t become "cleanup"; after "ready" comes nothing, it is terminal'
    )
    assert message(NotFoundError, lambda: store.transition("j", "migrated", "seeded")) == (
        'there is no job "j"; did you mean j1?'
    )
    with pytest.raises(StaleStateError, match=r'^job "j1" is "pending", not "migrated" as expected$') as stale:
        store.transition("j1", "migrated", "seeded", {}, "x")
    assert (stale.value.expected, stale.value.actual) == ("migrated", "pending")
    assert message(InvalidStateError, lambda: store.transition("j1", "pending", "redy")) == (
        'there is no state "redy"; did you mean ready?'
    )
    assert (store.get("j1"), store.transition_log()) == (before, ())


def test_of_many_writers_one_wins(store: MockStateStore) -> None:
    outcomes: list[str] = []
    begin = threading.Barrier(8)

    def write() -> None:
        begin.wait()
        try:
            store.transition("j1", "pending", "schema_created")
        except StaleStateError:
            outcomes.append("stale")
        else:
            outcomes.append("moved")

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["moved", *["stale"] * 7]
    assert len(store.transition_log()) == 1


FAILING: list[tuple[str, Callable[[MockStateStore], object]]] = [
    ("create_table", lambda store: store.create_table()),
    ("get", lambda store: store.get("j1")),
    ("upsert", lambda store: store.upsert(Job("j1", "t1"))),
    ("transition", lambda store: store.transition("j1", "pending", "schema_created")),
]


@pytest.mark.parametrize(("step", "do"), FAILING)
def test_a_step_fails_every_time_until_the_reset(
    store: MockStateStore, step: str, do: Callable[[MockStateStore], object]
) -> None:
    mine = OSError("connection reset")
    assert getattr(store, f"with_{step}_error")(mine) is store
    for _ in range(2):
        with pytest.raises(OSError, match="connection reset") as caught:
            do(store)
        assert caught.value is mine
    for other, works in FAILING:
        if other != step:
            works(store)
    store.reset()
    assert store.transition_log() == ()
    assert store.get("j1").state == ("pending" if step == "transition" else "schema_created")
    if step != "transition":
        do(store)


def test_errors_are_chained_and_must_be_errors() -> None:
    store = MockStateStore().with_get_error(KeyError("g")).with_upsert_error(ValueError("u"))
    with pytest.raises(KeyError):
        store.get("j1")
    with pytest.raises(ValueError, match="u"):
        store.upsert(Job("j1", "t1"))
    wrong: Any = "gone"
    assert message(TypeError, lambda: store.with_get_error(wrong)) == (
        "with_get_error takes an exception such as OSError(\"gone\"); got 'gone'"
    )


def test_the_log_is_cleared_alone(store: MockStateStore) -> None:
    walk(store, "j1", "schema_created")
    store.with_create_table_error(OSError("no"))
    store.clear_log()
    assert (store.transition_log(), store.get("j1").state) == ((), "schema_created")
    with pytest.raises(OSError, match="no"):
        store.create_table()


def test_a_graph_of_ones_own() -> None:
    store = MockStateStore(StateGraph("new", {"new": ["done"], "done": ["new"]}))
    store.upsert(Job("a", "t"))
    walk(store, "a", "done", "new")
    assert store.get("a").attempts == 2


@pytest.mark.parametrize(
    ("graph", "wrong"),
    [
        (("nwe", {"new": []}), 'initial is the state "nwe", which transitions does not have; did you mean new?'),
        (
            ("new", {"new": ["finished"]}),
            '"new" leads to the state "finished", which transitions does not have; map it to [] where it is terminal',
        ),
        (("new", {"new": "done"}), 'transitions of "new" is a list of states such as ["done"]'),
        (("new", {"new": [], "lost": []}), 'nothing leads to the state "lost"'),
        (
            ("new", {"new": []}, ["nw"]),
            'recovery is the state "nw", which transitions does not have; did you mean new?',
        ),
    ],
)
def test_a_graph_that_can_not_be(graph: tuple[Any, ...], wrong: str) -> None:
    assert message(ValueError, lambda: StateGraph(*graph)) == wrong


def test_what_is_claimed_of_a_job(store: MockStateStore) -> None:
    store.upsert(Job("j2", "t2"))
    walk(store, "j1", "schema_created")
    store.transition("j2", "pending", "cleanup", None, "no disk")
    walk(store, "j1", "role_created")
    assert_job_reached_state(store, "j1", "role_created")
    assert_job_last_error(store, "j2", "no disk")
    assert_job_last_error(store, "j1", "")
    assert_transition_path(store, "j1", ["schema_created", "role_created"])
    assert_transition_path(store, "", ["schema_created", "cleanup", "role_created"])
    assert_transition_path(store, "j9", [])


def test_a_claim_that_is_wrong_says_what_there_is(store: MockStateStore) -> None:
    walk(store, "j1", "schema_created")
    store.transition("j1", "schema_created", "cleanup", None, "no disk")
    assert message(AssertionError, lambda: assert_job_reached_state(store, "j1", "ready")) == (
        'job "j1" is "cleanup", not "ready"; its last error: "no disk"'
    )
    assert message(AssertionError, lambda: assert_job_last_error(store, "j1", "")) == (
        'the last error of job "j1" is "no disk", not ""'
    )
    assert message(AssertionError, lambda: assert_transition_path(store, "j1", ["schema_created", "ready"])).split(
        "\n"
    ) == [
        'job "j1" did not go "schema_created" → "ready"',
        '  went: "schema_created" → "cleanup"',
        '  step 2: expected "ready", got "cleanup"',
    ]
    assert message(AssertionError, lambda: assert_transition_path(store, "", [])).split("\n")[2] == (
        '  step 1: expected nothing, got "schema_created"'
    )
    longer = ["schema_created", "cleanup", "failed"]
    assert message(AssertionError, lambda: assert_transition_path(store, "j1", longer)).endswith(
        'step 3: expected "failed", got nothing'
    )
    assert message(TypeError, lambda: assert_transition_path(store, "j1", "ready")) == (
        'assert_transition_path takes a list of states such as ["ready"]'
    )
    for claim in (assert_job_reached_state, assert_job_last_error):
        with pytest.raises(NotFoundError):
            claim(store, "nobody", "ready")
