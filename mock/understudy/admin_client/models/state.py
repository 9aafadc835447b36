from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from ..models.failed_step import FailedStep
    from ..models.row import Row
    from ..models.state_numbers import StateNumbers


@define(repr=False)
class State(Model):
    """State of the document."""

    now: str
    rows: list[Row]
    numbers: StateNumbers
    failed_steps: list[FailedStep]
    _wire = {"failed_steps": "failedSteps"}
