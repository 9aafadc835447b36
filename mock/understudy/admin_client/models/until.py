from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class Until(Model):
    """Until of the document."""

    resource: str
    key: list[int | str]
    to: str
    property: None | str | Unset = UNSET
    within: str | Unset = UNSET


class UntilInput(TypedDict):
    """Until as plain data."""

    resource: str
    key: Sequence[str | int]
    to: str
    property: NotRequired[str | None]
    within: NotRequired[str]
