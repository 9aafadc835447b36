"""Which handler carries out an operation: the user's own, else the built-in one of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, Protocol

from understudy.extensions import ExtensionError, OperationHandler
from understudy.inference.envelopes import inside, wrap
from understudy.inference.resources import Kind
from understudy.lazy_dataclass import dataclass
from understudy.messages import Answer
from understudy.openapi.media_types import covers_json
from understudy.operations.call import OperationCall, Refused
from understudy.operations.long_running import begin
from understudy.operations.read import compute, list_records, read, synthesize
from understudy.operations.sign_up import sign_up
from understudy.operations.write import act, clear, create, delete, update, upsert
from understudy.records.errors import MockError, UnknownResourceError
from understudy.records.service import RecordService
from understudy.state.store import StateError
from understudy.values.generate import Unsatisfiable


class Handler(Protocol):
    """Carries out one call on the records of one unit of work."""

    def __call__(self, call: OperationCall, records: RecordService, /) -> Any:
        """A record as a dict, an Answer, None for an answer without a body, or NotImplemented for the built-in handler.

        What it raises of MockError is refused as the document says (404, 409 …), and nothing is committed.
        """


BUILT_IN: Mapping[Kind, Handler] = {
    "create": create,
    "list": list_records,
    "read": read,
    "update": update,
    "upsert": upsert,
    "delete": delete,
    "clear": clear,
    "action": act,
    "compute": compute,
    "synthesize": synthesize,
    "sign-up": sign_up,
}


class HandlerError(ExtensionError):
    """A user's handler raised, or returned what is no answer."""

    def __init__(self, place: str, what: str, call: OperationCall) -> None:
        super().__init__(f"The handler of {call.operation.id} failed", f"{place} {what}")


@dataclass(frozen=True, slots=True)
class Handlers:
    """The user's handlers by operationId, above the built-in ones."""

    custom: Mapping[str, OperationHandler] = field(default_factory=dict)

    def is_built_in(self, operation_id: str, kind: Kind, handler: Handler) -> bool:
        """Whether an operation of a kind is carried out by this handler of ours, and by no other."""
        return operation_id not in self.custom and BUILT_IN[kind] is handler

    def perform(self, call: OperationCall, records: RecordService) -> Answer:
        """Carry out a call. Raises Refused, MockError, HandlerError, Unsatisfiable, StateError."""
        custom = self.custom.get(call.operation.id)
        if custom is not None:
            result = _called(custom, call, records)
            if result is not NotImplemented:
                return _answer_of(result, call, custom.place)
        answer: Answer = BUILT_IN[call.plan.kind](call, records)
        return answer if call.plan.begun is None else begin(call, records, answer, call.plan.begun)


def _called(custom: OperationHandler, call: OperationCall, records: RecordService) -> Any:
    try:
        return custom.function(call, records)
    except UnknownResourceError as error:  # the handler's mistake, not the caller's
        raise HandlerError(custom.place, f"raised {type(error).__name__}: {error}", call) from error
    except (Refused, MockError, Unsatisfiable, StateError, ExtensionError):
        raise
    except Exception as error:
        raise HandlerError(custom.place, f"raised {type(error).__name__}: {error}", call) from error


def _answer_of(result: Any, call: OperationCall, place: str) -> Answer:
    """The answer of what a handler returned: a record in its envelope, without what the document hides."""
    if isinstance(result, Answer):
        return _with_media(result, call)
    media = call.media
    if media is None and (result is None or isinstance(result, dict | list)):
        return Answer(call.status)
    if isinstance(result, dict) and media is not None and covers_json(media.name):
        schemas = call.context.contract.schemas
        node = inside(schemas, media.schema, call.plan.envelope)
        hidden = schemas.family("response").hidden(node)
        record = {name: value for name, value in call.shown(node, result).items() if name not in hidden}
        return Answer(call.status, wrap(call.plan.envelope, record), media.name)
    if isinstance(result, list) and media is not None and covers_json(media.name):
        return Answer(call.status, result, media.name)
    returned = "None" if result is None else f"{type(result).__name__} {result!r}"
    choices = "a record (dict), an Answer, or NotImplemented"
    raise HandlerError(place, f"returned {returned}; {call.operation.id} answers with a body: return {choices}", call)


def _with_media(answer: Answer, call: OperationCall) -> Answer:
    """An answer that says nothing of its media type has the one that the document declares for its status."""
    if answer.value is None or answer.media_type is not None:
        return answer
    documented = call.operation.response_for(answer.status)
    content = documented.content if documented is not None else ()
    media = next((each for each in content if covers_json(each.name)), content[0] if content else None)
    return replace(answer, media_type=media.name if media is not None else "application/json")
