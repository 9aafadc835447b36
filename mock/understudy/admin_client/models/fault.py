from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.fault_parameters_type_0 import FaultParametersType0


T = TypeVar("T", bound="Fault")


@_attrs_define
class Fault:
    """Fault of the document."""

    id: int
    kind: str
    operation_id: None | str
    resource: None | str
    method: None | str
    path: None | str
    match: Any
    parameters: FaultParametersType0 | None
    nth: int
    times: int | None
    probability: float
    phase: None | str
    status: int | None
    latency: None | str
    retry_after: int | None
    step: None | str
    used: bool

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        from ..models.fault_parameters_type_0 import FaultParametersType0  # noqa: PLC0415

        id = self.id

        kind = self.kind

        operation_id: None | str
        operation_id = self.operation_id

        resource: None | str
        resource = self.resource

        method: None | str
        method = self.method

        path: None | str
        path = self.path

        match = self.match

        parameters: dict[str, Any] | None
        if isinstance(self.parameters, FaultParametersType0):
            parameters = self.parameters.to_dict()
        else:
            parameters = self.parameters

        nth = self.nth

        times: int | None
        times = self.times

        probability = self.probability

        phase: None | str
        phase = self.phase

        status: int | None
        status = self.status

        latency: None | str
        latency = self.latency

        retry_after: int | None
        retry_after = self.retry_after

        step: None | str
        step = self.step

        used = self.used

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "operationId": operation_id,
                "resource": resource,
                "method": method,
                "path": path,
                "match": match,
                "parameters": parameters,
                "nth": nth,
                "times": times,
                "probability": probability,
                "phase": phase,
                "status": status,
                "latency": latency,
                "retryAfter": retry_after,
                "step": step,
                "used": used,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.fault_parameters_type_0 import FaultParametersType0  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        def _parse_operation_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        operation_id = _parse_operation_id(d.pop("operationId"))

        def _parse_resource(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        resource = _parse_resource(d.pop("resource"))

        def _parse_method(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        method = _parse_method(d.pop("method"))

        def _parse_path(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        path = _parse_path(d.pop("path"))

        match = d.pop("match")

        def _parse_parameters(data: object) -> FaultParametersType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parameters_type_0 = FaultParametersType0.from_dict(data)

                return parameters_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FaultParametersType0 | None, data)

        parameters = _parse_parameters(d.pop("parameters"))

        nth = d.pop("nth")

        def _parse_times(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        times = _parse_times(d.pop("times"))

        probability = d.pop("probability")

        def _parse_phase(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phase = _parse_phase(d.pop("phase"))

        def _parse_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        status = _parse_status(d.pop("status"))

        def _parse_latency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        latency = _parse_latency(d.pop("latency"))

        def _parse_retry_after(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        retry_after = _parse_retry_after(d.pop("retryAfter"))

        def _parse_step(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        step = _parse_step(d.pop("step"))

        used = d.pop("used")

        _model = cls(
            id=id,
            kind=kind,
            operation_id=operation_id,
            resource=resource,
            method=method,
            path=path,
            match=match,
            parameters=parameters,
            nth=nth,
            times=times,
            probability=probability,
            phase=phase,
            status=status,
            latency=latency,
            retry_after=retry_after,
            step=step,
            used=used,
        )

        return _model
