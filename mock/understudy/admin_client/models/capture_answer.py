from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.capture_answer_headers import CaptureAnswerHeaders


@_attrs_define(repr=False)
class CaptureAnswer(Model):
    """CaptureAnswer of the document."""

    status: int | Unset = UNSET

    headers: CaptureAnswerHeaders | Unset = UNSET

    body: str | Unset = UNSET

    json: Any | Unset = UNSET


class CaptureAnswerInput(TypedDict):
    """CaptureAnswer as plain data."""

    status: NotRequired[int]
    headers: NotRequired[CaptureAnswerHeaders | Mapping[str, Any]]
    body: NotRequired[str]
    json: NotRequired[Any]
