"""Says it as the document would: a refusal becomes the document's error, and whatever we say is validated first.

An answer that breaks the contract is our fault, or the document contradicts itself. It becomes a loud 500 that lists
the violations, and `commit` then leaves the state alone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.faults.damage import slower
from understudy.inference.conventions import rate_role, says_epoch
from understudy.inference.shapes import schema_examples
from understudy.inference.undescribed import is_guessed
from understudy.messages import Answer, Refusal
from understudy.openapi.media_types import JSON, covers_json
from understudy.openapi.model import Header, MediaType, Operation
from understudy.openapi.model import ResponseObject as Documented
from understudy.openapi.violations import Violation, fits_several
from understudy.operations.conditional_requests import not_modified
from understudy.operations.streams import LAST_EVENT_ID
from understudy.records.notes import has_invalid
from understudy.rendering.errors import PROBLEM_JSON, error_answer, unknown_path_answer
from understudy.rendering.failures import unplayable
from understudy.rendering.serialise import REASON, WARNINGS, at_its_end, header_text, in_xml, is_due, part_of, serialise
from understudy.values.generate import Unsatisfiable


def respond(engine: Engine, exchange: Exchange) -> None:
    if exchange.response is not None:
        return
    answer = exchange.answer
    headers: tuple[tuple[str, str], ...] = ()
    try:
        if exchange.refusal is not None:
            answer = _refused(engine, exchange, exchange.refusal)
        if answer is not None:
            headers = answer.headers if exchange.unchecked else _checked(engine, exchange, answer)
            operation = exchange.operation if not exchange.unchecked and not exchange.off_contract else None
            sent = exchange.request.headers
            if operation is not None and "if-none-match" in sent and not_modified(operation, answer, sent):
                answer, headers = _not_modified(engine, exchange, headers)
            elif isinstance(answer.value, bytes) and answer.status == 200 and "range" in sent:
                answer, headers = part_of(exchange.request, answer, headers)
            elif operation is not None and LAST_EVENT_ID in sent:
                answer = at_its_end(answer, operation)
            elif operation is not None and answer.media_type != JSON and is_due(answer):
                answer, headers = _in_xml(engine, exchange, operation, answer, headers)
    except Unsatisfiable as impossible:
        answer, headers = unplayable(engine.contract.placed(impossible.problem), exchange.request.path), ()
        exchange.work, exchange.events = None, ()
    if answer is None or exchange.off_contract:
        answer, headers = _contract_violation(exchange), ()
    if exchange.refusal is not None or exchange.off_contract or exchange.warnings or exchange.applied:
        exchange.reason = _reason(exchange)
        headers = (*headers, *_notes(exchange))
    if exchange.limits is not None and exchange.limits.enforced:
        present = {name.lower() for name, _ in exchange.limits.headers}
        headers = (*(each for each in headers if each[0].lower() not in present), *exchange.limits.headers)
    identity = exchange.operation.id if exchange.operation is not None else None
    response = serialise(exchange.request, answer, headers, operation_id=identity, delay=exchange.delay)
    if engine.own_urls.origins and not exchange.unchecked and response.body:
        response = engine.own_urls.named_here(response, exchange.request)
    exchange.response = slower(response, timedelta(seconds=exchange.delay)) if exchange.delay else response


def _refused(engine: Engine, exchange: Exchange, refusal: Refusal) -> Answer:
    contract, request = engine.contract, exchange.request
    if exchange.operation is None and refusal.statuses == (404,):
        return unknown_path_answer(refusal, contract, engine.values, request=request)
    return engine.errors.answer(refusal, exchange.operation, request=request)


def _reason(exchange: Exchange) -> str:
    if exchange.off_contract:
        first = exchange.off_contract[0]
        place = f"{first.location} {first.pointer}".strip()
        return f"the mock's own answer breaks the contract: {place}: {first.message}"
    return exchange.refusal.message if exchange.refusal is not None else ""


def _notes(exchange: Exchange) -> list[tuple[str, str]]:
    """What the document has no field for: why it was refused, what was let pass, and what was preferred."""
    found = [(REASON, header_text(exchange.reason))] if exchange.reason else []
    if exchange.warnings:
        found.append((WARNINGS, header_text("; ".join(exchange.warnings))))
    if exchange.applied:
        found.append(("Preference-Applied", header_text(", ".join(exchange.applied))))
    return found


def _checked(engine: Engine, exchange: Exchange, answer: Answer) -> tuple[tuple[str, str], ...]:
    """The headers to send; what is wrong with the answer is noted in the exchange."""
    operation = exchange.operation
    documented = operation.response_for(answer.status) if operation else None
    headers = answer.headers
    if operation is not None and documented is not None:
        if documented.headers:
            headers = (*headers, *_required_headers(engine, exchange, documented, answer))
        elif answer.fits is not None and documented.content and documented.content[0].schema is answer.fits:
            return headers
        found = _violations(engine, documented, answer, headers)
        first = f"{found[0].location} {found[0].pointer}".strip() if found else ""
        if found and _shows_invalid(engine, operation):
            why = f"{first} {found[0].message}, as a record was made with validate=False"
            exchange.planted, exchange.warnings = found, (*exchange.warnings, why)
        elif found and fits_several(found):
            # No valid value says the same; nobody who reads it can tell.
            exchange.warnings = (*exchange.warnings, f"{first}: the answer {found[0].message}")
        elif operation.id in engine.handlers.custom and is_guessed(engine.contract.schemas, documented):
            pass  # what the user says of it counts before what we took it to be
        else:
            exchange.off_contract = found
    elif operation is not None and exchange.refusal is None and _documents_success(operation):
        if operation.id in engine.auth.token_operations and answer.status >= 400:
            return headers  # OAuth 2.0 says what this is (RFC 6749, 5.2), whatever the document does
        message = f"{operation.id} documents no status {answer.status}"
        exchange.off_contract = (Violation("status", "", message, "responses"),)
    return headers


def _shows_invalid(engine: Engine, operation: Operation) -> bool:
    """Whether a test put invalid records where the operation finds its own: then it is not the mock that is wrong."""
    home = engine.contract.resources.plans[operation.id].collection
    return home is not None and has_invalid(engine.store, home)


def _documents_success(operation: Operation) -> bool:
    """Whether the document says at all what the operation answers when it works."""
    return any(status[0] in "123" or status == "default" for status in operation.responses)


_SOON = 1
# What sends a client on elsewhere by `Location` (RFC 9110 15.4), and where to, if the document does not say.
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ELSEWHERE = "https://example.com/"
_KEPT = ("etag", "cache-control", "content-location", "expires", "vary")


def _not_modified(
    engine: Engine, exchange: Exchange, headers: tuple[tuple[str, str], ...]
) -> tuple[Answer, tuple[tuple[str, str], ...]]:
    """A 304, with the fields of the answer that it stands for which a cache needs (RFC 9110 15.4.5)."""
    assert exchange.operation is not None
    answer = Answer(304, headers=tuple((name, value) for name, value in headers if name.lower() in _KEPT))
    documented = exchange.operation.responses.get("304")
    more = _required_headers(engine, exchange, documented, answer) if documented is not None else ()
    return answer, (*answer.headers, *more)


def _in_xml(
    engine: Engine, exchange: Exchange, operation: Operation, answer: Answer, headers: tuple[tuple[str, str], ...]
) -> tuple[Answer, tuple[tuple[str, str], ...]]:
    """The answer in XML; a 406, and nothing changed, where XML has no word for it."""
    try:
        return in_xml(answer, operation, engine.contract.schemas), headers
    except ValueError as error:
        message = f"the answer can't be XML: {error}"
        refusal = exchange.refusal = Refusal((406,), "not_acceptable", message)
    exchange.work, exchange.events = None, ()
    refused = error_answer(refusal, None, engine.contract.schemas, engine.values, request=exchange.request)
    return refused, refused.headers


def _media(documented: Documented, name: str | None) -> MediaType | None:
    for media in documented.content:
        if media.name == name:
            return media
    return None


def _violations(
    engine: Engine, documented: Documented, answer: Answer, headers: tuple[tuple[str, str], ...]
) -> tuple[Violation, ...]:
    found: tuple[Violation, ...] = ()
    media = _media(documented, answer.media_type)
    if media is not None and media.schema is not None and answer.fits is not media.schema and covers_json(media.name):
        validator = engine.contract.schemas.validator(media.schema, "response")
        if not validator.is_valid(answer.value):
            found = validator.violations(answer.value, "body")
    present = {name.lower() for name, _ in headers} if documented.headers else ()
    for header in documented.headers:
        if header.required and header.name.lower() not in present:
            found += (Violation("header", f"/{header.name}", "is required", "required"),)
    return found


def _required_headers(
    engine: Engine, exchange: Exchange, documented: Documented, answer: Answer
) -> tuple[tuple[str, str], ...]:
    """The headers that are required, and those declared of which it is known what they say."""
    assert exchange.operation is not None
    operation, present = exchange.operation, {name.lower() for name, _ in answer.headers}
    found = []
    for header in documented.headers:
        known = _shown(engine, header) if header.name.lower() == "cache-control" else None
        if header.name.lower() == "location" and answer.status in _REDIRECTS:
            takes = engine.contract.schemas.validator(header.schema, "response").is_valid
            known = _shown(engine, header) or (_ELSEWHERE if takes(_ELSEWHERE) else None)
        known = known or _of_limits(engine, exchange, header, answer.status)
        if header.name.lower() not in present and (header.required or known is not None):
            found.append((header.name, known or _header_text(engine, operation, documented, header)))
    return tuple(found)


def _of_limits(engine: Engine, exchange: Exchange, header: Header, status: int) -> str | None:
    """What a header says of a rate limit, or of when to come again (RFC 9110 10.2.3)."""
    role, limits = rate_role(header.name), exchange.limits
    if role == "retry-after":
        options: tuple[Any, ...] = (_SOON, str(_SOON)) if status in (202, 429, 503) else ()
    elif role is None or limits is None or not (header.required or limits.enforced):
        return None
    else:
        options = limits.values(role, engine.clock.now(), epoch=_is_epoch(engine, header))
    validator = engine.contract.schemas.validator(header.schema, "response")
    return next((str(each) for each in options if validator.is_valid(each)), None)


def _is_epoch(engine: Engine, header: Header) -> bool:
    shape = engine.contract.schemas.resolve_object(header.schema)
    described = f"{header.description} {shape.get('description') or ''} {shape.get('format') or ''}"
    return says_epoch(described, (*header.examples, *schema_examples(shape)))


def _shown(engine: Engine, header: Header) -> str | None:
    """What the document itself says that a header says: a constant, a default or an example."""
    shape = engine.contract.schemas.resolve_object(header.schema)
    texts = [shape.get("const"), shape.get("default"), *header.examples, shape.get("example")]
    texts += [entry for name in ("examples", "enum") for entry in shape.get(name) or ()]
    return next((text for text in texts if isinstance(text, str) and text.isprintable() and text.isascii()), None)


def _header_text(engine: Engine, operation: Operation, documented: Documented, header: Header) -> str:
    """A schema-valid value in `simple` style (OAS 4.8.12.3)."""
    value = engine.values.generate(
        header.schema, "response", key=f"{operation.id}/{documented.status}/header/{header.name}"
    )
    return _simple(value)


def _simple(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(_simple(entry) for entry in value)
    if isinstance(value, dict):
        return ",".join(f"{name},{_simple(entry)}" for name, entry in value.items())
    return "" if value is None else str(value)


def _contract_violation(exchange: Exchange) -> Answer:
    assert exchange.operation is not None
    errors = [
        {"location": entry.location, "pointer": entry.pointer, "detail": entry.message}
        for entry in exchange.off_contract
    ]
    body = {
        "type": "about:blank",
        "title": "The mock's own answer breaks the contract",
        "status": 500,
        "detail": f"{exchange.operation.id} could not be answered as the document says; nothing was changed",
        "instance": exchange.request.path,
        "errors": errors,
    }
    return Answer(500, body, PROBLEM_JSON)
