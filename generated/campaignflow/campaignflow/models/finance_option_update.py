from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class FinanceOptionUpdate(Model):
    """What can be changed of a FinanceOption; what is left out stays."""

    terms: str | Unset = UNSET
    """The terms, in words."""


class FinanceOptionUpdateInput(TypedDict):
    """FinanceOptionUpdate as plain data."""

    terms: NotRequired[str]
