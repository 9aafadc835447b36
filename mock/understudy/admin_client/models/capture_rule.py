from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.capture_answer import CaptureAnswer


@_attrs_define(repr=False)
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
