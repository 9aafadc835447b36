from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.expected_call_headers import ExpectedCallHeaders
    from ..models.expected_call_parameters import ExpectedCallParameters


T = TypeVar("T", bound="ExpectedCall")


@_attrs_define
class ExpectedCall:
    """ExpectedCall of the document."""

    operation_id: str
    method: str
    path: str
    parameters: ExpectedCallParameters
    headers: ExpectedCallHeaders
    json_field: Any

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        operation_id = self.operation_id

        method = self.method

        path = self.path

        parameters = self.parameters.to_dict()

        headers = self.headers.to_dict()

        json_field = self.json_field

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "operationId": operation_id,
                "method": method,
                "path": path,
                "parameters": parameters,
                "headers": headers,
                "json": json_field,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.expected_call_headers import ExpectedCallHeaders  # noqa: PLC0415
        from ..models.expected_call_parameters import ExpectedCallParameters  # noqa: PLC0415

        d = dict(src_dict)
        operation_id = d.pop("operationId")

        method = d.pop("method")

        path = d.pop("path")

        parameters = ExpectedCallParameters.from_dict(d.pop("parameters"))

        headers = ExpectedCallHeaders.from_dict(d.pop("headers"))

        json_field = d.pop("json")

        _model = cls(
            operation_id=operation_id,
            method=method,
            path=path,
            parameters=parameters,
            headers=headers,
            json_field=json_field,
        )

        return _model
