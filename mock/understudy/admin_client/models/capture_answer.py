from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .capture_answer_headers import CaptureAnswerHeaders


@define(repr=False)
class CaptureAnswer(Model):
    """CaptureAnswer of the document."""

    status: int | Unset = UNSET
    headers: CaptureAnswerHeaders | Unset = UNSET
    body: str | Unset = UNSET
    json: Any | Unset = UNSET


class CaptureAnswerInput(TypedDict):
    """CaptureAnswer as plain data."""

    status: NotRequired[int]
    headers: NotRequired[CaptureAnswerHeaders | Mapping[str, str]]
    body: NotRequired[str]
    json: NotRequired[Any]
