"""The server on one page: what happens to a request, in order.

    route → authenticate → prefer → recall → validate_request → fault   decide whether to do it; a refusal ends this
    behave → respond → remember → damage → commit                       do it, say it as the document would, make it so
    deliver → elapse                                                    send the events that came of it, let time pass

The second part runs for refused requests as well, so that every answer is validated and every exchange is journaled. It
holds the store's turn: exchanges happen one after another, and nobody sees half of one. `commit` comes after `respond`
because an answer that breaks the contract must leave no trace in the state, and after `damage`, which is free where no
test armed a fault, so that the journal has what went out. What time has brought happens first of all. `recall` has
the response of a read that was answered before, and `remember` keeps it (docs/adr/0013): only `commit` is left then.

A stage is a function of the engine and the exchange. It sets fields of the exchange and never calls another stage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.messages import Request, Response
from understudy.stages.authenticate import authenticate
from understudy.stages.behave import behave
from understudy.stages.commit import commit
from understudy.stages.damage import damage
from understudy.stages.deliver import deliver
from understudy.stages.elapse import elapse
from understudy.stages.fault import fault
from understudy.stages.prefer import prefer
from understudy.stages.recall import recall
from understudy.stages.remember import remember
from understudy.stages.respond import respond
from understudy.stages.route import route
from understudy.stages.validate_request import validate_request
from understudy.state.shared import ConflictError, SharedSpace

Stage = Callable[[Engine, Exchange], None]
_TRIES = 3
"""How often a turn may lose its connection, and meanwhile the state to another process."""

DECIDE: tuple[Stage, ...] = (route, authenticate, prefer, recall, validate_request, fault)
SETTLE: tuple[Stage, ...] = (behave, respond, remember, damage, commit)


def run(engine: Engine, request: Request) -> Response:
    """Carry one request through the stages and return what goes back over the wire."""
    engine.catch_up()
    exchange = Exchange(request)
    for stage in DECIDE:
        stage(engine, exchange)
        if exchange.refusal is not None or exchange.answer is not None or exchange.response is not None:
            break
    stages = SETTLE if exchange.response is None else (commit,)
    if engine.shared is not None:
        exchange = _settled(engine, engine.shared, exchange, stages)
    else:
        with engine.store.turn():
            for stage in stages:
                stage(engine, exchange)
    assert exchange.response is not None
    if exchange.events:
        deliver(engine, exchange)
    if exchange.response.pauses:
        elapse(engine, exchange)
    return exchange.response


def _settled(engine: Engine, shared: SharedSpace, exchange: Exchange, stages: Sequence[Stage]) -> Exchange:
    """The exchange after these stages, where processes share the state.

    Nobody is kept out at first: who finds that another one came before decides anew, and has the turn.
    """
    with suppress(ConflictError), shared.attempt():
        return _through(engine, copy(exchange), stages)
    for _ in range(_TRIES):
        with suppress(ConflictError), engine.store.turn():
            return _through(engine, copy(exchange), stages)
    with engine.store.turn():
        return _through(engine, exchange, stages)


def _through(engine: Engine, exchange: Exchange, stages: Sequence[Stage]) -> Exchange:
    for stage in stages:
        stage(engine, exchange)
    return exchange
