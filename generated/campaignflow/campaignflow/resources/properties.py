"""Properties on the market."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.property import Property
from ..models.property_create import PropertyCreate
from ..models.property_list import PropertyList
from ..models.property_update import PropertyUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.property_create import PropertyCreateInput
    from ..models.property_update import PropertyUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _PropertyCreateFields(PropertyCreateInput, _Options):
        """What a `PropertyCreateInput` has, and what every method takes."""

    class _PropertyUpdateFields(PropertyUpdateInput, _Options):
        """What a `PropertyUpdateInput` has, and what every method takes."""


_LIST: _operations.Operation[PropertyList] = _operations.Operation(
    "listProperties",
    "get",
    "/api/v2/properties",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": PropertyList},
    errors={"400 401 406 422": Error},
    paging=_pages.Paging(
        kind="page",
        parameter="page",
        first=1,
        total=("total",),
        size=("per_page",),
        items=("data",),
    ),
)

_CREATE: _operations.Operation[Property] = _operations.Operation(
    "createProperty",
    "post",
    "/api/v2/properties",
    bodies=(_operations.Body("application/json", "json", PropertyCreate),),
    answers={"201": Property},
    errors={"400 401 406 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Property] = _operations.Operation(
    "getProperty",
    "get",
    "/api/v2/properties/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Property},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[Property] = _operations.Operation(
    "updateProperty",
    "put",
    "/api/v2/properties/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", PropertyUpdate),),
    answers={"200": Property},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteProperty",
    "delete",
    "/api/v2/properties/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    errors={"401 404": Error},
)


class PropertyListPage(_pages.Page[Property], PropertyList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncPropertyListPage(_pages.AsyncPage[Property], PropertyList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class PropertiesResource(_resources.Resource["_raw.PropertiesResource"]):
    """Properties on the market."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> PropertyListPage:
        """List properties.

        One page of the properties, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            property_list = client.properties.list()
            ```
        """
        return self._core.page(_LIST, PropertyListPage, locals())

    @overload
    def create(self, body: PropertyCreate | PropertyCreateInput, **options: Unpack[_Options]) -> Property: ...

    @overload
    def create(self, **fields: Unpack[_PropertyCreateFields]) -> Property: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Property:
        """Create a property.

        Creates a property and answers with it.

        Args:
            body (PropertyCreate): What it takes to create a Property; or its properties by their names, of
                `PropertyCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            property = client.properties.create(address="1 Example Street")
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Property:
        """Read a property.

        The property with this key.

        Args:
            id (int): The key.

        Returns:
            The property.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            property = client.properties.get(853)
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def update(self, id: int, body: PropertyUpdate | PropertyUpdateInput, **options: Unpack[_Options]) -> Property: ...

    @overload
    def update(self, id: int, **fields: Unpack[_PropertyUpdateFields]) -> Property: ...

    def update(self, id: int, body: Any = UNSET, **fields: Any) -> Property:
        """Change a property.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (PropertyUpdate): What can be changed of a Property; what is left out stays; or its
                properties by their names, of `PropertyUpdateInput`.

        Returns:
            The property as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            property = client.properties.update(722, name="The Corner House")
            ```
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a property.

        Deletes the property for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.

        Example:
            ```python
            client.properties.delete(874)
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncPropertiesResource(_resources.AsyncResource["_raw.AsyncPropertiesResource"]):
    """Properties on the market."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[Property, AsyncPropertyListPage]:
        """List properties. See `PropertiesResource.list`."""
        return self._core.page(_LIST, AsyncPropertyListPage, locals())

    @overload
    async def create(self, body: PropertyCreate | PropertyCreateInput, **options: Unpack[_Options]) -> Property: ...

    @overload
    async def create(self, **fields: Unpack[_PropertyCreateFields]) -> Property: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Property:
        """Create a property. See `PropertiesResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Property:
        """Read a property. See `PropertiesResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(
        self, id: int, body: PropertyUpdate | PropertyUpdateInput, **options: Unpack[_Options]
    ) -> Property: ...

    @overload
    async def update(self, id: int, **fields: Unpack[_PropertyUpdateFields]) -> Property: ...

    async def update(self, id: int, body: Any = UNSET, **fields: Any) -> Property:
        """Change a property. See `PropertiesResource.update`."""
        return await self._core.call(_UPDATE, locals())

    async def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a property. See `PropertiesResource.delete`."""
        await self._core.call(_DELETE, locals())
