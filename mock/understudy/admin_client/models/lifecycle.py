from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.lifecycle_move import LifecycleMove


@_attrs_define(repr=False)
class Lifecycle(Model):
    """Lifecycle of the document."""

    property: str

    initial: None | str

    terminal: list[str]

    moves: list[LifecycleMove]
