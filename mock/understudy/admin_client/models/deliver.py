from __future__ import annotations

from typing import NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class Deliver(Model):
    """Deliver of the document."""

    advance_clock: bool | Unset = UNSET

    _wire = {"advance_clock": "advanceClock"}


class DeliverInput(TypedDict):
    """Deliver as plain data."""

    advance_clock: NotRequired[bool]
