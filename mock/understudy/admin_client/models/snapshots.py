from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.snapshot import Snapshot


@_attrs_define(repr=False)
class Snapshots(Model):
    """Snapshots of the document."""

    snapshots: list[Snapshot]
