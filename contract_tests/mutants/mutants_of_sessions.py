"""Mutants of what is kept apart: sessions of one server, and the capture rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mutation import Patch, mutant

from understudy.counting import Count
from understudy.mock import Mock
from understudy.server.sessions import Sessions
from understudy.webhooks.capture.template import Template

__all__: list[str] = []


def _shared(mock: Mock, patch: Patch, *names: str, **options: Any) -> None:
    """Every session has these parts of the default one."""
    fresh = mock.fresh

    def leaking(**kwargs: Any) -> Mock:
        made = fresh(**{**kwargs, **options})
        for name in names:
            setattr(made, name, getattr(mock, name))
        return made

    patch(mock, "fresh", leaking)


@mutant
def sessions_share_their_records(mock: Mock, patch: Patch) -> None:
    _shared(mock, patch, store=mock.store)


@mutant
def sessions_share_their_journal(mock: Mock, patch: Patch) -> None:
    _shared(mock, patch, "journal")


@mutant
def sessions_share_their_faults(mock: Mock, patch: Patch) -> None:
    _shared(mock, patch, "faults")


@mutant
def sessions_share_their_clock(mock: Mock, patch: Patch) -> None:
    _shared(mock, patch, "clock")


@mutant
def sessions_share_their_tokens(mock: Mock, patch: Patch) -> None:
    fresh = mock.fresh

    def leaking(**kwargs: Any) -> Mock:
        made = fresh(**kwargs)
        object.__setattr__(made.engine, "auth", replace(made.engine.auth, tokens=mock.tokens))
        return made

    patch(mock, "fresh", leaking)


@mutant
def sessions_share_the_capture_rules(mock: Mock, patch: Patch) -> None:
    _shared(mock, patch, "capture")


@mutant
def every_session_is_the_default_one(_: Mock, patch: Patch) -> None:
    patch(Sessions, "of", lambda sessions, _key: sessions.default)


@mutant
def a_session_that_was_ended_goes_on(_: Mock, patch: Patch) -> None:
    patch(Sessions, "end", lambda *_args: None)


@mutant
def a_session_like_another_begins_empty(_: Mock, patch: Patch) -> None:
    begin = Sessions.begin
    patch(Sessions, "begin", lambda sessions, key, *, like=None, **how: begin(sessions, key, **how))


@mutant
def capture_rules_are_never_used_up(_: Mock, patch: Patch) -> None:
    patch(Count, "over", property(lambda _count: False))


@mutant
def the_first_request_is_the_nth(_: Mock, patch: Patch) -> None:
    strikes = Count.strikes

    def at_once(count: Count, *args: Any) -> bool:
        count.nth = 1
        return strikes(count, *args)

    patch(Count, "strikes", at_once)


@mutant
def capture_rules_fit_everything(_: Mock, patch: Patch) -> None:
    patch(Template, "differences", lambda *_args: {})


@mutant
def the_newest_capture_rule_answers(mock: Mock, patch: Patch) -> None:
    add = mock.capture.add

    def first(*args: Any, **more: Any) -> Any:
        rule = add(*args, **more)
        held = mock.engine.capture_rules._rules
        held.insert(0, held.pop())
        return rule

    patch(mock.capture, "add", first)


@mutant
def a_reset_keeps_the_capture_rules(mock: Mock, patch: Patch) -> None:
    reset = mock.reset

    def keeping() -> None:
        held = mock.engine.capture_rules._rules
        reset()
        mock.engine.capture_rules._rules = held

    patch(mock, "reset", keeping)


@mutant
def a_reset_leaves_the_clock_where_it_is(mock: Mock, patch: Patch) -> None:
    patch(type(mock.clock), "reset", lambda _clock: None)


@mutant
def what_a_rule_answers_is_not_recorded(mock: Mock, patch: Patch) -> None:
    patch(mock.capture, "receive", mock.capture._answer)
