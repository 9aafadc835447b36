from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.chaos_rule import ChaosRule


@_attrs_define(repr=False)
class ChaosRules(Model):
    """ChaosRules of the document."""

    rules: list[ChaosRule]
