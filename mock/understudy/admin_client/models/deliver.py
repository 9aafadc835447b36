from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class Deliver(Model):
    """Deliver of the document."""

    advance_clock: bool | Unset = UNSET
    _wire = {"advance_clock": "advanceClock"}


class DeliverInput(TypedDict):
    """Deliver as plain data."""

    advance_clock: NotRequired[bool]
