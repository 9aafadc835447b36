from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.entity_type import EntityType
from ..types import UNSET, Unset

T = TypeVar("T", bound="AssetCreate")


@_attrs_define
class AssetCreate:
    """What it takes to create an Asset."""

    file: str
    """ The bytes of the file, in base64. """
    file_name: str
    """ What the file is called. """
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

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        file = self.file

        file_name = self.file_name

        content_type = self.content_type

        entity_type: str | Unset = UNSET
        if not isinstance(self.entity_type, Unset):
            entity_type = self.entity_type.value

        entity_id = self.entity_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "file_name": file_name,
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
        file = d.pop("file")

        file_name = d.pop("file_name")

        content_type = d.pop("content_type", UNSET)

        _entity_type = d.pop("entity_type", UNSET)
        entity_type: EntityType | Unset
        if isinstance(_entity_type, Unset):
            entity_type = UNSET
        else:
            entity_type = EntityType(_entity_type)

        entity_id = d.pop("entity_id", UNSET)

        _model = cls(
            file=file,
            file_name=file_name,
            content_type=content_type,
            entity_type=entity_type,
            entity_id=entity_id,
        )

        return _model
