from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset
from .error_code import ErrorCode

if TYPE_CHECKING:
    from .error_errors import ErrorErrors


@define(repr=False)
class Error(OpenModel[Any]):
    """What went wrong."""

    error: ErrorCode
    message: str
    """What went wrong, for people."""
    errors: ErrorErrors | Unset = UNSET
