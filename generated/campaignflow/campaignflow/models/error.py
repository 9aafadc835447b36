from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.error_code import ErrorCode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.error_errors import ErrorErrors


@_attrs_define(repr=False)
class Error(OpenModel[Any]):
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
