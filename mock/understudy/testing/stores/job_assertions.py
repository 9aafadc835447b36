"""What a test claims of the jobs of a state store: where one is, which way it went, what it failed with.

Each raises AssertionError with what there was instead. The same of a mock's records are `mock.assert_state`,
`mock.assert_path` and `mock.assert_last_error`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from understudy.testing.stores.state_store import MockStateStore, StateStore

__all__ = ["assert_job_last_error", "assert_job_reached_state", "assert_transition_path"]


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
