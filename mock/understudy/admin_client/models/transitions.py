from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.transition import Transition


@_attrs_define(repr=False)
class Transitions(Model):
    """Transitions of the document."""

    transitions: list[Transition]
