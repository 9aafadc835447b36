from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.token_error_error import TokenErrorError
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class TokenError(OpenModel[Any]):
    """An error of the token endpoint (RFC 6749 section 5.2)."""

    error: TokenErrorError
    """ What kind of error it is. """

    error_description: str | Unset = UNSET
    """ What went wrong, for people. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
