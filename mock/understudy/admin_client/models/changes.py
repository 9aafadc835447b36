from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.change import Change
    from ..models.message_gap import MessageGap


@_attrs_define(repr=False)
class Changes(Model):
    """Changes of the document."""

    sequence: int

    messages: list[Change]

    gap: MessageGap | None
