from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.campaign import Campaign


@_attrs_define(repr=False)
class CampaignList(Model):
    """One page of a list."""

    data: list[Campaign]
    """ The page, oldest first. """

    page: int
    """ The page that this is, from 1. """

    per_page: int
    """ The most items that a page has. """

    total: int
    """ How many there are on all pages. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
