from __future__ import annotations

from typing import Any, Literal, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class TokenRequest(OpenModel[Any]):
    """A request of the client credentials grant (RFC 6749 section 4.4.2). Other fields are ignored (section 3.2)."""

    grant_type: Literal["client_credentials"]
    """ The one grant that is offered. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)


class TokenRequestInput(TypedDict):
    """TokenRequest as plain data."""

    grant_type: Literal["client_credentials"]
