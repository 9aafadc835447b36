from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ChaosRule")


@_attrs_define
class ChaosRule:
    """ChaosRule of the document."""

    id: int
    kind: str
    event: None | str
    endpoint: None | str
    times: int | None
    by: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        kind = self.kind

        event: None | str
        event = self.event

        endpoint: None | str
        endpoint = self.endpoint

        times: int | None
        times = self.times

        by = self.by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "event": event,
                "endpoint": endpoint,
                "times": times,
                "by": by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        def _parse_event(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        event = _parse_event(d.pop("event"))

        def _parse_endpoint(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        endpoint = _parse_endpoint(d.pop("endpoint"))

        def _parse_times(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        times = _parse_times(d.pop("times"))

        by = d.pop("by")

        _model = cls(
            id=id,
            kind=kind,
            event=event,
            endpoint=endpoint,
            times=times,
            by=by,
        )

        return _model
