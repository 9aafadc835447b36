from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.concerned import Concerned
    from ..models.exchange_request import ExchangeRequest
    from ..models.exchange_response import ExchangeResponse
    from ..models.violation import Violation


T = TypeVar("T", bound="Exchange")


@_attrs_define
class Exchange:
    """Exchange of the document."""

    sequence: int
    time: str
    operation_id: None | str
    request: ExchangeRequest
    response: ExchangeResponse
    reason: str
    warnings: list[str]
    violations: list[Violation]
    off_contract: list[Violation]
    concerned: list[Concerned]
    changed: list[Concerned]
    events: list[str]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        sequence = self.sequence

        time = self.time

        operation_id: None | str
        operation_id = self.operation_id

        request = self.request.to_dict()

        response = self.response.to_dict()

        reason = self.reason

        warnings = self.warnings

        violations = []
        for violations_item_data in self.violations:
            violations_item = violations_item_data.to_dict()
            violations.append(violations_item)

        off_contract = []
        for off_contract_item_data in self.off_contract:
            off_contract_item = off_contract_item_data.to_dict()
            off_contract.append(off_contract_item)

        concerned = []
        for concerned_item_data in self.concerned:
            concerned_item = concerned_item_data.to_dict()
            concerned.append(concerned_item)

        changed = []
        for changed_item_data in self.changed:
            changed_item = changed_item_data.to_dict()
            changed.append(changed_item)

        events = self.events

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sequence": sequence,
                "time": time,
                "operationId": operation_id,
                "request": request,
                "response": response,
                "reason": reason,
                "warnings": warnings,
                "violations": violations,
                "offContract": off_contract,
                "concerned": concerned,
                "changed": changed,
                "events": events,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.concerned import Concerned  # noqa: PLC0415
        from ..models.exchange_request import ExchangeRequest  # noqa: PLC0415
        from ..models.exchange_response import ExchangeResponse  # noqa: PLC0415
        from ..models.violation import Violation  # noqa: PLC0415

        d = dict(src_dict)
        sequence = d.pop("sequence")

        time = d.pop("time")

        def _parse_operation_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        operation_id = _parse_operation_id(d.pop("operationId"))

        request = ExchangeRequest.from_dict(d.pop("request"))

        response = ExchangeResponse.from_dict(d.pop("response"))

        reason = d.pop("reason")

        warnings = cast(list[str], d.pop("warnings"))

        violations = []
        _violations = d.pop("violations")
        for violations_item_data in _violations:
            violations_item = Violation.from_dict(violations_item_data)

            violations.append(violations_item)

        off_contract = []
        _off_contract = d.pop("offContract")
        for off_contract_item_data in _off_contract:
            off_contract_item = Violation.from_dict(off_contract_item_data)

            off_contract.append(off_contract_item)

        concerned = []
        _concerned = d.pop("concerned")
        for concerned_item_data in _concerned:
            concerned_item = Concerned.from_dict(concerned_item_data)

            concerned.append(concerned_item)

        changed = []
        _changed = d.pop("changed")
        for changed_item_data in _changed:
            changed_item = Concerned.from_dict(changed_item_data)

            changed.append(changed_item)

        events = cast(list[str], d.pop("events"))

        _model = cls(
            sequence=sequence,
            time=time,
            operation_id=operation_id,
            request=request,
            response=response,
            reason=reason,
            warnings=warnings,
            violations=violations,
            off_contract=off_contract,
            concerned=concerned,
            changed=changed,
            events=events,
        )

        return _model
