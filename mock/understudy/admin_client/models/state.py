from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .failed_step import FailedStep
    from .row import Row
    from .state_numbers import StateNumbers


@define(repr=False)
class State(Model):
    """State of the document."""

    now: str
    rows: list[Row]
    numbers: StateNumbers
    failed_steps: list[FailedStep]
    _wire = {"failed_steps": "failedSteps"}
