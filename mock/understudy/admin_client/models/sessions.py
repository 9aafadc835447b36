from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.session import Session


@_attrs_define(repr=False)
class Sessions(Model):
    """Sessions of the document."""

    sessions: list[Session]
