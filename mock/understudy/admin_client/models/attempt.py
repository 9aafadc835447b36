from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Attempt")


@_attrs_define
class Attempt:
    """Attempt of the document."""

    time: str
    status: int | None
    error: None | str
    duration: float
    headers: list[list[str]]
    body: str
    chaos: None | str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        time = self.time

        status: int | None
        status = self.status

        error: None | str
        error = self.error

        duration = self.duration

        headers = []
        for headers_item_data in self.headers:
            headers_item = headers_item_data

            headers.append(headers_item)

        body = self.body

        chaos: None | str
        chaos = self.chaos

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "time": time,
                "status": status,
                "error": error,
                "duration": duration,
                "headers": headers,
                "body": body,
                "chaos": chaos,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        time = d.pop("time")

        def _parse_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        status = _parse_status(d.pop("status"))

        def _parse_error(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        error = _parse_error(d.pop("error"))

        duration = d.pop("duration")

        headers = []
        _headers = d.pop("headers")
        for headers_item_data in _headers:
            headers_item = cast(list[str], headers_item_data)

            headers.append(headers_item)

        body = d.pop("body")

        def _parse_chaos(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        chaos = _parse_chaos(d.pop("chaos"))

        _model = cls(
            time=time,
            status=status,
            error=error,
            duration=duration,
            headers=headers,
            body=body,
            chaos=chaos,
        )

        return _model
