from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.entity_type import EntityType
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class Asset(OpenModel[Any]):
    """An uploaded file."""

    id: int
    """ Its key. """

    hash: str
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
