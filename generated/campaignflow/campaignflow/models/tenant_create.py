from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class TenantCreate(Model):
    """What it takes to create a Tenant."""

    name: str
    """What it is called."""


class TenantCreateInput(TypedDict):
    """TenantCreate as plain data."""

    name: str
