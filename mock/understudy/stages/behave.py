"""Carries out the operation on the state, inside a unit of work."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from understudy.clock import timestamp
from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.extensions import ExtensionError
from understudy.faults.calls import arriving
from understudy.messages import Answer, Refusal, Response
from understudy.openapi.media_types import JSON
from understudy.openapi.model import MediaType, Operation
from understudy.openapi.schemas import Schemas
from understudy.operations.addresses import current_record, selected, with_own_keys
from understudy.operations.call import OperationCall, Refused
from understudy.operations.compiled import CompiledOperation
from understudy.operations.conditional_requests import CONDITIONS, check_preconditions, tagged
from understudy.operations.contents import answer_media
from understudy.operations.effects import add_others
from understudy.operations.idempotency import answer_again, keep_answer, key_address
from understudy.operations.read import answer_record
from understudy.operations.straight import StraightCreate
from understudy.records.errors import MockError
from understudy.records.service import RecordService
from understudy.records.timers import count_read
from understudy.rendering.failures import extension_failed, unplayable
from understudy.rendering.preferred import prefer_documented
from understudy.rendering.serialise import as_written
from understudy.rendering.token_answers import answer_token_request, logged_in, recognise
from understudy.state.store import Address
from understudy.state.work import Work
from understudy.values.generate import Unsatisfiable
from understudy.webhooks.callbacks import call_back
from understudy.webhooks.outbox import Event
from understudy.webhooks.payload import OffContractError

_log = logging.getLogger("understudy")


def behave(engine: Engine, exchange: Exchange) -> None:
    if exchange.refusal is not None or exchange.answer is not None:
        return
    operation = exchange.operation
    assert operation is not None
    if operation.broken is not None:
        exchange.answer, exchange.unchecked = unplayable(operation.broken, exchange.request.path), True
        return
    compiled = engine.compiled[operation.id]
    plan = compiled.plan
    if plan.success is None and "101" in operation.responses:
        message = f"{operation.id} goes on in another protocol (101), which a mock does not speak"
        exchange.refusal = Refusal((426,), "upgrade_required", message, headers=(("Upgrade", "websocket"),))
        return
    if exchange.preferences.chooses_answer:
        prefer_documented(exchange, plan.success, engine.contract.schemas, engine.values)
        if exchange.refusal is not None or exchange.answer is not None:
            return
    if plan.kind == "token":
        answer_token_request(engine, exchange, compiled.status, _media(engine.contract.schemas, exchange, compiled))
        return
    place, key = compiled.idempotency, None
    if place is not None and (place.properties or not compiled.key_headers.isdisjoint(exchange.request.headers)):
        key = key_address(place, exchange.request.headers, exchange.body, exchange.principal)
        if key is not None and _answered_before(engine, exchange, operation, key):
            return
    exchange.work = work = _watched(engine, exchange, operation) if engine.faults.watching else Work(engine.store)
    try:
        straight = compiled.straight if key is None else None
        made = _made_straight(engine, exchange, compiled, straight, work) if straight is not None else None
        if isinstance(made, Response):
            exchange.events = engine.webhooks.add_to(work, changed_by_client=True)
            exchange.response = made
            return
        answer, called = (made, ()) if made is not None else _performed(engine, exchange, compiled, work)
        exchange.answer = answer
        if answer.status >= 400:  # a handler's refusal
            exchange.work = None
            return
        exchange.events = [*engine.webhooks.add_to(work, changed_by_client=not compiled.is_safe), *called]
        if key is not None:
            keep_answer(work, key, operation, exchange.request, exchange.body, answer, engine.clock.now())
    except Refused as refused:
        exchange.refusal = refused.refusal
    except ExtensionError as failed:
        _log.error("%s; nothing was changed", failed, exc_info=failed.__cause__)
        exchange.answer, exchange.unchecked = extension_failed(failed, exchange.request.path), True
        exchange.work, exchange.events = None, ()
    except MockError as error:
        exchange.refusal, exchange.answer = error.refusal, None
    except Unsatisfiable as impossible:
        problem = engine.contract.placed(impossible.problem)
        exchange.answer, exchange.unchecked = unplayable(problem, exchange.request.path), True
        exchange.work, exchange.events = None, ()
    except OffContractError as broken:
        exchange.answer, exchange.off_contract = None, broken.violations


def _made_straight(
    engine: Engine, exchange: Exchange, compiled: CompiledOperation, straight: StraightCreate, work: Work
) -> Response | Answer | None:
    """What a create says that does nothing but make its record; None, with nothing done, for any other.

    A response is as `respond` would make it of an answer that fits its schema.
    """
    request, media, operation = exchange.request, exchange.media_type, exchange.operation
    if exchange.files or engine.faults.watching or request.path != straight.path or media is None:
        return None
    if not CONDITIONS.isdisjoint(request.headers):
        return None
    assert operation is not None
    now, adjust = timestamp(engine.clock.now()), None
    if straight.makes_others:
        call = _call(engine, exchange, operation, compiled)
        adjust = partial(add_others, call, RecordService(engine.context, work, operation.id, call, now))
    made = straight.make(engine.context, work, media.schema, exchange.body, now, adjust, is_valid=exchange.is_valid)
    if made is None:
        return None
    address, record, text = made
    headers = straight.location(address, request)
    if text is None:
        call = _call(engine, exchange, operation, compiled)
        return answer_record(
            call, RecordService(engine.context, work, operation.id, call), record, address.key, headers
        )
    if exchange.warnings or exchange.applied or exchange.delay or exchange.limits:
        return Answer(straight.status, record, JSON, headers, straight.node, (), text)
    response = as_written(straight.status, headers, text, operation.id)
    return engine.own_urls.named_here(response, request) if engine.own_urls.origins else response


def _performed(
    engine: Engine, exchange: Exchange, compiled: CompiledOperation, work: Work
) -> tuple[Answer, Sequence[Event]]:
    """The answer of the handler of an operation, and the events of its callbacks."""
    operation, login = exchange.operation, compiled.login
    assert operation is not None
    call = _call(engine, exchange, operation, compiled)
    if compiled.other_keys:
        current = partial(current_record, call, RecordService(engine.context, work, operation.id, call))
        call = replace(call, path=with_own_keys(work, compiled.other_keys, call.path, current))
    records = RecordService(engine.context, work, operation.id, call)
    caller = recognise(engine, exchange, login) if login is not None else None
    if not compiled.is_safe and not CONDITIONS.isdisjoint(exchange.request.headers):
        check_preconditions(call, records, exchange.request.headers)
    answer = engine.handlers.perform(call, records)
    answer = tagged(call, records, answer) if compiled.is_tagged else answer
    if call.warnings:
        exchange.warnings += tuple(call.warnings)
    if answer.status >= 400:
        return answer, ()
    if login is not None and caller is not None:
        answer = logged_in(engine, answer, call.media, login, caller)
    if compiled.counts_reads and exchange.request.method == "GET":
        count_read(engine.context, work, selected(call, records))
    return answer, call_back(call, records, answer) if compiled.calls_back else ()


def _answered_before(engine: Engine, exchange: Exchange, operation: Operation, key: Address) -> bool:
    """Whether the key of a request was used before; the exchange then has the answer, or a refusal."""
    again = answer_again(engine.store, key, operation, exchange.request, exchange.body, engine.clock.now())
    if isinstance(again, Refusal):
        exchange.refusal = again
    else:
        exchange.answer = again
    return again is not None


def _call(engine: Engine, exchange: Exchange, operation: Operation, compiled: CompiledOperation) -> OperationCall:
    parameters = exchange.parameters
    return OperationCall(
        context=engine.context,
        operation=operation,
        plan=compiled.plan,
        request=exchange.request,
        status=compiled.status,
        media=_media(engine.contract.schemas, exchange, compiled),
        path=parameters.get("path", {}),
        query=parameters.get("query", {}),
        headers=parameters.get("header", {}),
        body=exchange.body,
        body_media=exchange.media_type,
        is_valid=exchange.is_valid,
        files=exchange.files,
        principal=exchange.principal,
        work=exchange.work,
        _collection=compiled.collection,
    )


def _watched(engine: Engine, exchange: Exchange, operation: Operation) -> Work:
    call = arriving(operation.id, exchange.request, exchange.parameters, exchange.body)
    return engine.faults.work(engine.store, call)


def _media(schemas: Schemas, exchange: Exchange, compiled: CompiledOperation) -> MediaType | None:
    content = compiled.content
    if len(content) < 2:
        return content[0] if content else None
    return answer_media(schemas, exchange.request.headers.get("accept"), content, exchange.body)
