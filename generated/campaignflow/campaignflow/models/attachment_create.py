from __future__ import annotations

from typing import Literal, TypedDict

from .._runtime.model import Model, define
from .entity_type import EntityType


@define(repr=False)
class AttachmentCreate(Model):
    """What it takes to create an Attachment."""

    asset_id: int
    """The file."""
    entity_type: EntityType
    entity_id: int
    """The key of that thing."""


class AttachmentCreateInput(TypedDict):
    """AttachmentCreate as plain data."""

    asset_id: int
    entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"]
    entity_id: int
