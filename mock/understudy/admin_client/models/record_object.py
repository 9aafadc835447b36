from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class RecordObject(OpenModel[Any]):
    """RecordObject of the document."""

    _takes_more = True
