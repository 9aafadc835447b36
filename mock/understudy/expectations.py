"""Calls that a test expects and their replies: declared beforehand, verified at the end."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Self

from understudy.contract import Contract
from understudy.controls import OWN, Control
from understudy.faults.calls import Call, Where, described, misfits
from understudy.faults.observed import answered
from understudy.faults.registry import known_operation
from understudy.faults.shared_rules import call_from_json, call_to_json, same_as_json
from understudy.http.decoders import Decoders
from understudy.http.router import Router
from understudy.inference.shapes import json_media
from understudy.json_values import is_whole
from understudy.matching import AtLeast
from understudy.messages import PHRASES, Answer, Refusal, Request
from understudy.openapi.media_types import covers_json
from understudy.openapi.violations import Violation
from understudy.rendering.errors import error_answer
from understudy.replies import UNSET, Reply, reply_from_json, reply_to_json
from understudy.state.journal import Journal, JournalEntry
from understudy.values.generate import Values

__all__ = ["Expectation", "Expectations", "Reply", "Respond", "came", "nearest_calls", "tally", "times_text"]

_MOST = 3


Respond = Callable[[Call], "Reply | None"]


class Expectation:
    """One expectation of calls of an operation; made by `mock.expect`. `calls` are those that came, in order."""

    __slots__ = (
        "_expectations",
        "_reply",
        "_unchecked",
        "calls",
        "criteria",
        "failures",
        "id",
        "operation_id",
        "since",
        "times",
    )

    def __init__(
        self,
        expectations: Expectations,
        operation_id: str,
        criteria: Mapping[str, Any],
        times: int | AtLeast | None,
        since: int,
        number: int,
    ) -> None:
        self._expectations = expectations
        self._reply: Reply | Respond | None = None
        self._unchecked = False
        self.id = number
        self.operation_id = operation_id
        self.criteria = criteria
        self.times = times
        self.since = since
        self.calls: list[Call] = []
        self.failures: list[Exception] = []

    def __str__(self) -> str:
        return f"{self.operation_id}({described(**self.criteria)})"

    def respond(
        self,
        reply: Respond | None = None,
        *,
        status: int | None = None,
        json: Any = UNSET,
        headers: Mapping[str, str] | None = None,
        off_contract: bool = False,
    ) -> Self:
        """Answer the calls so, without carrying them out; or with what `reply`, given the `Call`, returns.

        A `reply` that returns None lets the mock do as always. What it raises, an AssertionError for one, is raised by
        `verify`, not in the response. Raises ValueError for an answer that the document does not allow, unless
        `off_contract`; TypeError without any argument.
        """
        if (reply is None) == (status is None):
            raise TypeError("respond takes status=, with json= where there is a body, or a function of the call")
        if reply is not None and not callable(reply):
            raise TypeError(f"respond takes status= or a function of the call; got {reply!r}")
        if status is None:
            with self._expectations.control.changing():
                self._reply, self._unchecked = reply, off_contract
            return self
        made = Reply(status, json, tuple((headers or {}).items()))
        if not off_contract:
            self._expectations.check(self.operation_id, made)
        with self._expectations.control.changing():
            self._reply, self._unchecked = made, off_contract
        return self

    def to_json(self) -> dict[str, Any] | None:
        """All of it that another process needs; None for what only its own process can have."""
        reply, times = self._reply, self.times
        if self.criteria["where"] is not None or callable(reply):
            return None
        found = same_as_json(
            {
                "id": self.id,
                "operation_id": self.operation_id,
                "criteria": {name: value for name, value in self.criteria.items() if name != "where"},
                "times": [times.count] if isinstance(times, AtLeast) else times,
                "since": self.since,
                "unchecked": self._unchecked,
                "reply": None if reply is None else reply_to_json(reply),
            }
        )
        return None if found is None else {**found, "calls": [call_to_json(call) for call in self.calls]}

    def take_up(self, content: Mapping[str, Any]) -> None:
        """Be what another process has made of it."""
        reply = content["reply"]
        self._reply = None if reply is None else reply_from_json(reply)
        self._unchecked = content["unchecked"]
        self.calls[:] = [call_from_json(each) for each in content["calls"]]

    def fits(self, call: Call) -> bool:
        """Whether this call matches; what a predicate raises is kept for `verify`."""
        if call.operation_id != self.operation_id:
            return False
        try:
            return next(misfits(call, **self.criteria), None) is None
        except Exception as error:  # noqa: BLE001 - the test's own mistake, raised by verify
            self.failures.append(error)
            return False

    @property
    def open(self) -> bool:
        """Whether another call would match."""
        return not isinstance(self.times, int) or len(self.calls) < self.times

    @property
    def met(self) -> bool:
        """Whether as many calls came as were expected."""
        return came(len(self.calls), self.times)

    def answer(self, call: Call) -> Answer | None:
        """The answer that this expectation gives the call; None where it gives none."""
        reply: Reply | None
        if callable(self._reply):
            try:
                reply = self._reply(call)
            except Exception as error:  # noqa: BLE001 - it belongs to the test, not to the caller
                self.failures.append(error)
                return None
        else:
            reply = self._reply
        if reply is not None and not isinstance(reply, Reply):
            self.failures.append(TypeError(f"the function of respond returns a Reply or None; got {reply!r}"))
            return None
        return None if reply is None else self._expectations.made(self.operation_id, reply, call)

    @property
    def unchecked(self) -> bool:
        """Whether its answer goes out even where the document doesn't allow it."""
        return self._unchecked


def came(count: int, times: int | AtLeast | None) -> bool:
    """Whether a number of calls is the expected one; None expects nothing."""
    if isinstance(times, AtLeast):
        return count >= times.count
    return times is None or count == times


def times_text(times: int | AtLeast | None) -> str:
    """How often, in words."""
    if times is None:
        return "any number of times"
    if isinstance(times, AtLeast):
        return f"at least {times_text(times.count)}"
    return "once" if times == 1 else f"{times} times"


class Expectations:
    """`mock.expectations`: those of one mock, oldest first. Thread-safe.

    Processes that share a state share those that JSON can hold: with `where`, matchers of Python or a function that
    answers they are of the process that declared them.
    """

    control: Control = OWN

    def __init__(
        self, contract: Contract, values: Values, journal: Journal, router: Router, decoders: Decoders
    ) -> None:
        self._contract, self._values = contract, values
        self._journal, self._router, self._decoders = journal, router, decoders
        self._lock = threading.RLock()
        self._all: list[Expectation] = []
        self._number = 0
        self.armed = False

    def expect(
        self,
        operation_id: str,
        *,
        match: object = None,
        parameters: Mapping[str, object] | None = None,
        where: Where | None = None,
        times: int | AtLeast | None = 1,
    ) -> Expectation:
        """Expect calls of an operation whose body and parameters are like that, exactly `times` of them.

        `times` may be `at_least(n)`, or None for any number. A call counts for the oldest expectation that it fits and
        that is not full yet. Raises ValueError for an operation that the document does not have.
        """
        known_operation(operation_id, self._contract.operations)
        whole = is_whole(times) and times >= 0
        if not (whole or times is None or isinstance(times, AtLeast)):
            raise ValueError(f"times is a whole number from 0, at_least(n), or None for any number; got {times!r}")
        criteria = {"match": match, "parameters": parameters, "where": where}
        with self.control.changing(), self._lock:
            newest = self._journal.entries(limit=1)
            since = newest[-1].sequence if newest else 0
            self._number += 1
            expectation = Expectation(self, operation_id, criteria, times, since, self._number)
            self._all.append(expectation)
            self.armed = True
        return expectation

    def meet(self, call: Call) -> tuple[Answer | None, bool]:
        """Count a call for the expectation that it fits; (its answer if any, whether that goes out unchecked)."""
        if self.control.is_shared and not any(each.fits(call) for each in self.all()):
            return None, False
        with self.control.changing(), self._lock:
            fitting = [each for each in self._all if each.fits(call)]
            chosen = next((each for each in fitting if each.open), fitting[-1] if fitting else None)
            if chosen is None:
                return None, False
            full = not chosen.open
            chosen.calls.append(call)
        answer = None if full else chosen.answer(call)
        return answer, answer is not None and chosen.unchecked

    def all(self) -> tuple[Expectation, ...]:
        """Every expectation, oldest first."""
        self.control.refresh()
        with self._lock:
            return tuple(self._all)

    def get(self, expectation_id: int) -> Expectation:
        """Raises LookupError for an unknown one."""
        found = next((each for each in self.all() if each.id == expectation_id), None)
        if found is None:
            raise LookupError(f"there is no expectation {expectation_id}")
        return found

    def clear(self) -> None:
        """Forget every expectation."""
        with self.control.changing(), self._lock:
            self._all = []
            self.armed = False

    def to_json(self) -> Any:
        with self._lock:
            return {"number": self._number, "all": [it for each in self._all if (it := each.to_json()) is not None]}

    def take_up(self, content: Any) -> None:
        content = content or {"number": 0, "all": []}
        with self._lock:
            known = {each.id: each for each in self._all}
            made = [each for each in self._all if each.to_json() is None]
            for values in content["all"]:
                each = known.get(values["id"]) or self._made(values)
                each.take_up(values)
                made.append(each)
            self._all = sorted(made, key=lambda each: each.id)
            self._number = max([content["number"], *(each.id for each in made)])
            self.armed = bool(made)

    def _made(self, values: Mapping[str, Any]) -> Expectation:
        times = values["times"]
        return Expectation(
            self,
            values["operation_id"],
            {**values["criteria"], "where": None},
            AtLeast(times[0]) if isinstance(times, list) else times,
            values["since"],
            values["id"],
        )

    def unmet(self) -> tuple[Expectation, ...]:
        """Those whose calls did not come, or too many of them."""
        self.control.refresh()
        with self._lock:
            return tuple(each for each in self._all if not each.met)

    def verify(self) -> None:
        """Raise AssertionError with every expectation that is not met and the calls nearest to it.

        What a predicate or a `respond` function raised comes first, as the cause.
        """
        failures = [error for each in self.all() for error in each.failures]
        if problems := self.problems():
            raise AssertionError("\n".join(problems)) from (failures[0] if failures else None)

    def problems(self) -> list[str]:
        """What `verify` would say, in lines; nothing where everything is met."""
        failures = [(each, error) for each in self.all() for error in each.failures]
        lines = [f"{each}: its function raised {type(error).__name__}: {error}" for each, error in failures]
        for each in self.unmet():
            lines.append(f"{each} was expected {times_text(each.times)} and {tally(len(each.calls))}")
            if not isinstance(each.times, int) or len(each.calls) < each.times:
                lines += self._nearest(each)
        return lines

    def _nearest(self, each: Expectation) -> Iterator[str]:
        entries = self._journal.entries(after=each.since)
        return nearest_calls(
            entries, lambda entry: answered(self._router, self._decoders, entry), each.operation_id, each.criteria
        )

    def check(self, operation_id: str, reply: Reply) -> None:
        """Raise ValueError where the document does not allow the reply."""
        operation = self._contract.operations[operation_id]
        documented = operation.response_for(reply.status)
        hint = "; give off_contract=True to send it nevertheless"
        if documented is None:
            known = ", ".join(operation.responses) or "none"
            raise ValueError(f"{operation_id} documents no status {reply.status}; known: {known}{hint}")
        if reply.json is UNSET:
            return
        media = json_media(documented.content)
        if media is None:
            raise ValueError(f"{operation_id} {reply.status} has no JSON body in the document{hint}")
        if media.schema is not None:
            found = self._contract.schemas.validator(media.schema, "response").violations(reply.json, "body")
            if found:
                raise ValueError(f"{operation_id} {reply.status}: {_violation(found[0])}{hint}")

    def made(self, operation_id: str, reply: Reply, call: Call) -> Answer:
        """The answer of a reply: its JSON, else what the document says of such a status."""
        operation = self._contract.operations[operation_id]
        documented = operation.response_for(reply.status)
        media = json_media(documented.content) if documented is not None else None
        if reply.json is not UNSET:
            name = media.name if media is not None and covers_json(media.name) else "application/json"
            return Answer(reply.status, reply.json, name, reply.headers)
        if reply.status >= 400:
            phrase = PHRASES.get(reply.status, "Error")
            refusal = Refusal((reply.status,), phrase.lower().replace(" ", "_"), phrase, headers=reply.headers)
            request = Request(operation.method, call.path, headers=call.headers)
            return error_answer(refusal, operation, self._contract.schemas, self._values, request=request)
        if media is None or media.schema is None:
            return Answer(reply.status, headers=reply.headers)
        value = self._values.generate(media.schema, "response", key=f"{operation_id}/{reply.status}/reply")
        return Answer(reply.status, value, media.name, reply.headers)


def _violation(violation: Violation) -> str:
    return f"{violation.location} {violation.pointer}".rstrip() + f": {violation.message}"


def tally(count: int) -> str:
    """How many calls came, in words."""
    return f"came {times_text(count)}" if count else "never came"


def nearest_calls(
    entries: Sequence[JournalEntry],
    read: Callable[[JournalEntry], Call],
    operation_id: str,
    criteria: Mapping[str, Any],
    *,
    status: int | None = None,
) -> Iterator[str]:
    """Lines that show the calls nearest to the expected one; where there is none, what was called instead."""
    calls = [read(entry) for entry in entries if entry.operation_id == operation_id]
    if not calls:
        counts = Counter(entry.operation_id or "no operation" for entry in entries)
        yield "  called: " + (", ".join(f"{name} ×{count}" for name, count in counts.most_common()) or "nothing at all")
        return
    found = []
    for call in calls:
        try:
            wrong = list(misfits(call, **criteria))
        except Exception as error:  # noqa: BLE001 - a message must not fail
            wrong = [f"the predicate raised {type(error).__name__}: {error}"]
        if status not in (None, call.status):
            wrong.append(f"expected status {status}, got {call.status}")
        if wrong or (status is None and (call.status or 0) >= 400):
            found.append((call, wrong))
    for call, wrong in islice(sorted(found, key=lambda pair: len(pair[1])), _MOST):
        yield f"  {call} → {call.status}: {'; '.join(wrong) or 'refused'}"
