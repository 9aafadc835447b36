from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class Problem(OpenModel[Any]):
    """Problem of the document."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    _takes_more = True
