from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.event_status import EventStatus

if TYPE_CHECKING:
    from ..models.delivery import Delivery


T = TypeVar("T", bound="Event")


@_attrs_define
class Event:
    """Event of the document."""

    sequence: int
    id: str
    type_: str
    created_at: str
    updated_at: str
    resource: str
    key: list[str]
    payload: Any
    status: EventStatus
    deliveries: list[Delivery]
    callback: bool

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        sequence = self.sequence

        id = self.id

        type_ = self.type_

        created_at = self.created_at

        updated_at = self.updated_at

        resource = self.resource

        key = self.key

        payload = self.payload

        status = self.status.value

        deliveries = []
        for deliveries_item_data in self.deliveries:
            deliveries_item = deliveries_item_data.to_dict()
            deliveries.append(deliveries_item)

        callback = self.callback

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sequence": sequence,
                "id": id,
                "type": type_,
                "createdAt": created_at,
                "updatedAt": updated_at,
                "resource": resource,
                "key": key,
                "payload": payload,
                "status": status,
                "deliveries": deliveries,
                "callback": callback,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.delivery import Delivery  # noqa: PLC0415

        d = dict(src_dict)
        sequence = d.pop("sequence")

        id = d.pop("id")

        type_ = d.pop("type")

        created_at = d.pop("createdAt")

        updated_at = d.pop("updatedAt")

        resource = d.pop("resource")

        key = cast(list[str], d.pop("key"))

        payload = d.pop("payload")

        status = EventStatus(d.pop("status"))

        deliveries = []
        _deliveries = d.pop("deliveries")
        for deliveries_item_data in _deliveries:
            deliveries_item = Delivery.from_dict(deliveries_item_data)

            deliveries.append(deliveries_item)

        callback = d.pop("callback")

        _model = cls(
            sequence=sequence,
            id=id,
            type_=type_,
            created_at=created_at,
            updated_at=updated_at,
            resource=resource,
            key=key,
            payload=payload,
            status=status,
            deliveries=deliveries,
            callback=callback,
        )

        return _model
