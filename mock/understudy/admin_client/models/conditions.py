from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Conditions(Model):
    """Conditions of the document."""

    prefer: list[str]
    latency: None | str
    chaos: None | str
    rate_limit: None | str
    _wire = {"rate_limit": "rateLimit"}
