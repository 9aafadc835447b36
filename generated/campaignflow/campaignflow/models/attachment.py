from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.entity_type import EntityType


@_attrs_define(repr=False)
class Attachment(OpenModel[Any]):
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
