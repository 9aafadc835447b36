from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.resource import Resource


@_attrs_define(repr=False)
class Resources(Model):
    """Resources of the document."""

    resources: list[Resource]
