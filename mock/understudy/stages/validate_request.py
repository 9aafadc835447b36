"""Decodes and validates everything the request says: parameters, body, and whether an answer would be acceptable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.http.tolerance import TOLERABLE, tolerate
from understudy.inference.envelopes import unwrap
from understudy.inference.shapes import properties, type_of
from understudy.messages import Refusal
from understudy.openapi.media_types import accepts_json, choose, essence, is_json
from understudy.openapi.model import Operation
from understudy.openapi.violations import UNIONS, Violation, fits_several
from understudy.operations.decoding import address_in_path
from understudy.operations.patches import MERGE_PATCH
from understudy.problem import did_you_mean, nearest
from understudy.state.store import Record

_UNREADABLE = frozenset({"encoding", "content"})


def validate_request(engine: Engine, exchange: Exchange) -> None:
    operation, request = exchange.operation, exchange.request
    assert operation is not None
    compiled = engine.compiled[operation.id]
    violations: tuple[Violation, ...] = ()
    if compiled.has_parameters:
        exchange.parameters, violations = engine.decoders.parameters.decode(
            operation, exchange.path_values, request.query, request.headers
        )
    if operation.id in engine.auth.token_operations:
        # RFC 6749 5.2 has error codes of its own for a bad token request; the token endpoint gives them.
        return
    tolerant = exchange.preferences.validation == "service"
    if operation.request_body is not None:
        result = engine.decoders.bodies.decode(operation, request, tolerant=tolerant)
        if result.refusal is not None:
            exchange.refusal = result.refusal
            return
        exchange.body, exchange.media_type, exchange.files = result.value, result.media_type, result.files
        exchange.is_valid = not result.violations
        if result.violations:
            violations = (*violations, *result.violations)
        if result.warnings:
            exchange.warnings += result.warnings
    if tolerant and request.query:
        exchange.warnings += tuple(_unknown(engine, operation, request.query))
    if violations and tolerant:
        if isinstance(exchange.body, list):
            violations = _in_its_object(engine, exchange, violations)
        violations = _tolerate(engine, exchange, violations)
    if violations:
        exchange.refusal = _refusal(violations, _hint(engine, exchange, violations[0]) if request.query else "")
        return
    accept = request.headers.get("accept")
    if accept is not None and compiled.is_refused_by_type and choose(accept, compiled.content) is None:
        offered = ", ".join(media.name for media in compiled.content)
        as_json = accepts_json(accept) and any(is_json(media.name) for media in compiled.content)
        if not as_json:
            exchange.refusal = Refusal((406,), "not_acceptable", f"{accept} asks for none of: {offered}")


def _in_its_object(engine: Engine, exchange: Exchange, violations: tuple[Violation, ...]) -> tuple[Violation, ...]:
    """A bare array is read as the one property that the body may have, where that is an array."""
    media, body = exchange.media_type, exchange.body
    if media is None or [each.pointer for each in violations] != [""]:
        return violations
    schemas = engine.contract.schemas
    named = properties(schemas, media.schema)
    name = next(iter(named), "")
    if len(named) != 1 or type_of(schemas, named[name]) != "array" or engine.decoders.bodies.check(media, {name: body}):
        return violations
    exchange.body = {name: body}
    exchange.warnings += (f"body: {violations[0].message}: read as {name}",)
    return ()


def _tolerate(engine: Engine, exchange: Exchange, violations: Sequence[Violation]) -> tuple[Violation, ...]:
    """What a service would refuse as well; the rest is a warning."""
    operation, media = exchange.operation, exchange.media_type
    assert operation is not None
    if not violations:
        return ()
    plan = engine.contract.resources.plans[operation.id]
    values = exchange.parameters
    if plan.kind != "update":
        for violation in violations:
            keyword = violation.keyword
            if keyword not in TOLERABLE and (keyword not in UNIONS or not fits_several((violation,))):
                return tuple(violations)

    def shown() -> Record | None:
        if plan.kind != "update":
            return None
        collection = engine.context.collection(str(plan.collection))
        record = engine.store.get(address_in_path(plan, collection, values.get("path", {})))
        part = unwrap(plan.body.into, record)
        return part if isinstance(part, dict) else record

    judged = tolerate(
        violations,
        exchange.body,
        values=values,
        check=lambda body: engine.decoders.bodies.check(media, body) if media is not None else (),
        shown=shown,
        inside=plan.body.steps,
        merges=media is not None and essence(media.name) == MERGE_PATCH,
        partial=operation.method == "PATCH" and plan.kind == "update",
    )
    if not judged.refused:
        exchange.body, exchange.warnings = judged.value, exchange.warnings + judged.warnings
    return judged.refused


def _unknown(engine: Engine, operation: Operation, query: str) -> Iterator[str]:
    known = [parameter.name for parameter in operation.parameters if parameter.location == "query"]
    for name in engine.decoders.parameters.unknown(operation, query):
        hint = did_you_mean(name, known, otherwise="", start="; ")
        yield f"query {name}: no parameter of {operation.id}: ignored{hint}"


def _hint(engine: Engine, exchange: Exchange, violation: Violation) -> str:
    """What was sent in place of a parameter that is missing."""
    if violation.location != "query" or violation.keyword != "required":
        return ""
    assert exchange.operation is not None
    name = violation.pointer[1:]
    for sent in engine.decoders.parameters.unknown(exchange.operation, exchange.request.query):
        if nearest(sent, [name], limit=1):
            return f"; {sent} is no parameter, did you mean {name}?"
    return ""


def _refusal(violations: Sequence[Violation], hint: str) -> Refusal:
    """404 for a path that can name nothing, 400 for text that can't be read, 422 for values that break the schema."""
    statuses: tuple[int, ...] = (400, 422)
    for violation in violations:
        if violation.location == "path":
            statuses = (404, 422, 400)
            break
        if violation.keyword not in _UNREADABLE:
            statuses = (422, 400)
    code = "validation_error" if statuses[0] != 404 else "not_found"
    return Refusal(statuses, code, _summary(violations) + hint, tuple(violations))


def _summary(violations: Sequence[Violation]) -> str:
    first = violations[0]
    place = f"{first.location} {first.pointer}".strip()
    more = len(violations) - 1
    return f"{place}: {first.message}" + (f" (and {more} more)" if more else "")
