from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .expected_call_headers import ExpectedCallHeaders
    from .expected_call_parameters import ExpectedCallParameters


@define(repr=False)
class ExpectedCall(Model):
    """ExpectedCall of the document."""

    operation_id: str
    method: str
    path: str
    parameters: ExpectedCallParameters
    headers: ExpectedCallHeaders
    json: Any
    _wire = {"operation_id": "operationId"}
