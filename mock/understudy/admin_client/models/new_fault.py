from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset
from .new_fault_kind import NewFaultKind
from .new_fault_phase import NewFaultPhase
from .new_fault_step import NewFaultStep

if TYPE_CHECKING:
    from .new_fault_parameters import NewFaultParameters


@define(repr=False)
class NewFault(Model):
    """NewFault of the document."""

    operation_id: None | str | Unset = UNSET
    kind: NewFaultKind | None | Unset = UNSET
    resource: None | str | Unset = UNSET
    method: None | str | Unset = UNSET
    path: None | str | Unset = UNSET
    match: Any | Unset = UNSET
    parameters: NewFaultParameters | None | Unset = UNSET
    nth: int | Unset = UNSET
    times: int | None | Unset = UNSET
    probability: float | Unset = UNSET
    phase: NewFaultPhase | None | Unset = UNSET
    status: int | None | Unset = UNSET
    latency: None | str | Unset = UNSET
    retry_after: int | None | Unset = UNSET
    step: NewFaultStep | None | Unset = UNSET
    _wire = {"operation_id": "operationId", "retry_after": "retryAfter"}


class NewFaultInput(TypedDict):
    """NewFault as plain data."""

    operation_id: NotRequired[str | None]
    kind: NotRequired[
        NewFaultKind
        | Literal[
            "status",
            "rate-limit",
            "latency",
            "timeout",
            "connection-reset",
            "truncated-body",
            "malformed-body",
            "wrong-content-type",
            "off-contract-body",
            "store",
        ]
        | None
    ]
    resource: NotRequired[str | None]
    method: NotRequired[str | None]
    path: NotRequired[str | None]
    match: NotRequired[Any]
    parameters: NotRequired[NewFaultParameters | Mapping[str, Any] | None]
    nth: NotRequired[int]
    times: NotRequired[int | None]
    probability: NotRequired[float]
    phase: NotRequired[NewFaultPhase | Literal["before", "after_commit"] | None]
    status: NotRequired[int | None]
    latency: NotRequired[str | None]
    retry_after: NotRequired[int | None]
    step: NotRequired[NewFaultStep | Literal["get", "put", "create", "transition", "delete"] | None]
