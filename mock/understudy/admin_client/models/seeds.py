from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .seeds_object import SeedsObject


@define(repr=False)
class Seeds(Model):
    """Seeds of the document."""

    seeds: SeedsObject
