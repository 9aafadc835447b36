from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.new_fault_kind_type_1 import NewFaultKindType1
from ..models.new_fault_kind_type_2_type_1 import NewFaultKindType2Type1
from ..models.new_fault_kind_type_3_type_1 import NewFaultKindType3Type1
from ..models.new_fault_phase_type_1 import NewFaultPhaseType1
from ..models.new_fault_phase_type_2_type_1 import NewFaultPhaseType2Type1
from ..models.new_fault_phase_type_3_type_1 import NewFaultPhaseType3Type1
from ..models.new_fault_step_type_1 import NewFaultStepType1
from ..models.new_fault_step_type_2_type_1 import NewFaultStepType2Type1
from ..models.new_fault_step_type_3_type_1 import NewFaultStepType3Type1
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_fault_parameters_type_0 import NewFaultParametersType0


T = TypeVar("T", bound="NewFault")


@_attrs_define
class NewFault:
    """NewFault of the document."""

    operation_id: None | str | Unset = UNSET
    kind: NewFaultKindType1 | NewFaultKindType2Type1 | NewFaultKindType3Type1 | None | Unset = UNSET
    resource: None | str | Unset = UNSET
    method: None | str | Unset = UNSET
    path: None | str | Unset = UNSET
    match: Any | Unset = UNSET
    parameters: NewFaultParametersType0 | None | Unset = UNSET
    nth: int | Unset = UNSET
    times: int | None | Unset = UNSET
    probability: float | Unset = UNSET
    phase: NewFaultPhaseType1 | NewFaultPhaseType2Type1 | NewFaultPhaseType3Type1 | None | Unset = UNSET
    status: int | None | Unset = UNSET
    latency: None | str | Unset = UNSET
    retry_after: int | None | Unset = UNSET
    step: NewFaultStepType1 | NewFaultStepType2Type1 | NewFaultStepType3Type1 | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        from ..models.new_fault_parameters_type_0 import NewFaultParametersType0  # noqa: PLC0415

        operation_id: None | str | Unset
        if isinstance(self.operation_id, Unset):
            operation_id = UNSET
        else:
            operation_id = self.operation_id

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        elif isinstance(self.kind, NewFaultKindType1):
            kind = self.kind.value
        elif isinstance(self.kind, NewFaultKindType2Type1):
            kind = self.kind.value
        elif isinstance(self.kind, NewFaultKindType3Type1):
            kind = self.kind.value
        else:
            kind = self.kind

        resource: None | str | Unset
        if isinstance(self.resource, Unset):
            resource = UNSET
        else:
            resource = self.resource

        method: None | str | Unset
        if isinstance(self.method, Unset):
            method = UNSET
        else:
            method = self.method

        path: None | str | Unset
        if isinstance(self.path, Unset):
            path = UNSET
        else:
            path = self.path

        match = self.match

        parameters: dict[str, Any] | None | Unset
        if isinstance(self.parameters, Unset):
            parameters = UNSET
        elif isinstance(self.parameters, NewFaultParametersType0):
            parameters = self.parameters.to_dict()
        else:
            parameters = self.parameters

        nth = self.nth

        times: int | None | Unset
        if isinstance(self.times, Unset):
            times = UNSET
        else:
            times = self.times

        probability = self.probability

        phase: None | str | Unset
        if isinstance(self.phase, Unset):
            phase = UNSET
        elif isinstance(self.phase, NewFaultPhaseType1):
            phase = self.phase.value
        elif isinstance(self.phase, NewFaultPhaseType2Type1):
            phase = self.phase.value
        elif isinstance(self.phase, NewFaultPhaseType3Type1):
            phase = self.phase.value
        else:
            phase = self.phase

        status: int | None | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        latency: None | str | Unset
        if isinstance(self.latency, Unset):
            latency = UNSET
        else:
            latency = self.latency

        retry_after: int | None | Unset
        if isinstance(self.retry_after, Unset):
            retry_after = UNSET
        else:
            retry_after = self.retry_after

        step: None | str | Unset
        if isinstance(self.step, Unset):
            step = UNSET
        elif isinstance(self.step, NewFaultStepType1):
            step = self.step.value
        elif isinstance(self.step, NewFaultStepType2Type1):
            step = self.step.value
        elif isinstance(self.step, NewFaultStepType3Type1):
            step = self.step.value
        else:
            step = self.step

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if operation_id is not UNSET:
            field_dict["operationId"] = operation_id
        if kind is not UNSET:
            field_dict["kind"] = kind
        if resource is not UNSET:
            field_dict["resource"] = resource
        if method is not UNSET:
            field_dict["method"] = method
        if path is not UNSET:
            field_dict["path"] = path
        if match is not UNSET:
            field_dict["match"] = match
        if parameters is not UNSET:
            field_dict["parameters"] = parameters
        if nth is not UNSET:
            field_dict["nth"] = nth
        if times is not UNSET:
            field_dict["times"] = times
        if probability is not UNSET:
            field_dict["probability"] = probability
        if phase is not UNSET:
            field_dict["phase"] = phase
        if status is not UNSET:
            field_dict["status"] = status
        if latency is not UNSET:
            field_dict["latency"] = latency
        if retry_after is not UNSET:
            field_dict["retryAfter"] = retry_after
        if step is not UNSET:
            field_dict["step"] = step

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.new_fault_parameters_type_0 import NewFaultParametersType0  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_operation_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        operation_id = _parse_operation_id(d.pop("operationId", UNSET))

        def _parse_kind(
            data: object,
        ) -> NewFaultKindType1 | NewFaultKindType2Type1 | NewFaultKindType3Type1 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_1 = NewFaultKindType1(data)

                return kind_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_2_type_1 = NewFaultKindType2Type1(data)

                return kind_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_3_type_1 = NewFaultKindType3Type1(data)

                return kind_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewFaultKindType1 | NewFaultKindType2Type1 | NewFaultKindType3Type1 | None | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_resource(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        resource = _parse_resource(d.pop("resource", UNSET))

        def _parse_method(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        method = _parse_method(d.pop("method", UNSET))

        def _parse_path(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        path = _parse_path(d.pop("path", UNSET))

        match = d.pop("match", UNSET)

        def _parse_parameters(data: object) -> NewFaultParametersType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parameters_type_0 = NewFaultParametersType0.from_dict(data)

                return parameters_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewFaultParametersType0 | None | Unset, data)

        parameters = _parse_parameters(d.pop("parameters", UNSET))

        nth = d.pop("nth", UNSET)

        def _parse_times(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        times = _parse_times(d.pop("times", UNSET))

        probability = d.pop("probability", UNSET)

        def _parse_phase(
            data: object,
        ) -> NewFaultPhaseType1 | NewFaultPhaseType2Type1 | NewFaultPhaseType3Type1 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                phase_type_1 = NewFaultPhaseType1(data)

                return phase_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                phase_type_2_type_1 = NewFaultPhaseType2Type1(data)

                return phase_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                phase_type_3_type_1 = NewFaultPhaseType3Type1(data)

                return phase_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewFaultPhaseType1 | NewFaultPhaseType2Type1 | NewFaultPhaseType3Type1 | None | Unset, data)

        phase = _parse_phase(d.pop("phase", UNSET))

        def _parse_status(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_latency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        latency = _parse_latency(d.pop("latency", UNSET))

        def _parse_retry_after(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        retry_after = _parse_retry_after(d.pop("retryAfter", UNSET))

        def _parse_step(
            data: object,
        ) -> NewFaultStepType1 | NewFaultStepType2Type1 | NewFaultStepType3Type1 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                step_type_1 = NewFaultStepType1(data)

                return step_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                step_type_2_type_1 = NewFaultStepType2Type1(data)

                return step_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                step_type_3_type_1 = NewFaultStepType3Type1(data)

                return step_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewFaultStepType1 | NewFaultStepType2Type1 | NewFaultStepType3Type1 | None | Unset, data)

        step = _parse_step(d.pop("step", UNSET))

        _model = cls(
            operation_id=operation_id,
            kind=kind,
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
        )

        return _model
