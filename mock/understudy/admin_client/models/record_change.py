from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .record_change_attributes import RecordChangeAttributes


@define(repr=False)
class RecordChange(Model):
    """RecordChange of the document."""

    attributes: RecordChangeAttributes


class RecordChangeInput(TypedDict):
    """RecordChange as plain data."""

    attributes: RecordChangeAttributes | Mapping[str, Any]
