from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .chaos_rule import ChaosRule


@define(repr=False)
class ChaosRules(Model):
    """ChaosRules of the document."""

    rules: list[ChaosRule]
