from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.exchange_request_headers import ExchangeRequestHeaders


T = TypeVar("T", bound="ExchangeRequest")


@_attrs_define
class ExchangeRequest:
    """ExchangeRequest of the document."""

    method: str
    path: str
    query: str
    headers: ExchangeRequestHeaders
    body: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        method = self.method

        path = self.path

        query = self.query

        headers = self.headers.to_dict()

        body = self.body

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "method": method,
                "path": path,
                "query": query,
                "headers": headers,
                "body": body,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.exchange_request_headers import ExchangeRequestHeaders  # noqa: PLC0415

        d = dict(src_dict)
        method = d.pop("method")

        path = d.pop("path")

        query = d.pop("query")

        headers = ExchangeRequestHeaders.from_dict(d.pop("headers"))

        body = d.pop("body")

        _model = cls(
            method=method,
            path=path,
            query=query,
            headers=headers,
            body=body,
        )

        return _model
