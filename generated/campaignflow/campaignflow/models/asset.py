from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset
from .entity_type import EntityType


@define(repr=False)
class Asset(OpenModel[Any]):
    """An uploaded file."""

    id: int
    """Its key."""
    hash: str
    """SHA-256 of the file; part of its address."""
    file_name: str
    """What the file is called."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
    content_type: str | Unset = UNSET
    """Its media type."""
    entity_type: EntityType | Unset = UNSET
    entity_id: int | Unset = UNSET
    """The key of what it belongs to; with entity_type."""
