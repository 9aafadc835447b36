"""Makes it so: the state changes, what comes with them and the journal entry, together and only now."""

from __future__ import annotations

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.inference.resources import ON_ITEM
from understudy.operations.decoding import address_in_path
from understudy.state.store import Address


def commit(engine: Engine, exchange: Exchange) -> None:
    response, refusal, operation, work = exchange.response, exchange.refusal, exchange.operation, exchange.work
    assert response is not None
    if refusal is not None or exchange.off_contract:
        work = None
    if work is None:
        exchange.events = ()
    engine.record(
        work,
        exchange.events,
        engine.clock.now(),
        operation.id if operation is not None else None,
        exchange.request,
        response,
        refusal.violations if refusal is not None else (),
        (*exchange.off_contract, *exchange.planted),
        _concerned(engine, exchange) if response.status >= 400 else (),
        exchange.reason,
        exchange.warnings,
        work.touched if work is not None else (),
        tuple([event.id for event in exchange.events]) if exchange.events else (),
    )


def _concerned(engine: Engine, exchange: Exchange) -> tuple[Address, ...]:
    """The records that an error is about: that of the path, and that of the step that failed."""
    found = []
    plan = engine.contract.resources.plans[exchange.operation.id] if exchange.operation is not None else None
    if plan is not None and plan.kind in ON_ITEM and not plan.selects and not plan.where:
        values = {**exchange.path_values, **exchange.parameters.get("path", {})}
        found.append(address_in_path(plan, engine.context.collection(str(plan.collection)), values))
    if exchange.refusal is not None and exchange.refusal.about is not None:
        found.append(exchange.refusal.about)
    return tuple(found)
