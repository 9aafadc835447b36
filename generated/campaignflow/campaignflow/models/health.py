from __future__ import annotations

from typing import Any, Literal

from .._runtime.model import OpenModel, define


@define(repr=False)
class Health(OpenModel[Any]):
    """The state of the server."""

    status: Literal["ok"]
    """That it answers."""
    server: Literal["campaign_flow_mock"]
    """Which server it is."""
