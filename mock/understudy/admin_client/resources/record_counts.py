"""Operations on record counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import RecordCounts

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[RecordCounts]("record_counts.list", "GET /record-counts", {"200": RecordCounts})
# fmt: on


class RecordCountsResource(_resources.Resource["_raw.RecordCountsResource"]):
    """Operations on record counts."""

    def list(self, **options: Unpack[_Options]) -> RecordCounts:
        """How many records there are of each resource that has any, and below which records.

        Example:
            record_counts = client.record_counts.list()
        """
        return self._core.call(_LIST, locals())


class AsyncRecordCountsResource(_resources.AsyncResource["_raw.AsyncRecordCountsResource"]):
    """`RecordCountsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(RecordCountsResource.list)
