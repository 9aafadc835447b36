from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .new_seeds_object import NewSeedsObject


@define(repr=False)
class NewSeeds(Model):
    """NewSeeds of the document."""

    seeds: NewSeedsObject


class NewSeedsInput(TypedDict):
    """NewSeeds as plain data."""

    seeds: NewSeedsObject | Mapping[str, Any]
