from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset
from .token_error_error import TokenErrorError


@define(repr=False)
class TokenError(OpenModel[Any]):
    """An error of the token endpoint (RFC 6749 section 5.2)."""

    error: TokenErrorError
    error_description: str | Unset = UNSET
    """What went wrong, for people."""
