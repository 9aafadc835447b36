from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.new_seeds_seeds import NewSeedsSeeds


T = TypeVar("T", bound="NewSeeds")


@_attrs_define
class NewSeeds:
    """NewSeeds of the document."""

    seeds: NewSeedsSeeds

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        seeds = self.seeds.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "seeds": seeds,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.new_seeds_seeds import NewSeedsSeeds  # noqa: PLC0415

        d = dict(src_dict)
        seeds = NewSeedsSeeds.from_dict(d.pop("seeds"))

        _model = cls(
            seeds=seeds,
        )

        return _model
