from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.finance_application_status_change_data import FinanceApplicationStatusChangeData


T = TypeVar("T", bound="FinanceApplicationStatusChangeEvent")


@_attrs_define
class FinanceApplicationStatusChangeEvent:
    """The status of a finance application changed."""

    id: str
    """ The same on every attempt to deliver it. """
    event_type: Literal["finance_application_status_change"]
    """ What happened. """
    created_at: datetime.datetime
    """ When it happened, in UTC. """
    data: FinanceApplicationStatusChangeData
    """ What changed of a finance application. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        event_type = self.event_type

        created_at = self.created_at.isoformat()

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "event_type": event_type,
                "created_at": created_at,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.finance_application_status_change_data import FinanceApplicationStatusChangeData  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        event_type = cast(Literal["finance_application_status_change"], d.pop("event_type"))
        if event_type != "finance_application_status_change":
            raise ValueError(f"event_type must be 'finance_application_status_change', not {event_type!r}")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        data = FinanceApplicationStatusChangeData.from_dict(d.pop("data"))

        _model = cls(
            id=id,
            event_type=event_type,
            created_at=created_at,
            data=data,
        )

        _model.additional_properties = d
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
