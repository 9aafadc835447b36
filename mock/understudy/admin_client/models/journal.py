from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .exchange import Exchange


@define(repr=False)
class Journal(Model):
    """Journal of the document."""

    entries: list[Exchange]
