from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.exchange import Exchange


@_attrs_define(repr=False)
class Journal(Model):
    """Journal of the document."""

    entries: list[Exchange]
