from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .record_object import RecordObject


@define(repr=False)
class Record(Model):
    """Record of the document."""

    record: RecordObject
