from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class TenantUpdate(Model):
    """What can be changed of a Tenant; what is left out stays."""

    name: str | Unset = UNSET
    """What it is called."""


class TenantUpdateInput(TypedDict):
    """TenantUpdate as plain data."""

    name: NotRequired[str]
