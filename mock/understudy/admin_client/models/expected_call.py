from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.expected_call_headers import ExpectedCallHeaders
    from ..models.expected_call_parameters import ExpectedCallParameters


@_attrs_define(repr=False)
class ExpectedCall(Model):
    """ExpectedCall of the document."""

    operation_id: str

    method: str

    path: str

    parameters: ExpectedCallParameters

    headers: ExpectedCallHeaders

    json: Any

    _wire = {"operation_id": "operationId"}
