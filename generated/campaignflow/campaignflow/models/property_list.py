from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel

if TYPE_CHECKING:
    from ..models.property import Property


@_attrs_define(repr=False)
class PropertyList(OpenModel[Any]):
    """One page of a list."""

    data: list[Property]
    """ The page, oldest first. """

    page: int
    """ The page that this is, from 1. """

    per_page: int
    """ The most items that a page has. """

    total: int
    """ How many there are on all pages. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
