"""Mutants of what is emitted: lifecycles, events, their delivery and what drives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from mutation import Patch, mutant

from understudy import pipeline
from understudy.mock import Mock
from understudy.records import arithmetic as calculate
from understudy.records import service
from understudy.records import timers as automatic
from understudy.records import transitions as moves
from understudy.records.errors import MockError
from understudy.records.names import address_of, collection_named
from understudy.state.work import Work
from understudy.webhooks import deliver
from understudy.webhooks.targets import WebhookTarget

__all__: list[str] = []


def _deliverer(mock: Mock) -> Any:
    return mock.webhooks._deliverer


def _judged(mock: Mock, patch: Patch, change: Any) -> None:
    judge = _deliverer(mock)._judge
    patch(_deliverer(mock), "_judge", lambda *args: change(judge(*args), *args))


@mutant
def no_event_is_emitted(mock: Mock, patch: Patch) -> None:
    patch(mock.webhooks, "add_to", lambda *_args, **_named: [])


@mutant
def moves_are_not_logged(mock: Mock, patch: Patch) -> None:
    patch("understudy.webhooks.emit", "_log", lambda *_args: None)


@mutant
def reads_emit_creation(mock: Mock, patch: Patch) -> None:
    add = mock.webhooks.add_to
    patch(mock.webhooks, "add_to", lambda work, **named: add(work, **{**named, "changed_by_client": True}))


@mutant
def a_retry_comes_at_once(mock: Mock, patch: Patch) -> None:
    _judged(mock, patch, lambda verdict, *_: (verdict[0], timedelta() if verdict[0] == "pending" else None))


@mutant
def a_retry_never_comes(mock: Mock, patch: Patch) -> None:
    _judged(mock, patch, lambda verdict, *_: ("failed" if verdict[0] == "pending" else verdict[0], None))


@mutant
def retries_never_end(mock: Mock, patch: Patch) -> None:
    def endless(verdict: Any, *args: Any) -> Any:
        return ("pending", timedelta(hours=1)) if verdict[0] == "failed" and args[3].status == 500 else verdict

    _judged(mock, patch, endless)


@mutant
def a_redirect_is_success(mock: Mock, patch: Patch) -> None:
    _judged(mock, patch, lambda v, *args: ("delivered", None) if 300 <= (args[3].status or 0) < 400 else v)


@mutant
def gone_is_only_failed(mock: Mock, patch: Patch) -> None:
    patch(mock.webhooks._endpoints, "disable", lambda *_args: None)


@mutant
def retry_after_is_ignored(mock: Mock, patch: Patch) -> None:
    patch(deliver, "retry_after", lambda *_args: timedelta())


@mutant
def only_the_newest_secret_signs(mock: Mock, patch: Patch) -> None:
    sign = deliver.sign
    patch(deliver, "sign", lambda scheme, *, secrets, **named: sign(scheme, secrets=secrets[:1], **named))


@mutant
def the_oldest_secret_signs(mock: Mock, patch: Patch) -> None:
    sign = deliver.sign
    patch(deliver, "sign", lambda scheme, *, secrets, **named: sign(scheme, secrets=secrets[-1:], **named))


@mutant
def another_body_is_signed(mock: Mock, patch: Patch) -> None:
    sign = deliver.sign
    patch(deliver, "sign", lambda scheme, *, body, **named: sign(scheme, body=body + b" ", **named))


@mutant
def every_attempt_has_an_id_of_its_own(mock: Mock, patch: Patch) -> None:
    sign, count = deliver.sign, iter(range(10_000))
    patch(
        deliver,
        "sign",
        lambda scheme, *, message_id, **named: sign(scheme, message_id=f"{message_id}-{next(count)}", **named),
    )


@mutant
def signatures_carry_a_time_of_long_ago(mock: Mock, patch: Patch) -> None:
    sign = deliver.sign
    patch(deliver, "sign", lambda scheme, *, timestamp, **named: sign(scheme, timestamp=timestamp - 3600, **named))


@mutant
def the_newest_event_goes_first(mock: Mock, patch: Patch) -> None:
    due = _deliverer(mock).due
    patch(_deliverer(mock), "due", lambda: due()[::-1])


@mutant
def any_target_will_do(mock: Mock, patch: Patch) -> None:
    patch(_deliverer(mock)._targets, "resolve", lambda _url: WebhookTarget("http", "127.0.0.1", 9, "/hook"))


@mutant
def callbacks_go_to_everybody(mock: Mock, patch: Patch) -> None:
    endpoints = mock.webhooks._endpoints
    patch(endpoints, "for_event", lambda name, address, **_: [each for each in endpoints if each.takes(name, address)])


@mutant
def every_endpoint_gets_every_event(mock: Mock, patch: Patch) -> None:
    endpoints = mock.webhooks._endpoints
    patch(endpoints, "for_event", lambda *_args, **_named: [each for each in endpoints if each.disabled is None])


@mutant
def any_move_is_legal(mock: Mock, patch: Patch) -> None:
    patch("understudy.records.transitions", "_edge", lambda *_args: None)


@mutant
def an_operation_moves_from_any_state(mock: Mock, patch: Patch) -> None:
    lifecycle = mock.contract.lifecycles.get("/orders")
    if lifecycle is not None:
        patch(
            "understudy.operations.effects",
            "_move",
            lambda _call, record, _parameters: record.update(status="paid"),
        )


@mutant
def time_moves_nothing(mock: Mock, patch: Patch) -> None:
    patch(type(mock.engine), "catch_up", lambda _engine: None)


@mutant
def what_time_brings_happens_now(mock: Mock, patch: Patch) -> None:
    patch("understudy.engine", "ManualClock", lambda _moment: mock.clock)


@mutant
def what_is_expected_does_not_matter(mock: Mock, patch: Patch) -> None:
    drive = mock.transition
    patch(mock, "transition", lambda *key, **named: drive(*key, **{**named, "expect": None}))


@mutant
def force_is_not_written_down(mock: Mock, patch: Patch) -> None:
    log = vars(__import__("understudy.webhooks.emit", fromlist=["_log"]))["_log"]
    patch("understudy.webhooks.emit", "_log", lambda world, work, move: log(world, work, replace(move, forced=False)))


@mutant
def effects_stay_away(mock: Mock, patch: Patch) -> None:
    patch("understudy.records.transitions", "apply_effects", lambda *_args: None)


@mutant
def chaos_does_nothing(mock: Mock, patch: Patch) -> None:
    patch(mock.webhooks.chaos, "take", lambda *_args: None)


@mutant
def a_reset_forgets_who_subscribed(mock: Mock, patch: Patch) -> None:
    patch(mock.webhooks, "keep", lambda _endpoints: None)


@mutant
def the_driver_emits_what_it_makes(mock: Mock, patch: Patch) -> None:
    create = mock.create_record
    patch(mock, "create_record", lambda *args, **named: create(*args, **{**named, "emit": True}))


@mutant
def cleared_events_come_back(mock: Mock, patch: Patch) -> None:
    patch(mock.webhooks.outbox, "clear", lambda: None)


@mutant
def an_event_never_changes(_: Mock, patch: Patch) -> None:
    patch("understudy.webhooks.outbox", "timestamp", lambda _moment: "2026-01-01T00:00:00Z")


# Effects that calculate.


@mutant
def what_is_added_is_subtracted(_: Mock, patch: Patch) -> None:
    amounts = moves.amounts_of

    def turned(*args: Any) -> dict[str, Any]:
        return {name: (-sign, amount) for name, (sign, amount) in amounts(*args).items()}

    patch(moves, "amounts_of", turned)


@mutant
def everything_is_added(_: Mock, patch: Patch) -> None:
    amounts = moves.amounts_of
    patch(moves, "amounts_of", lambda *args: {name: (1, amount) for name, (_, amount) in amounts(*args).items()})


@mutant
def another_record_is_counted(_: Mock, patch: Patch) -> None:
    affect = moves._affect

    def newest(world: Any, work: Work, effect: Any, *more: Any) -> None:
        addresses = list(work.addresses(effect.collection))
        affect(world, work, replace(effect, key=addresses[-1].key[0]) if addresses else effect, *more)

    patch(moves, "_affect", newest)


@mutant
def only_the_first_element_counts(_: Mock, patch: Patch) -> None:
    evaluate = moves.evaluate

    def first(expression: Any, *args: Any) -> Any:
        found = evaluate(expression, *args)
        return found[:1] if isinstance(found, list) else found

    patch(moves, "evaluate", first)


@mutant
def a_refused_effect_leaves_what_came_before_it(_: Mock, patch: Patch) -> None:
    def kept(mock: Mock, exchange: Any) -> None:
        if exchange.work is not None and exchange.refusal is not None:
            exchange.work.commit()

    patch(pipeline, "SETTLE", (*pipeline.SETTLE[:-1], kept, pipeline.SETTLE[-1]))


@mutant
def an_effect_that_is_refused_is_left_out(_: Mock, patch: Patch) -> None:
    affect = moves._affect

    def lenient(*args: Any) -> None:
        try:
            affect(*args)
        except MockError:
            return

    patch(moves, "_affect", lenient)


@mutant
def bounds_of_what_is_calculated_are_ignored(_: Mock, patch: Patch) -> None:
    patch(calculate, "_wrong", lambda *_args: None)
    patch(moves, "kept", lambda *_args: None)
    patch(moves, "completed", lambda _world, _work, _address, record: record)


@mutant
def money_is_counted_in_floats(_: Mock, patch: Patch) -> None:
    patch(calculate, "_sum", lambda _address, before, sign, amount: before + sign * amount)


@mutant
def a_record_that_is_not_there_is_no_matter(_: Mock, patch: Patch) -> None:
    calculated = moves.calculated
    patch(
        moves,
        "calculated",
        lambda world, address, record, amounts: (
            calculated(world, address, record, amounts) if record is not None else dict.fromkeys(amounts, 0)
        ),
    )


# Moves by reads.


def _reads(patch: Patch, more: int) -> None:
    following = automatic.next_by_reads

    def other(*args: Any) -> Any:
        edge = following(*args)
        return edge if edge is None else replace(edge, reads=edge.reads + more)

    patch(automatic, "next_by_reads", other)


@mutant
def it_takes_one_read_more(_: Mock, patch: Patch) -> None:
    _reads(patch, 1)


@mutant
def it_takes_one_read_less(_: Mock, patch: Patch) -> None:
    _reads(patch, -1)


@mutant
def a_look_of_the_test_counts_as_a_read(mock: Mock, patch: Patch) -> None:
    get = mock.get

    def counting(resource: str, *key: Any) -> Any:
        found = get(resource, *key)
        with mock.store.turn():
            work = Work(mock.store)
            automatic.count_read(mock.engine.context, work, address_of(collection_named(mock.contract, resource), key))
            mock.engine.commit(work, ())
        return found

    patch(mock, "get", counting)


@mutant
def reads_are_counted_on_in_the_next_state(_: Mock, patch: Patch) -> None:
    patch("understudy.webhooks.emit", "forget_reads", lambda *_args: None)


@mutant
def a_read_counts_for_every_record(_: Mock, patch: Patch) -> None:
    reads_address = automatic._reads_address
    patch(automatic, "_reads_address", lambda address, name: reads_address(address._replace(key=("1",)), name))


# Moves with a patch.


@mutant
def any_patch_will_do(_: Mock, patch: Patch) -> None:
    patch(service, "check_beside_state", lambda *_args: None)


@mutant
def a_patch_that_the_schema_forbids_is_dropped(_: Mock, patch: Patch) -> None:
    patch(service, "check_kept", lambda *_args: None)


@mutant
def a_patch_comes_after_its_move(mock: Mock, patch: Patch) -> None:
    move = mock.transition

    def in_two_steps(resource: str, *key: Any, patch: Any = None, **named: Any) -> Any:
        moved = move(resource, *key, **named)
        return mock.update_record(resource, key, patch) if patch else moved

    patch(mock, "transition", in_two_steps)


@mutant
def a_patch_is_not_written_down(_: Mock, patch: Patch) -> None:
    log = vars(__import__("understudy.webhooks.emit", fromlist=["_log"]))["_log"]
    patch("understudy.webhooks.emit", "_log", lambda world, work, move: log(world, work, replace(move, patch={})))
