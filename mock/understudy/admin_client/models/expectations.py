from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.expectation import Expectation


@_attrs_define(repr=False)
class Expectations(Model):
    """Expectations of the document."""

    expectations: list[Expectation]
