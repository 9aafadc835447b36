from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .capture_answer import CaptureAnswer


@define(repr=False)
class CaptureRule(Model):
    """CaptureRule of the document."""

    id: int
    answer: CaptureAnswer | None
    type: Any
    match: Any
    headers: Any
    url: Any
    method: Any
    nth: int
    times: int | None
    latency: None | str
