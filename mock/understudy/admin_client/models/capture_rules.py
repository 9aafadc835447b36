from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.capture_rule import CaptureRule


@_attrs_define(repr=False)
class CaptureRules(Model):
    """CaptureRules of the document."""

    rules: list[CaptureRule]
