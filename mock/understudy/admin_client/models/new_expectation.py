from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_expectation_parameters_type_0 import NewExpectationParametersType0


T = TypeVar("T", bound="NewExpectation")


@_attrs_define
class NewExpectation:
    """NewExpectation of the document."""

    operation_id: str
    match: Any | Unset = UNSET
    parameters: NewExpectationParametersType0 | None | Unset = UNSET
    times: int | None | Unset = UNSET
    at_least: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        from ..models.new_expectation_parameters_type_0 import NewExpectationParametersType0  # noqa: PLC0415

        operation_id = self.operation_id

        match = self.match

        parameters: dict[str, Any] | None | Unset
        if isinstance(self.parameters, Unset):
            parameters = UNSET
        elif isinstance(self.parameters, NewExpectationParametersType0):
            parameters = self.parameters.to_dict()
        else:
            parameters = self.parameters

        times: int | None | Unset
        if isinstance(self.times, Unset):
            times = UNSET
        else:
            times = self.times

        at_least = self.at_least

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "operationId": operation_id,
            }
        )
        if match is not UNSET:
            field_dict["match"] = match
        if parameters is not UNSET:
            field_dict["parameters"] = parameters
        if times is not UNSET:
            field_dict["times"] = times
        if at_least is not UNSET:
            field_dict["atLeast"] = at_least

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.new_expectation_parameters_type_0 import NewExpectationParametersType0  # noqa: PLC0415

        d = dict(src_dict)
        operation_id = d.pop("operationId")

        match = d.pop("match", UNSET)

        def _parse_parameters(data: object) -> NewExpectationParametersType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parameters_type_0 = NewExpectationParametersType0.from_dict(data)

                return parameters_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewExpectationParametersType0 | None | Unset, data)

        parameters = _parse_parameters(d.pop("parameters", UNSET))

        def _parse_times(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        times = _parse_times(d.pop("times", UNSET))

        at_least = d.pop("atLeast", UNSET)

        _model = cls(
            operation_id=operation_id,
            match=match,
            parameters=parameters,
            times=times,
            at_least=at_least,
        )

        return _model
