from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset
from .entity_type import EntityType


@define(repr=False)
class AssetCreate(Model):
    """What it takes to create an Asset."""

    file: str
    """The bytes of the file, in base64."""
    file_name: str
    """What the file is called."""
    content_type: str | Unset = UNSET
    """Its media type."""
    entity_type: EntityType | Unset = UNSET
    entity_id: int | Unset = UNSET
    """The key of what it belongs to; with entity_type."""


class AssetCreateInput(TypedDict):
    """AssetCreate as plain data."""

    file: str
    file_name: str
    content_type: NotRequired[str]
    entity_type: NotRequired[EntityType | Literal["campaign", "property", "finance_application", "invoice"]]
    entity_id: NotRequired[int]
