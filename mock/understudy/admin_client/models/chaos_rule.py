from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class ChaosRule(Model):
    """ChaosRule of the document."""

    id: int
    kind: str
    event: None | str
    endpoint: None | str
    times: int | None
    by: str
