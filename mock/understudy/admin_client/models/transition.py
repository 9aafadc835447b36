from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.transition_patch import TransitionPatch


T = TypeVar("T", bound="Transition")


@_attrs_define
class Transition:
    """Transition of the document."""

    sequence: int
    resource: str
    key: list[str]
    property_: str
    from_: None | str
    to: str
    patch: TransitionPatch
    cause: str
    forced: bool
    time: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        sequence = self.sequence

        resource = self.resource

        key = self.key

        property_ = self.property_

        from_: None | str
        from_ = self.from_

        to = self.to

        patch = self.patch.to_dict()

        cause = self.cause

        forced = self.forced

        time = self.time

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sequence": sequence,
                "resource": resource,
                "key": key,
                "property": property_,
                "from": from_,
                "to": to,
                "patch": patch,
                "cause": cause,
                "forced": forced,
                "time": time,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.transition_patch import TransitionPatch  # noqa: PLC0415

        d = dict(src_dict)
        sequence = d.pop("sequence")

        resource = d.pop("resource")

        key = cast(list[str], d.pop("key"))

        property_ = d.pop("property")

        def _parse_from_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        from_ = _parse_from_(d.pop("from"))

        to = d.pop("to")

        patch = TransitionPatch.from_dict(d.pop("patch"))

        cause = d.pop("cause")

        forced = d.pop("forced")

        time = d.pop("time")

        _model = cls(
            sequence=sequence,
            resource=resource,
            key=key,
            property_=property_,
            from_=from_,
            to=to,
            patch=patch,
            cause=cause,
            forced=forced,
            time=time,
        )

        return _model
