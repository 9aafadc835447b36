from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class NewSeedsObject(OpenModel[Any]):
    """NewSeedsObject of the document."""

    _takes_more = True
