"""Operations on records."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import query_pairs
from ..models.new_record import NewRecord
from ..models.problem import Problem
from ..models.record import Record
from ..models.record_change import RecordChange
from ..models.records import Records
from ..types import UNSET, Unset


def _call_list(
    *,
    resource: str,
    parent: builtins.list[int | str] | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_resource = resource

    if json_resource is not None:
        params.extend(query_pairs("resource", json_resource, "form", True))

    json_parent: list[int | str] | Unset = UNSET
    if not isinstance(parent, Unset):
        json_parent = []
        for parent_item_data in parent:
            parent_item: int | str
            parent_item = parent_item_data
            json_parent.append(parent_item)

    if not isinstance(json_parent, Unset) and json_parent is not None:
        params.extend(query_pairs("parent", json_parent, "form", True))

    path = "/records"
    return _core.PreparedRequest(
        operation="listRecords",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Records:
    if 200 <= response.status_code <= 200:
        response_200 = Records.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_create(
    *,
    body: NewRecord,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/records"
    return _core.PreparedRequest(
        operation="createRecord",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Record:
    if 201 <= response.status_code <= 201:
        response_201 = Record.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_get(
    *,
    resource: str,
    key: builtins.list[int | str] | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_resource = resource

    if json_resource is not None:
        params.extend(query_pairs("resource", json_resource, "form", True))

    json_key: list[int | str] | Unset = UNSET
    if not isinstance(key, Unset):
        json_key = []
        for key_item_data in key:
            key_item: int | str
            key_item = key_item_data
            json_key.append(key_item)

    if not isinstance(json_key, Unset) and json_key is not None:
        params.extend(query_pairs("key", json_key, "form", True))

    path = "/record"
    return _core.PreparedRequest(
        operation="getRecord",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Record:
    if 200 <= response.status_code <= 200:
        response_200 = Record.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_delete(
    *,
    resource: str,
    key: builtins.list[int | str] | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_resource = resource

    if json_resource is not None:
        params.extend(query_pairs("resource", json_resource, "form", True))

    json_key: list[int | str] | Unset = UNSET
    if not isinstance(key, Unset):
        json_key = []
        for key_item_data in key:
            key_item: int | str
            key_item = key_item_data
            json_key.append(key_item)

    if not isinstance(json_key, Unset) and json_key is not None:
        params.extend(query_pairs("key", json_key, "form", True))

    path = "/record"
    return _core.PreparedRequest(
        operation="deleteRecord",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_delete,
    )


def _parse_delete(response: httpx.Response) -> None:
    return None


def _error_delete(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_update(
    *,
    body: RecordChange,
    resource: str,
    key: builtins.list[int | str] | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_resource = resource

    if json_resource is not None:
        params.extend(query_pairs("resource", json_resource, "form", True))

    json_key: list[int | str] | Unset = UNSET
    if not isinstance(key, Unset):
        json_key = []
        for key_item_data in key:
            key_item: int | str
            key_item = key_item_data
            json_key.append(key_item)

    if not isinstance(json_key, Unset) and json_key is not None:
        params.extend(query_pairs("key", json_key, "form", True))

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/record"
    return _core.PreparedRequest(
        operation="updateRecord",
        method="patch",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_update,
    )


def _parse_update(response: httpx.Response) -> Record:
    if 200 <= response.status_code <= 200:
        response_200 = Record.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_update(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


class RecordsResource:
    """Operations on records."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        resource: str,
        parent: builtins.list[int | str] | Unset = UNSET,
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

        return self._core.call(
            _call_list(
                resource=resource,
                parent=parent,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        resource: str,
        parent: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Records]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                resource=resource,
                parent=parent,
            ),
            _parse_list,
            timeout,
        )

    def create(
        self,
        *,
        body: NewRecord,
        timeout: float | None = None,
    ) -> Record:
        """Put a record into the store, past the API.

        Args:
            body (NewRecord): what is sent
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
            from understudy.admin_client.models import NewRecord

            record = client.records.create(body=NewRecord(resource="orchard north"))
            ```
        """

        return self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        *,
        body: NewRecord,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def get(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
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

        return self._core.call(
            _call_get(
                resource=resource,
                key=key,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                resource=resource,
                key=key,
            ),
            _parse_get,
            timeout,
        )

    def delete(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
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

        self._core.call(
            _call_delete(
                resource=resource,
                key=key,
            ),
            _parse_delete,
            timeout,
        )

    def delete_raw(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_delete(
                resource=resource,
                key=key,
            ),
            _parse_delete,
            timeout,
        )

    def update(
        self,
        *,
        body: RecordChange,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Record:
        """Set properties of a record, past the API.

        Args:
            body (RecordChange): what is sent
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
            from understudy.admin_client.models import RecordChange, RecordChangeAttributes

            record = client.records.update(
                body=RecordChange(attributes=RecordChangeAttributes()),
                resource="ridge ember",
            )
            ```
        """

        return self._core.call(
            _call_update(
                body=body,
                resource=resource,
                key=key,
            ),
            _parse_update,
            timeout,
        )

    def update_raw(
        self,
        *,
        body: RecordChange,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_update(
                body=body,
                resource=resource,
                key=key,
            ),
            _parse_update,
            timeout,
        )


class AsyncRecordsResource:
    """Operations on records."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        resource: str,
        parent: builtins.list[int | str] | Unset = UNSET,
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

        return await self._core.call(
            _call_list(
                resource=resource,
                parent=parent,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        resource: str,
        parent: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Records]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                resource=resource,
                parent=parent,
            ),
            _parse_list,
            timeout,
        )

    async def create(
        self,
        *,
        body: NewRecord,
        timeout: float | None = None,
    ) -> Record:
        """Put a record into the store, past the API.

        Args:
            body (NewRecord): what is sent
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
            from understudy.admin_client.models import NewRecord

            record = await client.records.create(body=NewRecord(resource="orchard north"))
            ```
        """

        return await self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        *,
        body: NewRecord,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def get(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
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

        return await self._core.call(
            _call_get(
                resource=resource,
                key=key,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                resource=resource,
                key=key,
            ),
            _parse_get,
            timeout,
        )

    async def delete(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
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

        await self._core.call(
            _call_delete(
                resource=resource,
                key=key,
            ),
            _parse_delete,
            timeout,
        )

    async def delete_raw(
        self,
        *,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_delete(
                resource=resource,
                key=key,
            ),
            _parse_delete,
            timeout,
        )

    async def update(
        self,
        *,
        body: RecordChange,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> Record:
        """Set properties of a record, past the API.

        Args:
            body (RecordChange): what is sent
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
            from understudy.admin_client.models import RecordChange, RecordChangeAttributes

            record = await client.records.update(
                body=RecordChange(attributes=RecordChangeAttributes()),
                resource="ridge ember",
            )
            ```
        """

        return await self._core.call(
            _call_update(
                body=body,
                resource=resource,
                key=key,
            ),
            _parse_update,
            timeout,
        )

    async def update_raw(
        self,
        *,
        body: RecordChange,
        resource: str,
        key: builtins.list[int | str] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_update(
                body=body,
                resource=resource,
                key=key,
            ),
            _parse_update,
            timeout,
        )
