"""A store of jobs that go from state to state, without a document: what code under test takes, and the mock of it.

`StateStore` is what such code needs; `MockStateStore` is one in memory whose steps can be made to fail. The
`assert_…` functions check what became of its jobs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from understudy.problem import did_you_mean
from understudy.records.errors import (
    IllegalTransitionError,
    InvalidAttributesError,
    InvalidStateError,
    MockError,
    NotFoundError,
    StaleStateError,
)


class OwnerBusyError(MockError):
    """The owner has another job that has not come to an end; `job_id` is its id."""

    code = "owner_busy"

    def __init__(self, message: str, job_id: str) -> None:
        super().__init__(message)
        self.job_id = job_id


@dataclass(frozen=True, slots=True)
class StateGraph:
    """Which state may follow which: `transitions` maps a state to those after it; from `initial` all begin.

    A state that nothing follows is terminal. `recovery` are the states of a job that failed: reaching one is no
    attempt. Raises ValueError for a state that `transitions` does not have, or that nothing leads to.
    """

    initial: str
    transitions: Mapping[str, Sequence[str]]
    recovery: Sequence[str] = ()

    def __post_init__(self) -> None:
        for place, name in (("initial", self.initial), *(("recovery", each) for each in self.recovery)):
            self._check(name, f"{place} is")
        reached = {self.initial}
        for source, targets in self.transitions.items():
            if isinstance(targets, str):
                raise ValueError(f'transitions of "{source}" is a list of states such as ["{targets}"]')
            reached |= set(targets)
            for target in targets:
                self._check(target, f'"{source}" leads to')
        for lost in self.transitions.keys() - reached:
            raise ValueError(f'nothing leads to the state "{lost}"')

    def _check(self, name: str, what: str) -> None:
        if name not in self.transitions:
            hint = did_you_mean(name, tuple(self.transitions), otherwise="map it to [] where it is terminal")
            raise ValueError(f'{what} the state "{name}", which transitions does not have; {hint}')

    def is_terminal(self, state: str) -> bool:
        """Whether nothing follows a state."""
        return not self.transitions[state]


PROVISIONING = StateGraph(
    "pending",
    {
        "pending": ("schema_created", "cleanup"),
        "schema_created": ("role_created", "cleanup"),
        "role_created": ("migrated", "cleanup"),
        "migrated": ("seeded", "cleanup"),
        "seeded": ("ready", "cleanup"),
        "ready": (),
        "cleanup": ("failed",),
        "failed": (),
    },
    recovery=("cleanup", "failed"),
)
"""How a database is set up, step by step; whatever fails is cleaned up first."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job. What a caller of `upsert` says of it is `id`, `owner_id` and `metadata`; the rest is the store's."""

    id: str
    owner_id: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    last_error: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class TransitionEvent:
    """One transition that was made."""

    job_id: str
    from_: str
    to: str


class StateStore(Protocol):
    """Where jobs and their states are kept. A transition is a compare-and-swap: of two writers one is refused."""

    def create_table(self) -> None:
        """Make what the store needs; nothing happens where it is there already."""

    def get(self, job_id: str) -> Job:
        """A copy of a job. Raises NotFoundError."""

    def upsert(self, job: Job) -> Job:
        """Put in a job in its first state, or leave the one that has this id as it is; returns what is there then.

        Raises InvalidAttributesError for a job without an id or an owner, OwnerBusyError where another job of the
        owner has not come to an end.
        """

    def transition(
        self, job_id: str, from_: str, to: str, metadata: Mapping[str, str] | None = None, last_error: str = ""
    ) -> None:
        """Move a job from one state to another. `metadata` replaces what it has, None keeps it; `last_error` is set.

        Checked in this order: legal, there, still in `from_`. Raises IllegalTransitionError, NotFoundError,
        StaleStateError; nothing is changed then.
        """


class MockStateStore:
    """A `StateStore` in memory whose steps can be made to fail, and that logs what moved. Thread-safe.

        store = MockStateStore().with_transition_error(OSError("connection reset"))

    An error that is set is raised by every such call, until `reset`.
    """

    def __init__(self, graph: StateGraph = PROVISIONING) -> None:
        self.graph = graph
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._log: list[TransitionEvent] = []
        self._errors: dict[str, Exception] = {}

    # -- what a StateStore does -----------------------------------------------------------------------------------

    def create_table(self) -> None:
        """Nothing, unless it is to fail."""
        with self._lock:
            self._fail("create_table")

    def get(self, job_id: str) -> Job:
        """A copy of a job. Raises NotFoundError."""
        with self._lock:
            self._fail("get")
            return _copied(self._found(job_id))

    def upsert(self, job: Job) -> Job:
        """Put in a job in its first state, or leave the one that is there. Raises as `StateStore.upsert` does."""
        with self._lock:
            self._fail("upsert")
            for name, value in (("id", job.id), ("owner_id", job.owner_id)):
                if not isinstance(value, str) or not value:
                    raise InvalidAttributesError(f"a job needs a text as its {name}; got {value!r}")
            known = self._jobs.get(job.id)
            if known is None:
                self._check_owner(job)
                known = Job(job.id, job.owner_id, dict(job.metadata), self.graph.initial)
                self._jobs[job.id] = known
            return _copied(known)

    def transition(
        self, job_id: str, from_: str, to: str, metadata: Mapping[str, str] | None = None, last_error: str = ""
    ) -> None:
        """Move a job from one state to another. Raises as `StateStore.transition` does."""
        with self._lock:
            self._fail("transition")
            self._check_legal(from_, to)
            job = self._found(job_id)
            if job.state != from_:
                raise StaleStateError(f'job "{job_id}" is "{job.state}", not "{from_}" as expected', from_, job.state)
            self._jobs[job_id] = replace(
                job,
                state=to,
                metadata=job.metadata if metadata is None else dict(metadata),
                last_error=last_error,
                attempts=job.attempts + (to not in self.graph.recovery),
            )
            self._log.append(TransitionEvent(job_id, from_, to))

    def _found(self, job_id: str) -> Job:
        if job_id not in self._jobs:
            hint = did_you_mean(job_id, tuple(self._jobs), otherwise="", start="; ")
            raise NotFoundError(f'there is no job "{job_id}"{hint}')
        return self._jobs[job_id]

    def _check_owner(self, job: Job) -> None:
        for other in self._jobs.values():
            if other.owner_id == job.owner_id and not self.graph.is_terminal(other.state):
                message = f'the owner "{job.owner_id}" is busy: its job "{other.id}" is "{other.state}"'
                raise OwnerBusyError(message, other.id)

    def _check_legal(self, from_: str, to: str) -> None:
        states = tuple(self.graph.transitions)
        for state in (from_, to):
            if state not in states:
                hint = did_you_mean(state, states, otherwise=f"known: {', '.join(states)}")
                raise InvalidStateError(f'there is no state "{state}"; {hint}', state, states)
        following = tuple(self.graph.transitions[from_])
        if to not in following:
            listed = ", ".join(f'"{state}"' for state in following) or "nothing, it is terminal"
            message = f'a job that is "{from_}" can\'t become "{to}"; after "{from_}" comes {listed}'
            raise IllegalTransitionError(message, from_, to, following)

    def _fail(self, step: str) -> None:
        error = self._errors.get(step)
        if error is not None:
            raise error

    # -- what a test does -----------------------------------------------------------------------------------------

    def with_create_table_error(self, error: Exception) -> Self:
        """Raise an error at every `create_table`; returns this store."""
        return self._set("create_table", error)

    def with_get_error(self, error: Exception) -> Self:
        """Raise an error at every `get`; returns this store."""
        return self._set("get", error)

    def with_upsert_error(self, error: Exception) -> Self:
        """Raise an error at every `upsert`; returns this store."""
        return self._set("upsert", error)

    def with_transition_error(self, error: Exception) -> Self:
        """Raise an error at every `transition`; returns this store."""
        return self._set("transition", error)

    def _set(self, step: str, error: Exception) -> Self:
        if not isinstance(error, Exception):
            raise TypeError(f'with_{step}_error takes an exception such as OSError("gone"); got {error!r}')
        with self._lock:
            self._errors[step] = error
        return self

    def transition_log(self) -> tuple[TransitionEvent, ...]:
        """The transitions that were made, in their order; those that were refused or failed are not there."""
        with self._lock:
            return tuple(self._log)

    def clear_log(self) -> None:
        """Forget the log alone."""
        with self._lock:
            self._log.clear()

    def reset(self) -> None:
        """Forget the errors that were set, and the log. The jobs stay as they are."""
        with self._lock:
            self._errors.clear()
            self._log.clear()


def _copied(job: Job) -> Job:
    return replace(job, metadata=dict(job.metadata))


def assert_job_reached_state(store: StateStore, job_id: str, state: str) -> None:
    """A job is in a state now. What `get` raises is raised."""
    job = store.get(job_id)
    if job.state != state:
        failed = f'; its last error: "{job.last_error}"' if job.last_error else ""
        raise AssertionError(f'job "{job_id}" is "{job.state}", not "{state}"{failed}')


def assert_job_last_error(store: StateStore, job_id: str, last_error: str) -> None:
    """A job's last error is this text; "" means none. What `get` raises is raised."""
    job = store.get(job_id)
    if job.last_error != last_error:
        raise AssertionError(f'the last error of job "{job_id}" is "{job.last_error}", not "{last_error}"')


def assert_transition_path(store: MockStateStore, job_id: str, states: Sequence[str]) -> None:
    """The log shows that a job went to these states, in this order and to no others; `job_id=""` means all jobs.

    The state in which a job begins is not among them, for no transition leads there.
    """
    if isinstance(states, str):
        raise TypeError(f'assert_transition_path takes a list of states such as ["{states}"]')
    went = [event.to for event in store.transition_log() if job_id in ("", event.job_id)]
    if went == list(states):
        return
    who = f'job "{job_id}"' if job_id else "the jobs"
    step = next((place for place, pair in enumerate(zip(went, states, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(went), len(states)) if step is None else step
    expected, got = (f'"{each[place]}"' if place < len(each) else "nothing" for each in (states, went))
    lines = (f"{who} did not go {_listed(states)}", f"  went: {_listed(went)}")
    raise AssertionError("\n".join((*lines, f"  step {place + 1}: expected {expected}, got {got}")))


def _listed(states: Iterable[str]) -> str:
    return " → ".join(f'"{state}"' for state in states) or "anywhere"
