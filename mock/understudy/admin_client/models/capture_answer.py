from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.capture_answer_headers import CaptureAnswerHeaders


T = TypeVar("T", bound="CaptureAnswer")


@_attrs_define
class CaptureAnswer:
    """CaptureAnswer of the document."""

    status: int | Unset = UNSET
    headers: CaptureAnswerHeaders | Unset = UNSET
    body: str | Unset = UNSET
    json_field: Any | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        status = self.status

        headers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.headers, Unset):
            headers = self.headers.to_dict()

        body = self.body

        json_field = self.json_field

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if headers is not UNSET:
            field_dict["headers"] = headers
        if body is not UNSET:
            field_dict["body"] = body
        if json_field is not UNSET:
            field_dict["json"] = json_field

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.capture_answer_headers import CaptureAnswerHeaders  # noqa: PLC0415

        d = dict(src_dict)
        status = d.pop("status", UNSET)

        _headers = d.pop("headers", UNSET)
        headers: CaptureAnswerHeaders | Unset
        if isinstance(_headers, Unset):
            headers = UNSET
        else:
            headers = CaptureAnswerHeaders.from_dict(_headers)

        body = d.pop("body", UNSET)

        json_field = d.pop("json", UNSET)

        _model = cls(
            status=status,
            headers=headers,
            body=body,
            json_field=json_field,
        )

        return _model
