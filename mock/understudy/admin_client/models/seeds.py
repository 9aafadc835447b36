from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.seeds_seeds import SeedsSeeds


@_attrs_define(repr=False)
class Seeds(Model):
    """Seeds of the document."""

    seeds: SeedsSeeds
