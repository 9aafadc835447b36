from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class NewConditions(Model):
    """NewConditions of the document."""

    prefer: list[str] | Unset = UNSET
    latency: None | str | Unset = UNSET
    chaos: None | str | Unset = UNSET
    rate_limit: None | str | Unset = UNSET
    _wire = {"rate_limit": "rateLimit"}


class NewConditionsInput(TypedDict):
    """NewConditions as plain data."""

    prefer: NotRequired[Sequence[str]]
    latency: NotRequired[str | None]
    chaos: NotRequired[str | None]
    rate_limit: NotRequired[str | None]
