from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.expectation_reply_headers import ExpectationReplyHeaders


T = TypeVar("T", bound="ExpectationReply")


@_attrs_define
class ExpectationReply:
    """ExpectationReply of the document."""

    status: int
    json_field: Any | Unset = UNSET
    headers: ExpectationReplyHeaders | Unset = UNSET
    off_contract: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        status = self.status

        json_field = self.json_field

        headers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.headers, Unset):
            headers = self.headers.to_dict()

        off_contract = self.off_contract

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
            }
        )
        if json_field is not UNSET:
            field_dict["json"] = json_field
        if headers is not UNSET:
            field_dict["headers"] = headers
        if off_contract is not UNSET:
            field_dict["offContract"] = off_contract

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.expectation_reply_headers import ExpectationReplyHeaders  # noqa: PLC0415

        d = dict(src_dict)
        status = d.pop("status")

        json_field = d.pop("json", UNSET)

        _headers = d.pop("headers", UNSET)
        headers: ExpectationReplyHeaders | Unset
        if isinstance(_headers, Unset):
            headers = UNSET
        else:
            headers = ExpectationReplyHeaders.from_dict(_headers)

        off_contract = d.pop("offContract", UNSET)

        _model = cls(
            status=status,
            json_field=json_field,
            headers=headers,
            off_contract=off_contract,
        )

        return _model
