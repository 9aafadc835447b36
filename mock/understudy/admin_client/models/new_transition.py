from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_transition_patch import NewTransitionPatch


T = TypeVar("T", bound="NewTransition")


@_attrs_define
class NewTransition:
    """NewTransition of the document."""

    resource: str
    key: list[int | str]
    to: str
    property_: None | str | Unset = UNSET
    expect: None | str | Unset = UNSET
    force: bool | Unset = UNSET
    patch: NewTransitionPatch | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        resource = self.resource

        key = []
        for key_item_data in self.key:
            key_item: int | str
            key_item = key_item_data
            key.append(key_item)

        to = self.to

        property_: None | str | Unset
        if isinstance(self.property_, Unset):
            property_ = UNSET
        else:
            property_ = self.property_

        expect: None | str | Unset
        if isinstance(self.expect, Unset):
            expect = UNSET
        else:
            expect = self.expect

        force = self.force

        patch: dict[str, Any] | Unset = UNSET
        if not isinstance(self.patch, Unset):
            patch = self.patch.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "resource": resource,
                "key": key,
                "to": to,
            }
        )
        if property_ is not UNSET:
            field_dict["property"] = property_
        if expect is not UNSET:
            field_dict["expect"] = expect
        if force is not UNSET:
            field_dict["force"] = force
        if patch is not UNSET:
            field_dict["patch"] = patch

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.new_transition_patch import NewTransitionPatch  # noqa: PLC0415

        d = dict(src_dict)
        resource = d.pop("resource")

        key = []
        _key = d.pop("key")
        for key_item_data in _key:

            def _parse_key_item(data: object) -> int | str:
                return cast(int | str, data)

            key_item = _parse_key_item(key_item_data)

            key.append(key_item)

        to = d.pop("to")

        def _parse_property_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        property_ = _parse_property_(d.pop("property", UNSET))

        def _parse_expect(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        expect = _parse_expect(d.pop("expect", UNSET))

        force = d.pop("force", UNSET)

        _patch = d.pop("patch", UNSET)
        patch: NewTransitionPatch | Unset
        if isinstance(_patch, Unset):
            patch = UNSET
        else:
            patch = NewTransitionPatch.from_dict(_patch)

        _model = cls(
            resource=resource,
            key=key,
            to=to,
            property_=property_,
            expect=expect,
            force=force,
            patch=patch,
        )

        return _model
