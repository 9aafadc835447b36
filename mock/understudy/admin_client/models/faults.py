from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.fault import Fault


@_attrs_define(repr=False)
class Faults(Model):
    """Faults of the document."""

    faults: list[Fault]
