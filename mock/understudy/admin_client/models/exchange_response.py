from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ExchangeResponse")


@_attrs_define
class ExchangeResponse:
    """ExchangeResponse of the document."""

    status: int
    headers: list[list[str]]
    body: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        status = self.status

        headers = []
        for headers_item_data in self.headers:
            headers_item = headers_item_data

            headers.append(headers_item)

        body = self.body

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
                "headers": headers,
                "body": body,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        status = d.pop("status")

        headers = []
        _headers = d.pop("headers")
        for headers_item_data in _headers:
            headers_item = cast(list[str], headers_item_data)

            headers.append(headers_item)

        body = d.pop("body")

        _model = cls(
            status=status,
            headers=headers,
            body=body,
        )

        return _model
