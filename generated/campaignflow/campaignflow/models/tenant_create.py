from __future__ import annotations

from typing import TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class TenantCreate(Model):
    """What it takes to create a Tenant."""

    name: str
    """ What it is called. """


class TenantCreateInput(TypedDict):
    """TenantCreate as plain data."""

    name: str
