from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .records_record import RecordsRecord


@define(repr=False)
class Records(Model):
    """Records of the document."""

    records: list[RecordsRecord]
