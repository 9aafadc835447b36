"""Operations on records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.new_record import NewRecord
from ..models.problem import Problem
from ..models.record import Record
from ..models.record_change import RecordChange
from ..models.records import Records
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_record import NewRecordInput
    from ..models.record_change import RecordChangeInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewRecordFields(NewRecordInput, _Options):
        """What a `NewRecordInput` has, and what every method takes."""

    class _RecordChangeFields(RecordChangeInput, _Options):
        """What a `RecordChangeInput` has, and what every method takes."""


_LIST: _operations.Operation[Records] = _operations.Operation(
    "listRecords",
    "get",
    "/records",
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("parent", "query", list[int | str]),
    ),
    answers={"200": Records},
    errors={"404 409 422": Problem},
)

_CREATE: _operations.Operation[Record] = _operations.Operation(
    "createRecord",
    "post",
    "/records",
    bodies=(_operations.Body("application/json", "json", NewRecord),),
    answers={"201": Record},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)

_GET: _operations.Operation[Record] = _operations.Operation(
    "getRecord",
    "get",
    "/record",
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
    ),
    answers={"200": Record},
    errors={"404 409 422": Problem},
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteRecord",
    "delete",
    "/record",
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
    ),
    errors={"401 403 404 409 422": Problem},
)

_UPDATE: _operations.Operation[Record] = _operations.Operation(
    "updateRecord",
    "patch",
    "/record",
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
    ),
    bodies=(_operations.Body("application/json", "json", RecordChange),),
    answers={"200": Record},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)


class RecordsResource(_resources.Resource["_raw.RecordsResource"]):
    """Operations on records."""

    def list(
        self, *, resource: str, parent: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]
    ) -> Records:
        """The records of a resource, oldest first.

        Args:
            resource (str): `resource` of the query
            parent (list[int | str]): `parent` of the query

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            records = client.records.list(resource="haven willow")
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewRecord | NewRecordInput, **options: Unpack[_Options]) -> Record: ...

    @overload
    def create(self, **fields: Unpack[_NewRecordFields]) -> Record: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Record:
        """Put a record into the store, past the API.

        Args:
            body (NewRecord): what is sent; or its properties by their names, of `NewRecordInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            record = client.records.create(resource="orchard north")
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]) -> Record:
        """One record as a GET shows it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            record = client.records.get(resource="cedar fjord")
            ```
        """
        return self._core.call(_GET, locals())

    def delete(self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]) -> None:
        """Delete a record and what lies below it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            client.records.delete(resource="meadow timber")
            ```
        """
        self._core.call(_DELETE, locals())

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
            body (RecordChange): what is sent; or its properties by their names, of `RecordChangeInput`.
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            record = client.records.update(attributes={}, resource="ridge ember")
            ```
        """
        return self._core.call(_UPDATE, locals())


class AsyncRecordsResource(_resources.AsyncResource["_raw.AsyncRecordsResource"]):
    """Operations on records."""

    async def list(
        self, *, resource: str, parent: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]
    ) -> Records:
        """The records of a resource, oldest first. See `RecordsResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewRecord | NewRecordInput, **options: Unpack[_Options]) -> Record: ...

    @overload
    async def create(self, **fields: Unpack[_NewRecordFields]) -> Record: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Record:
        """Put a record into the store, past the API. See `RecordsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(
        self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]
    ) -> Record:
        """One record as a GET shows it. See `RecordsResource.get`."""
        return await self._core.call(_GET, locals())

    async def delete(
        self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **options: Unpack[_Options]
    ) -> None:
        """Delete a record and what lies below it. See `RecordsResource.delete`."""
        await self._core.call(_DELETE, locals())

    @overload
    async def update(
        self,
        body: RecordChange | RecordChangeInput,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Record: ...

    @overload
    async def update(
        self, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **fields: Unpack[_RecordChangeFields]
    ) -> Record: ...

    async def update(
        self, body: Any = UNSET, *, resource: str, key: Sequence[str | int] | Unset = UNSET, **fields: Any
    ) -> Record:
        """Set properties of a record, past the API. See `RecordsResource.update`."""
        return await self._core.call(_UPDATE, locals())
