from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .new_expectation_parameters import NewExpectationParameters


@define(repr=False)
class NewExpectation(Model):
    """NewExpectation of the document."""

    operation_id: str
    match: Any | Unset = UNSET
    parameters: NewExpectationParameters | None | Unset = UNSET
    times: int | None | Unset = UNSET
    at_least: int | Unset = UNSET
    _wire = {"operation_id": "operationId", "at_least": "atLeast"}


class NewExpectationInput(TypedDict):
    """NewExpectation as plain data."""

    operation_id: str
    match: NotRequired[Any]
    parameters: NotRequired[NewExpectationParameters | Mapping[str, Any] | None]
    times: NotRequired[int | None]
    at_least: NotRequired[int]
