from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.model import OpenModel, define

if TYPE_CHECKING:
    from .attachment import Attachment


@define(repr=False)
class AttachmentList(OpenModel[Any]):
    """One page of a list."""

    data: list[Attachment]
    """The page, oldest first."""
    page: int
    """The page that this is, from 1."""
    per_page: int
    """The most items that a page has."""
    total: int
    """How many there are on all pages."""
