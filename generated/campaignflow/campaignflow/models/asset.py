from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.entity_type import EntityType
from ..types import UNSET, Unset

T = TypeVar("T", bound="Asset")


@_attrs_define
class Asset:
    """An uploaded file."""

    id: int
    """ Its key. """
    hash_: str
    """ SHA-256 of the file; part of its address. """
    file_name: str
    """ What the file is called. """
    created_at: datetime.datetime
    """ When it was created, in UTC. """
    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """
    content_type: str | Unset = UNSET
    """ Its media type. """
    entity_type: EntityType | Unset = UNSET
    """ What a file belongs to. Only `campaign` is sourced, as an example.

    - `campaign`: a campaign
    - `property`: a property
    - `finance_application`: a finance application
    - `invoice`: an invoice
     """
    entity_id: int | Unset = UNSET
    """ The key of what it belongs to; with entity_type. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        hash_ = self.hash_

        file_name = self.file_name

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        content_type = self.content_type

        entity_type: str | Unset = UNSET
        if not isinstance(self.entity_type, Unset):
            entity_type = self.entity_type.value

        entity_id = self.entity_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "hash": hash_,
                "file_name": file_name,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if content_type is not UNSET:
            field_dict["content_type"] = content_type
        if entity_type is not UNSET:
            field_dict["entity_type"] = entity_type
        if entity_id is not UNSET:
            field_dict["entity_id"] = entity_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        id = d.pop("id")

        hash_ = d.pop("hash")

        file_name = d.pop("file_name")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        content_type = d.pop("content_type", UNSET)

        _entity_type = d.pop("entity_type", UNSET)
        entity_type: EntityType | Unset
        if isinstance(_entity_type, Unset):
            entity_type = UNSET
        else:
            entity_type = EntityType(_entity_type)

        entity_id = d.pop("entity_id", UNSET)

        _model = cls(
            id=id,
            hash_=hash_,
            file_name=file_name,
            created_at=created_at,
            updated_at=updated_at,
            content_type=content_type,
            entity_type=entity_type,
            entity_id=entity_id,
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
