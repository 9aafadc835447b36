from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class UserUpdate(Model):
    """What can be changed of an User; what is left out stays."""

    name: str | Unset = UNSET
    """Full name."""
    email: str | Unset = UNSET
    """The address to sign in with."""


class UserUpdateInput(TypedDict):
    """UserUpdate as plain data."""

    name: NotRequired[str]
    email: NotRequired[str]
