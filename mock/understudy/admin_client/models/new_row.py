from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .new_row_record import NewRowRecord


@define(repr=False)
class NewRow(Model):
    """NewRow of the document."""

    collection: str
    parent: list[str]
    key: list[str]
    record: NewRowRecord
    valid: bool | Unset = UNSET


class NewRowInput(TypedDict):
    """NewRow as plain data."""

    collection: str
    parent: Sequence[str]
    key: Sequence[str]
    record: NewRowRecord | Mapping[str, Any]
    valid: NotRequired[bool]
