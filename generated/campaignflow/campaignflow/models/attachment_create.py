from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.entity_type import EntityType

T = TypeVar("T", bound="AttachmentCreate")


@_attrs_define
class AttachmentCreate:
    """What it takes to create an Attachment."""

    asset_id: int
    """ The file. """
    entity_type: EntityType
    """ What a file belongs to. Only `campaign` is sourced, as an example.

    - `campaign`: a campaign
    - `property`: a property
    - `finance_application`: a finance application
    - `invoice`: an invoice
     """
    entity_id: int
    """ The key of that thing. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        asset_id = self.asset_id

        entity_type = self.entity_type.value

        entity_id = self.entity_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "asset_id": asset_id,
                "entity_type": entity_type,
                "entity_id": entity_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        asset_id = d.pop("asset_id")

        entity_type = EntityType(d.pop("entity_type"))

        entity_id = d.pop("entity_id")

        _model = cls(
            asset_id=asset_id,
            entity_type=entity_type,
            entity_id=entity_id,
        )

        return _model
