from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from .entity_type import EntityType


@define(repr=False)
class Attachment(OpenModel[Any]):
    """A file attached to something."""

    id: int
    """Its key."""
    asset_id: int
    """The file."""
    entity_type: EntityType
    entity_id: int
    """The key of that thing."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
