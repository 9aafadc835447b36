from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.attempt import Attempt


@_attrs_define(repr=False)
class Attempts(Model):
    """Attempts of the document."""

    attempts: list[Attempt]
