"""Damages the response as a fault has it: it is lost, cut, or no longer what the document promises."""

from __future__ import annotations

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.faults.damage import damaged, refusal_of, slower
from understudy.faults.rules import Fault
from understudy.faults.steps import InjectedError
from understudy.messages import Answer, Refusal, Response
from understudy.rendering.errors import error_answer
from understudy.rendering.serialise import REASON, header_text, serialise


def damage(engine: Engine, exchange: Exchange) -> None:
    if exchange.off_contract:
        return
    if exchange.work is not None and exchange.work.failure is not None and exchange.refusal is None:
        _crash(engine, exchange, exchange.work.failure)
    for each in exchange.faults:
        assert exchange.response is not None
        if each.latency is None:
            _strike(engine, exchange, each)
    for each in exchange.faults:
        if each.latency is not None:
            exchange.response = slower(exchange.response, each.latency)


def _crash(engine: Engine, exchange: Exchange, failure: Exception) -> None:
    """The work is done and one of its steps failed: the caller gets that failure in place of the response."""
    assert isinstance(failure, InjectedError)
    schemas, request = engine.contract.schemas, exchange.request
    answer = error_answer(failure.refusal, exchange.operation, schemas, engine.values, request=request)
    exchange.response = _replaced(exchange, answer, failure.refusal)


def _replaced(exchange: Exchange, answer: Answer, refusal: Refusal) -> Response:
    """The answer in place of the one that was decided on."""
    before = exchange.response
    assert before is not None
    headers = (*answer.headers, (REASON, header_text(refusal.message)))
    return serialise(exchange.request, answer, headers, operation_id=before.operation_id, delay=before.delay)


def _strike(engine: Engine, exchange: Exchange, each: Fault) -> None:
    operation, response = exchange.operation, exchange.response
    assert operation is not None
    assert response is not None
    if each.phase == "before":
        exchange.work, exchange.events = None, ()
    elif each.status is not None:
        schemas, request = engine.contract.schemas, exchange.request
        answer = error_answer(refusal_of(each), operation, schemas, engine.values, request=request)
        response = _replaced(exchange, answer, refusal_of(each))
    documented = operation.response_for(response.status)
    exchange.response = damaged(each.kind, response, documented, engine.contract.schemas)
