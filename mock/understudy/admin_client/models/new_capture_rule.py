from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .capture_answer import CaptureAnswer, CaptureAnswerInput
    from .new_capture_rule_headers import NewCaptureRuleHeaders


@define(repr=False)
class NewCaptureRule(Model):
    """NewCaptureRule of the document."""

    answer: CaptureAnswer
    type: None | str | Unset = UNSET
    match: Any | Unset = UNSET
    headers: NewCaptureRuleHeaders | None | Unset = UNSET
    url: None | str | Unset = UNSET
    method: None | str | Unset = UNSET
    nth: int | Unset = UNSET
    times: int | None | Unset = UNSET
    latency: None | str | Unset = UNSET


class NewCaptureRuleInput(TypedDict):
    """NewCaptureRule as plain data."""

    answer: CaptureAnswer | CaptureAnswerInput
    type: NotRequired[str | None]
    match: NotRequired[Any]
    headers: NotRequired[NewCaptureRuleHeaders | Mapping[str, str | None] | None]
    url: NotRequired[str | None]
    method: NotRequired[str | None]
    nth: NotRequired[int]
    times: NotRequired[int | None]
    latency: NotRequired[str | None]
