from __future__ import annotations

from typing import Any, Literal, TypedDict

from .._runtime.model import OpenModel, define


@define(repr=False)
class TokenRequest(OpenModel[Any]):
    """A request of the client credentials grant (RFC 6749 section 4.4.2). Other fields are ignored (section 3.2)."""

    grant_type: Literal["client_credentials"]
    """The one grant that is offered."""


class TokenRequestInput(TypedDict):
    """TokenRequest as plain data."""

    grant_type: Literal["client_credentials"]
