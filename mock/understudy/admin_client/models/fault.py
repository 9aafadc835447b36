from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .fault_parameters import FaultParameters


@define(repr=False)
class Fault(Model):
    """Fault of the document."""

    id: int
    kind: str
    operation_id: None | str
    resource: None | str
    method: None | str
    path: None | str
    match: Any
    parameters: FaultParameters | None
    nth: int
    times: int | None
    probability: float
    phase: None | str
    status: int | None
    latency: None | str
    retry_after: int | None
    step: None | str
    used: bool
    _wire = {"operation_id": "operationId", "retry_after": "retryAfter"}
