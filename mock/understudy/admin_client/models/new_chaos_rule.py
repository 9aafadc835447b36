from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.new_chaos_rule_kind import NewChaosRuleKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewChaosRule")


@_attrs_define
class NewChaosRule:
    """NewChaosRule of the document."""

    kind: NewChaosRuleKind
    event: None | str | Unset = UNSET
    endpoint: None | str | Unset = UNSET
    times: int | None | Unset = UNSET
    by: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        kind = self.kind.value

        event: None | str | Unset
        if isinstance(self.event, Unset):
            event = UNSET
        else:
            event = self.event

        endpoint: None | str | Unset
        if isinstance(self.endpoint, Unset):
            endpoint = UNSET
        else:
            endpoint = self.endpoint

        times: int | None | Unset
        if isinstance(self.times, Unset):
            times = UNSET
        else:
            times = self.times

        by = self.by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if event is not UNSET:
            field_dict["event"] = event
        if endpoint is not UNSET:
            field_dict["endpoint"] = endpoint
        if times is not UNSET:
            field_dict["times"] = times
        if by is not UNSET:
            field_dict["by"] = by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        kind = NewChaosRuleKind(d.pop("kind"))

        def _parse_event(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        event = _parse_event(d.pop("event", UNSET))

        def _parse_endpoint(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        endpoint = _parse_endpoint(d.pop("endpoint", UNSET))

        def _parse_times(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        times = _parse_times(d.pop("times", UNSET))

        by = d.pop("by", UNSET)

        _model = cls(
            kind=kind,
            event=event,
            endpoint=endpoint,
            times=times,
            by=by,
        )

        return _model
