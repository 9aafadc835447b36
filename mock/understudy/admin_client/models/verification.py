from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Verification(Model):
    """Verification of the document."""

    problems: list[str]
