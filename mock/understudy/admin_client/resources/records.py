"""Operations on records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.new_record import NewRecord
from ..models.problem import Problem
from ..models.record import Record
from ..models.record_change import RecordChange
from ..models.records import Records
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_record import NewRecordInput
    from ..models.record_change import RecordChangeInput


_LIST: _operations.Operation[Records] = _operations.Operation(
    "listRecords",
    "get",
    "/records",
    security=(),
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("parent", "query", list[int | str]),
    ),
    answers=(_operations.Answer("200", Records),),
    errors=(
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("422", Problem),
    ),
)

_CREATE: _operations.Operation[Record] = _operations.Operation(
    "createRecord",
    "post",
    "/records",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewRecord),),
    answers=(_operations.Answer("201", Record),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)

_GET: _operations.Operation[Record] = _operations.Operation(
    "getRecord",
    "get",
    "/record",
    security=(),
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
    ),
    answers=(_operations.Answer("200", Record),),
    errors=(
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("422", Problem),
    ),
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteRecord",
    "delete",
    "/record",
    security=(),
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
    ),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("422", Problem),
    ),
)

_UPDATE: _operations.Operation[Record] = _operations.Operation(
    "updateRecord",
    "patch",
    "/record",
    security=(),
    parameters=(
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
    ),
    bodies=(_operations.Body("application/json", "json", RecordChange),),
    answers=(_operations.Answer("200", Record),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)


class RecordsResource:
    """Operations on records."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        resource: str,
        parent: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Records:
        """The records of a resource, oldest first.

        Args:
            resource (str): `resource` of the query
            parent (list[int | str]): `parent` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            records = client.records.list(resource="haven willow")
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        resource: str,
        parent: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Records]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewRecord | NewRecordInput,
        *,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewRecordInput],
    ) -> Record: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Put a record into the store, past the API.

        Args:
            body (NewRecord): what is sent; or its properties by their names, of `NewRecordInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = client.records.create(resource="orchard north")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewRecord | NewRecordInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Record:
        """One record as a GET shows it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = client.records.get(resource="cedar fjord")
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    def delete(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> None:
        """Delete a record and what lies below it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.records.delete(resource="meadow timber")
            ```
        """

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

    @overload
    def update(
        self,
        body: RecordChange | RecordChangeInput,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    def update(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
        **fields: Unpack[RecordChangeInput],
    ) -> Record: ...

    def update(
        self,
        body: Any = UNSET,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Set properties of a record, past the API.

        Args:
            body (RecordChange): what is sent; or its properties by their names, of `RecordChangeInput`.
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = client.records.update(attributes={}, resource="ridge ember")
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        body: RecordChange | RecordChangeInput,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)


class AsyncRecordsResource:
    """Operations on records."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        resource: str,
        parent: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Records:
        """The records of a resource, oldest first.

        Args:
            resource (str): `resource` of the query
            parent (list[int | str]): `parent` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            records = await client.records.list(resource="haven willow")
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        resource: str,
        parent: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Records]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewRecord | NewRecordInput,
        *,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewRecordInput],
    ) -> Record: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Put a record into the store, past the API.

        Args:
            body (NewRecord): what is sent; or its properties by their names, of `NewRecordInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = await client.records.create(resource="orchard north")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewRecord | NewRecordInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Record:
        """One record as a GET shows it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = await client.records.get(resource="cedar fjord")
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    async def delete(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> None:
        """Delete a record and what lies below it.

        Args:
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.records.delete(resource="meadow timber")
            ```
        """

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

    @overload
    async def update(
        self,
        body: RecordChange | RecordChangeInput,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    async def update(
        self,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
        **fields: Unpack[RecordChangeInput],
    ) -> Record: ...

    async def update(
        self,
        body: Any = UNSET,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Set properties of a record, past the API.

        Args:
            body (RecordChange): what is sent; or its properties by their names, of `RecordChangeInput`.
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = await client.records.update(attributes={}, resource="ridge ember")
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        body: RecordChange | RecordChangeInput,
        *,
        resource: str,
        key: Sequence[str | int] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)
