"""Finds the operation: an unknown path is 404, an unknown method 405 with Allow (RFC 9110 15.5.6), OPTIONS answered."""

from __future__ import annotations

from understudy.addresses import CONTROL_PREFIX
from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.messages import Answer, Refusal
from understudy.openapi.model import Operation
from understudy.problem import did_you_mean

_AT_THE_ROOT = f" in the document; the mock's own page is at {CONTROL_PREFIX}/"


def route(engine: Engine, exchange: Exchange) -> None:
    request = exchange.request
    match = engine.router.match(request.method, request.path, request.query)
    if match.others:
        match = engine.decoders.disambiguate(match, request)
    exchange.operation = match.operation
    exchange.path_values = match.values
    if match.operation is not None and match.operation.id not in engine.auth.pages:
        return
    if engine.provider is not None and (found := engine.provider.answer(request)) is not None:
        if isinstance(found, Refusal):
            exchange.refusal = found
        else:
            exchange.operation, exchange.answer, exchange.unchecked = None, found, True
        return
    if match.operation is not None:
        return
    if not match.allowed:
        otherwise = " in the document" if request.path != "/" else _AT_THE_ROOT
        hint = did_you_mean(request.path, engine.router.paths, otherwise=otherwise, start="; ")
        exchange.refusal = Refusal((404,), "not_found", f"no {request.path}{hint}")
        exchange.operation = _intended_operation(engine, request.method, request.path)
        return
    allow = (("Allow", ", ".join(match.allowed)),)
    if request.method == "OPTIONS":
        exchange.answer = Answer(204, headers=allow)
        return
    message = f"{request.method} is not an operation of {match.template}; allowed: {allow[0][1]}"
    exchange.operation = _intended_operation(engine, request.method, request.path)
    if exchange.operation is not None and exchange.operation.response_for(404) is not None:
        exchange.refusal = Refusal((404,), "not_found", message)
    else:
        exchange.refusal = Refusal((405,), "method_not_allowed", message, headers=allow)


def _intended_operation(engine: Engine, method: str, path: str) -> Operation | None:
    """The operation that a path with an empty key was intended for, as in `/books/`: it refuses in its own words."""
    if "" not in path.split("/")[1:]:
        return None
    filled = "/".join(segment or "~" for segment in path.split("/")[1:])
    return engine.router.match(method, f"/{filled}").operation
