from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.event import Event


@_attrs_define(repr=False)
class Events(Model):
    """Events of the document."""

    events: list[Event]
