"""Carries out the operation on the state, inside a unit of work."""

from __future__ import annotations

import logging

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.extensions import ExtensionError
from understudy.faults.calls import arriving
from understudy.inference.resources import Plan
from understudy.messages import Refusal
from understudy.openapi.model import MediaType, Operation, ResponseObject
from understudy.openapi.schemas import Schemas
from understudy.operations.addresses import selected
from understudy.operations.call import OperationCall, Refused
from understudy.operations.conditional_requests import check_preconditions, tagged
from understudy.operations.contents import answer_media
from understudy.operations.idempotency import answer_again, keep_answer, key_address
from understudy.records.errors import MockError
from understudy.records.service import RecordService
from understudy.records.timers import count_read
from understudy.rendering.preferred import prefer_documented
from understudy.rendering.serialise import extension_failed, unplayable
from understudy.rendering.token_answers import answer_token_request, logged_in, recognise
from understudy.state.store import Address
from understudy.state.work import Work
from understudy.values.generate import Unsatisfiable
from understudy.webhooks.callbacks import call_back
from understudy.webhooks.payload import OffContractError

__all__ = ["behave"]

_SAFE = ("GET", "HEAD")
_log = logging.getLogger("understudy")


def behave(engine: Engine, exchange: Exchange) -> None:
    if exchange.refusal is not None or exchange.answer is not None:
        return
    operation = exchange.operation
    assert operation is not None
    if operation.broken is not None:
        exchange.answer, exchange.unchecked = unplayable(operation.broken, exchange.request.path), True
        return
    plan = engine.contract.resources.plans[operation.id]
    response = plan.success
    if response is None and "101" in operation.responses:
        message = f"{operation.id} goes on in another protocol (101), which a mock does not speak"
        exchange.refusal = Refusal((426,), "upgrade_required", message, headers=(("Upgrade", "websocket"),))
        return
    if exchange.preferences.chooses_answer:
        prefer_documented(exchange, response, engine.contract.schemas, engine.values)
        if exchange.refusal is not None or exchange.answer is not None:
            return
    if plan.kind == "token":
        answer_token_request(
            engine, exchange, _status(operation, response), _media(engine.contract.schemas, exchange, response)
        )
        return
    key = _key(engine, exchange, operation)
    if key is not None and _answered_before(engine, exchange, operation, key):
        return
    own = operation.id in engine.handlers.custom
    login = engine.contract.resources.logins.get(operation.id) if not own else None
    exchange.work = work = _watched(engine, exchange, operation) if engine.faults.watching else Work(engine.store)
    call = _call(engine, exchange, operation, plan)
    records = RecordService(engine.context, work, operation.id, call)
    try:
        caller = recognise(engine, exchange, login) if login is not None else None
        if operation.method not in _SAFE:
            check_preconditions(call, records, exchange.request.headers)
        exchange.answer = answer = tagged(call, records, engine.handlers.perform(call, records))
        if call.warnings:
            exchange.warnings += tuple(call.warnings)
        if answer.status >= 400:  # a handler's refusal
            exchange.work = None
            return
        if login is not None and caller is not None:
            exchange.answer = answer = logged_in(engine, answer, call.media, login, caller)
        if plan.kind == "read" and plan.collection in engine.contract.progressing and exchange.request.method == "GET":
            count_read(engine.context, work, selected(call, records))
        called = call_back(call, records, answer) if operation.id in engine.contract.callbacks else []
        exchange.events = [*engine.webhooks.add_to(work, changed_by_client=operation.method not in _SAFE), *called]
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


def _key(engine: Engine, exchange: Exchange, operation: Operation) -> Address | None:
    place = engine.contract.resources.idempotency.get(operation.id)
    return (
        key_address(place, exchange.request.headers, exchange.body, exchange.principal) if place is not None else None
    )


def _answered_before(engine: Engine, exchange: Exchange, operation: Operation, key: Address) -> bool:
    """Whether the key of a request was used before; the exchange then has the answer, or a refusal."""
    again = answer_again(engine.store, key, operation, exchange.request, exchange.body, engine.clock.now())
    if isinstance(again, Refusal):
        exchange.refusal = again
    else:
        exchange.answer = again
    return again is not None


def _call(engine: Engine, exchange: Exchange, operation: Operation, plan: Plan) -> OperationCall:
    parameters, response = exchange.parameters, plan.success
    return OperationCall(
        context=engine.context,
        operation=operation,
        plan=plan,
        request_path=exchange.request.path,
        sent=exchange.request.headers,
        scheme=exchange.request.scheme,
        mount=exchange.request.mount,
        public=exchange.request.public,
        status=_status(operation, response),
        media=_media(engine.contract.schemas, exchange, response),
        path=parameters.get("path", {}),
        query=parameters.get("query", {}),
        headers=parameters.get("header", {}),
        body=exchange.body,
        body_media=exchange.media_type,
        files=exchange.files,
        principal=exchange.principal,
        work=exchange.work,
    )


def _watched(engine: Engine, exchange: Exchange, operation: Operation) -> Work:
    call = arriving(operation.id, exchange.request, exchange.parameters, exchange.body)
    return engine.faults.work(engine.store, call)


def _status(operation: Operation, response: ResponseObject | None) -> int:
    """The code of the response that says it worked; a range or `default` stands for its lowest sensible one."""
    if response is None:
        documented = sorted(
            int(status) for status in operation.responses if status.isdigit() and "200" <= status < "400"
        )
        return documented[0] if documented else 200
    return int(response.status) if response.status.isdigit() else 200


def _media(schemas: Schemas, exchange: Exchange, response: ResponseObject | None) -> MediaType | None:
    accept = exchange.request.headers.get("accept")
    return answer_media(schemas, accept, response.content, exchange.body) if response is not None else None
