from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .expected_call import ExpectedCall


@define(repr=False)
class Expectation(Model):
    """Expectation of the document."""

    id: int
    operation_id: str
    times: int | None
    at_least: int | None
    met: bool
    calls: list[ExpectedCall]
    _wire = {"operation_id": "operationId", "at_least": "atLeast"}
