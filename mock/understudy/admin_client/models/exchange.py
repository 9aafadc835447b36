from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .concerned import Concerned
    from .exchange_request import ExchangeRequest
    from .exchange_response import ExchangeResponse
    from .violation import Violation


@define(repr=False)
class Exchange(Model):
    """Exchange of the document."""

    sequence: int
    time: str
    operation_id: None | str
    request: ExchangeRequest
    response: ExchangeResponse
    reason: str
    warnings: list[str]
    violations: list[Violation]
    off_contract: list[Violation]
    concerned: list[Concerned]
    changed: list[Concerned]
    events: list[str]
    _wire = {"operation_id": "operationId", "off_contract": "offContract"}
