from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class Comment(OpenModel[Any]):
    """An entry of a campaign's audit log."""

    id: int
    """Its key."""
    comment: str
    """What is said."""
    author: str
    """Who said it."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
