"""What is the same for every call of an operation, worked out at its first: what it may need, and what it never does.

Knows the contract and the handlers; knows nothing of requests or of state.
"""

from __future__ import annotations

from collections.abc import Sequence

from understudy.inference.idempotency import IdempotencyKey
from understudy.inference.login import Login
from understudy.inference.other_keys import OtherKeys, other_keys
from understudy.inference.resources import Collection, Plan
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import MediaType, Operation, ResponseObject
from understudy.operations.conditional_requests import declares_tags
from understudy.operations.handlers import Handlers
from understudy.operations.straight import StraightCreate, straight_create
from understudy.operations.write import create
from understudy.records.context import RecordContext

_SAFE = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class CompiledOperation:
    """One operation of one mock. `status` and `content` are those of the answer that says it worked.

    `has_parameters`: a request may say something outside of its body. `is_refused_by_type`: a caller may accept none of
    these media types. `is_tagged`: an answer may get an `ETag`. `idempotency` is where the key of a repeated request
    stands, `key_headers` the fields among that. `login` says what a login takes. `calls_back`: it has callbacks;
    `counts_reads`: reading a record lets it go on. `is_kept`: the answer of a read says nothing but what request and
    state say. `straight` is how a create goes that does nothing but make its record, `other_keys` are the parameters of
    its path that take several keys.
    """

    plan: Plan
    collection: Collection | None
    status: int
    content: Sequence[MediaType]
    is_safe: bool
    has_parameters: bool
    is_refused_by_type: bool
    is_tagged: bool
    idempotency: IdempotencyKey | None
    key_headers: frozenset[str]
    login: Login | None
    calls_back: bool
    counts_reads: bool
    is_kept: bool
    straight: StraightCreate | None
    other_keys: tuple[OtherKeys, ...]


class CompiledOperations(dict[str, CompiledOperation]):
    """The operations of one mock by operationId, each compiled when it is called first."""

    def __init__(self, context: RecordContext, handlers: Handlers) -> None:
        super().__init__()
        self._context = context
        self._handlers = handlers

    def __missing__(self, operation_id: str) -> CompiledOperation:
        contract, is_custom = self._context.contract, operation_id in self._handlers.custom
        operation, plan = contract.operations[operation_id], contract.resources.plans[operation_id]
        status = _status(operation, plan.success)
        # What works by sending on elsewhere may have content as well (RFC 9110 15.4).
        response = plan.success or operation.responses.get(str(status))
        content = response.content if response is not None else ()
        place = contract.resources.idempotency.get(operation_id)
        compiled = self[operation_id] = CompiledOperation(
            plan=plan,
            collection=contract.resources.collections.get(plan.collection) if plan.collection is not None else None,
            status=status,
            content=content,
            is_safe=operation.method in _SAFE,
            has_parameters=bool(operation.parameters),
            is_refused_by_type=bool(content) and operation.documents(406),
            is_tagged=declares_tags(operation),
            idempotency=place,
            key_headers=frozenset(place.headers if place is not None else ()),
            login=None if is_custom else contract.resources.logins.get(operation_id),
            calls_back=operation_id in contract.callbacks,
            counts_reads=plan.kind == "read" and plan.collection in contract.progressing,
            # Others may answer by more than the state: what a handler of a user does is unknown, tokens are always new.
            is_kept=plan.kind in ("read", "list") and not plan.effects and not is_custom,
            straight=self._straight(operation, plan),
            other_keys=other_keys(contract.schemas, contract.resources.collections, operation),
        )
        return compiled

    def _straight(self, operation: Operation, plan: Plan) -> StraightCreate | None:
        if plan.kind != "create" or not self._handlers.is_built_in(operation.id, plan.kind, create):
            return None
        contract, content = self._context.contract, plan.success.content if plan.success is not None else ()
        is_more = operation.id in contract.resources.logins or operation.id in contract.callbacks
        if is_more or len(content) != 1 or _status(operation, plan.success) != 201 or declares_tags(operation):
            return None
        return straight_create(self._context, operation, plan, content[0])


def _status(operation: Operation, response: ResponseObject | None) -> int:
    """The code of the response that says it worked; a range or `default` stands for its lowest sensible one."""
    if response is None:
        documented = sorted(
            int(status) for status in operation.responses if status.isdigit() and "200" <= status < "400"
        )
        return documented[0] if documented else 200
    return int(response.status) if response.status.isdigit() else 200
