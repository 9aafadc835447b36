from __future__ import annotations

from typing import NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class FinanceOptionUpdate(Model):
    """What can be changed of a FinanceOption; what is left out stays."""

    terms: str | Unset = UNSET
    """ The terms, in words. """


class FinanceOptionUpdateInput(TypedDict):
    """FinanceOptionUpdate as plain data."""

    terms: NotRequired[str]
