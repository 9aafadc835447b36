from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.model import OpenModel, define

if TYPE_CHECKING:
    from .tenant import Tenant


@define(repr=False)
class TenantList(OpenModel[Any]):
    """One page of a list."""

    data: list[Tenant]
    """The page, oldest first."""
    page: int
    """The page that this is, from 1."""
    per_page: int
    """The most items that a page has."""
    total: int
    """How many there are on all pages."""
