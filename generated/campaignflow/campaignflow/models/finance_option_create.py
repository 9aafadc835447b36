from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class FinanceOptionCreate(Model):
    """What it takes to create a FinanceOption."""

    option_code: str
    """The key of the option within its budget."""
    terms: str | Unset = UNSET
    """The terms, in words."""


class FinanceOptionCreateInput(TypedDict):
    """FinanceOptionCreate as plain data."""

    option_code: str
    terms: NotRequired[str]
