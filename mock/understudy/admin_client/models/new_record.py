from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .new_record_attributes import NewRecordAttributes


@define(repr=False)
class NewRecord(Model):
    """NewRecord of the document."""

    resource: str
    parent: list[int | str] | Unset = UNSET
    attributes: NewRecordAttributes | Unset = UNSET
    emit: bool | Unset = UNSET


class NewRecordInput(TypedDict):
    """NewRecord as plain data."""

    resource: str
    parent: NotRequired[Sequence[str | int]]
    attributes: NotRequired[NewRecordAttributes | Mapping[str, Any]]
    emit: NotRequired[bool]
