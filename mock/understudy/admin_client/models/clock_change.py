from __future__ import annotations

from typing import TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class ClockChange(Model):
    """ClockChange of the document."""

    advance: str


class ClockChangeInput(TypedDict):
    """ClockChange as plain data."""

    advance: str
