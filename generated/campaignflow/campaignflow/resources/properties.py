"""Properties on the market."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text, query_pairs
from ..models.error import Error
from ..models.property_ import Property
from ..models.property_create import PropertyCreate
from ..models.property_list import PropertyList
from ..models.property_update import PropertyUpdate
from ..types import UNSET, Unset


def _call_list(
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_page = page

    if not isinstance(json_page, Unset) and json_page is not None:
        params.extend(query_pairs("page", json_page, "form", True))

    json_per_page = per_page

    if not isinstance(json_per_page, Unset) and json_per_page is not None:
        params.extend(query_pairs("per_page", json_per_page, "form", True))

    path = "/api/v2/properties"
    return _core.PreparedRequest(
        operation="listProperties",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> PropertyList:
    if 200 <= response.status_code <= 200:
        response_200 = PropertyList.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


_PAGING_LIST = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
)


def _error_list(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_create(
    *,
    body: PropertyCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/properties"
    return _core.PreparedRequest(
        operation="createProperty",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Property:
    if 201 <= response.status_code <= 201:
        response_201 = Property.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_get(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/properties/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="getProperty",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Property:
    if 200 <= response.status_code <= 200:
        response_200 = Property.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    return None


def _call_update(
    id: int,
    *,
    body: PropertyUpdate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/properties/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="updateProperty",
        method="put",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_update,
    )


def _parse_update(response: httpx.Response) -> Property:
    if 200 <= response.status_code <= 200:
        response_200 = Property.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_update(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_delete(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/properties/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="deleteProperty",
        method="delete",
        path=path,
        security=(("oauth2",),),
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
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    return None


class PropertiesResource:
    """Properties on the market."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> PropertyList:
        """List properties.

        One page of the properties, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            property_list = client.properties.list()
            ```
        """

        return self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[PropertyList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Property, PropertyList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    def create(
        self,
        *,
        body: PropertyCreate,
        timeout: float | None = None,
    ) -> Property:
        """Create a property.

        Creates a property and answers with it.

        Args:
            body (PropertyCreate): What it takes to create a Property.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from campaignflow.models import PropertyCreate

            property = client.properties.create(body=PropertyCreate(address="1 Example Street"))
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
        body: PropertyCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Property]:
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
        id: int,
        *,
        timeout: float | None = None,
    ) -> Property:
        """Read a property.

        The property with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The property.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            property = client.properties.get(853)
            ```
        """

        return self._core.call(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Property]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    def update(
        self,
        id: int,
        *,
        body: PropertyUpdate,
        timeout: float | None = None,
    ) -> Property:
        """Change a property.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (PropertyUpdate): What can be changed of a Property; what is left out stays.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The property as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from campaignflow.models import PropertyUpdate

            property = client.properties.update(722, body=PropertyUpdate(name="The Corner House"))
            ```
        """

        return self._core.call(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    def update_raw(
        self,
        id: int,
        *,
        body: PropertyUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Property]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    def delete(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Delete a property.

        Deletes the property for good.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.properties.delete(874)
            ```
        """

        self._core.call(
            _call_delete(
                id,
            ),
            _parse_delete,
            timeout,
        )

    def delete_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_delete(
                id,
            ),
            _parse_delete,
            timeout,
        )


class AsyncPropertiesResource:
    """Properties on the market."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> PropertyList:
        """List properties.

        One page of the properties, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            property_list = await client.properties.list()
            ```
        """

        return await self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[PropertyList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Property, PropertyList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    async def create(
        self,
        *,
        body: PropertyCreate,
        timeout: float | None = None,
    ) -> Property:
        """Create a property.

        Creates a property and answers with it.

        Args:
            body (PropertyCreate): What it takes to create a Property.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from campaignflow.models import PropertyCreate

            property = await client.properties.create(
                body=PropertyCreate(address="1 Example Street"),
            )
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
        body: PropertyCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Property]:
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
        id: int,
        *,
        timeout: float | None = None,
    ) -> Property:
        """Read a property.

        The property with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The property.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            property = await client.properties.get(853)
            ```
        """

        return await self._core.call(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Property]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    async def update(
        self,
        id: int,
        *,
        body: PropertyUpdate,
        timeout: float | None = None,
    ) -> Property:
        """Change a property.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (PropertyUpdate): What can be changed of a Property; what is left out stays.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The property as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from campaignflow.models import PropertyUpdate

            property = await client.properties.update(
                722,
                body=PropertyUpdate(name="The Corner House"),
            )
            ```
        """

        return await self._core.call(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    async def update_raw(
        self,
        id: int,
        *,
        body: PropertyUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Property]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    async def delete(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Delete a property.

        Deletes the property for good.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.properties.delete(874)
            ```
        """

        await self._core.call(
            _call_delete(
                id,
            ),
            _parse_delete,
            timeout,
        )

    async def delete_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_delete(
                id,
            ),
            _parse_delete,
            timeout,
        )
