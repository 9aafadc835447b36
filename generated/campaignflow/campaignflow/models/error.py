from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.error_code import ErrorCode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.error_errors import ErrorErrors


T = TypeVar("T", bound="Error")


@_attrs_define
class Error:
    """What went wrong."""

    error: ErrorCode
    """ What kind of error it is, for programs.

    - `bad_request`: the request could not be read
    - `unauthorized`: a valid bearer token is missing
    - `not_found`: there is no such thing
    - `not_acceptable`: no media type that is offered is accepted
    - `conflict`: the state of something does not allow it, or it refers to something that does not exist
    - `unsupported_media_type`: the body has a media type that is not taken
    - `validation_error`: a value breaks the schema
    - `invalid_status`: the status is not one of the allowed ones
     """
    message: str
    """ What went wrong, for people. """
    errors: ErrorErrors | Unset = UNSET
    """ What is wrong with each field, on 422 only. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        error = self.error.value

        message = self.message

        errors: dict[str, Any] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = self.errors.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "error": error,
                "message": message,
            }
        )
        if errors is not UNSET:
            field_dict["errors"] = errors

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.error_errors import ErrorErrors  # noqa: PLC0415

        d = dict(src_dict)
        error = ErrorCode(d.pop("error"))

        message = d.pop("message")

        _errors = d.pop("errors", UNSET)
        errors: ErrorErrors | Unset
        if isinstance(_errors, Unset):
            errors = UNSET
        else:
            errors = ErrorErrors.from_dict(_errors)

        _model = cls(
            error=error,
            message=message,
            errors=errors,
        )

        _model.additional_properties = d
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
