from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import Model
from ..models.entity_type import EntityType


@_attrs_define(repr=False)
class Attachment(Model):
    """A file attached to something."""

    id: int
    """ Its key. """

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

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
