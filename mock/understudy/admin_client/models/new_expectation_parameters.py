from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class NewExpectationParameters(OpenModel[Any]):
    """NewExpectationParameters of the document."""

    _takes_more = True
