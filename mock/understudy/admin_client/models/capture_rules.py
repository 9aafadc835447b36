from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .capture_rule import CaptureRule


@define(repr=False)
class CaptureRules(Model):
    """CaptureRules of the document."""

    rules: list[CaptureRule]
