from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.timer import Timer


@_attrs_define(repr=False)
class Timers(Model):
    """Timers of the document."""

    timers: list[Timer]
