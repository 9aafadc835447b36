from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Change")


@_attrs_define
class Change:
    """Change of the document."""

    sequence: int
    kind: str
    topic: str
    resource: str
    key: list[str]
    from_: Any
    to: Any
    property_: None | str
    event: None | str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        sequence = self.sequence

        kind = self.kind

        topic = self.topic

        resource = self.resource

        key = self.key

        from_ = self.from_

        to = self.to

        property_: None | str
        property_ = self.property_

        event: None | str
        event = self.event

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sequence": sequence,
                "kind": kind,
                "topic": topic,
                "resource": resource,
                "key": key,
                "from": from_,
                "to": to,
                "property": property_,
                "event": event,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        sequence = d.pop("sequence")

        kind = d.pop("kind")

        topic = d.pop("topic")

        resource = d.pop("resource")

        key = cast(list[str], d.pop("key"))

        from_ = d.pop("from")

        to = d.pop("to")

        def _parse_property_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        property_ = _parse_property_(d.pop("property"))

        def _parse_event(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        event = _parse_event(d.pop("event"))

        _model = cls(
            sequence=sequence,
            kind=kind,
            topic=topic,
            resource=resource,
            key=key,
            from_=from_,
            to=to,
            property_=property_,
            event=event,
        )

        return _model
