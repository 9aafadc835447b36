"""Operations on records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import NewRecord, Problem, Record, RecordChange, Records
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewRecordInput, RecordChangeInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewRecordFields(NewRecordInput, _Options): ...
    class _RecordChangeFields(RecordChangeInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[Records]("records.list", "GET /records", {"200": Records}, {"404 409 422": Problem},
    query={"resource": str, "parent": list[int | str]})
_CREATE = _operations.Operation[Record]("records.create", "POST /records", {"201": Record},
    {"400 401 403 404 409 415 422": Problem}, body=NewRecord, needs_body=True)
_GET = _operations.Operation[Record]("records.get", "GET /record", {"200": Record}, {"404 409 422": Problem},
    query={"resource": str, "key": list[int | str]})
_DELETE = _operations.Operation[None]("records.delete", "DELETE /record", {}, {"401 403 404 409 422": Problem},
    query={"resource": str, "key": list[int | str]})
_UPDATE = _operations.Operation[Record]("records.update", "PATCH /record", {"200": Record},
    {"400 401 403 404 409 415 422": Problem}, query={"resource": str, "key": list[int | str]}, body=RecordChange,
    needs_body=True)
# fmt: on


class RecordsResource(_resources.Resource["_raw.RecordsResource"]):
    """Operations on records."""

    def list(
        self, *, resource: str, parent: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]
    ) -> Records:
        """The records of a resource, oldest first.

        Args:
            resource (str): `resource` of the query
            parent (list[int | str]): `parent` of the query

        Raises:
            NotFoundError, ConflictError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            records = client.records.list(resource="haven willow")
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewRecord | NewRecordInput, **options: Unpack[_Options]) -> Record: ...
    @overload
    def create(self, **fields: Unpack[_NewRecordFields]) -> Record: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Record:
        """Put a record into the store, past the API.

        Args:
            body (NewRecord): the body; or its properties as keyword arguments, of `NewRecordInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            record = client.records.create(resource="orchard north")
        """
        return self._core.call(_CREATE, locals())

    def get(self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]) -> Record:
        """One record as a GET shows it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query

        Raises:
            NotFoundError, ConflictError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            record = client.records.get(resource="cedar fjord")
        """
        return self._core.call(_GET, locals())

    def delete(self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]) -> None:
        """Delete a record and what lies below it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError, UnprocessableEntityError: `body`
                is `Problem`.

        Example:
            client.records.delete(resource="meadow timber")
        """
        return self._core.call(_DELETE, locals())

    @overload
    def update(
        self,
        body: RecordChange | RecordChangeInput,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Record: ...
    @overload
    def update(
        self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **fields: Unpack[_RecordChangeFields]
    ) -> Record: ...
    def update(
        self, body: Any = UNSET, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **fields: Any
    ) -> Record:
        """Set properties of a record, past the API.

        Args:
            body (RecordChange): the body; or its properties as keyword arguments, of `RecordChangeInput`.
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            record = client.records.update(attributes={}, resource="ridge ember")
        """
        return self._core.call(_UPDATE, locals())


class AsyncRecordsResource(_resources.AsyncResource["_raw.AsyncRecordsResource"]):
    """`RecordsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(RecordsResource.list)
    create: Final = _resources.awaited(RecordsResource.create)
    get: Final = _resources.awaited(RecordsResource.get)
    delete: Final = _resources.awaited(RecordsResource.delete)
    update: Final = _resources.awaited(RecordsResource.update)
