from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.expected_call import ExpectedCall


T = TypeVar("T", bound="Expectation")


@_attrs_define
class Expectation:
    """Expectation of the document."""

    id: int
    operation_id: str
    times: int | None
    at_least: int | None
    met: bool
    calls: list[ExpectedCall]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        operation_id = self.operation_id

        times: int | None
        times = self.times

        at_least: int | None
        at_least = self.at_least

        met = self.met

        calls = []
        for calls_item_data in self.calls:
            calls_item = calls_item_data.to_dict()
            calls.append(calls_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "operationId": operation_id,
                "times": times,
                "atLeast": at_least,
                "met": met,
                "calls": calls,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.expected_call import ExpectedCall  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        operation_id = d.pop("operationId")

        def _parse_times(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        times = _parse_times(d.pop("times"))

        def _parse_at_least(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        at_least = _parse_at_least(d.pop("atLeast"))

        met = d.pop("met")

        calls = []
        _calls = d.pop("calls")
        for calls_item_data in _calls:
            calls_item = ExpectedCall.from_dict(calls_item_data)

            calls.append(calls_item)

        _model = cls(
            id=id,
            operation_id=operation_id,
            times=times,
            at_least=at_least,
            met=met,
            calls=calls,
        )

        return _model
