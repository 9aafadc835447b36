from __future__ import annotations

from typing import Literal, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.entity_type import EntityType


@_attrs_define(repr=False)
class AttachmentCreate(Model):
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


class AttachmentCreateInput(TypedDict):
    """AttachmentCreate as plain data."""

    asset_id: int
    entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"]
    entity_id: int
