"""Properties on the market."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, Property, PropertyCreate, PropertyList, PropertyUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import PropertyCreateInput, PropertyUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _PropertyCreateFields(PropertyCreateInput, _Options): ...
    class _PropertyUpdateFields(PropertyUpdateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[PropertyList]("properties.list", "GET /api/v2/properties", {"200": PropertyList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Property]("properties.create", "POST /api/v2/properties", {"201": Property},
    {"400 401 406 415 422": Error}, body=PropertyCreate, needs_body=True)
_GET = _operations.Operation[Property]("properties.get", "GET /api/v2/properties/{id}", {"200": Property},
    {"401 404 406": Error}, path={"id": int})
_UPDATE = _operations.Operation[Property]("properties.update", "PUT /api/v2/properties/{id}", {"200": Property},
    {"400 401 404 406 415 422": Error}, path={"id": int}, body=PropertyUpdate, needs_body=True)
_DELETE = _operations.Operation[None]("properties.delete", "DELETE /api/v2/properties/{id}", {}, {"401 404": Error},
    path={"id": int})

class PropertyListPage(_pages.Page[Property], PropertyList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncPropertyListPage(_pages.AsyncPage[Property], PropertyList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            property_list = client.properties.list()
        """
        return self._core.page(_LIST, PropertyListPage, AsyncPropertyListPage, locals())

    @overload
    def create(self, body: PropertyCreate | PropertyCreateInput, **options: Unpack[_Options]) -> Property: ...
    @overload
    def create(self, **fields: Unpack[_PropertyCreateFields]) -> Property: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Property:
        """Create a property.

        Creates a property and answers with it.

        Args:
            body (PropertyCreate): What it takes to create a Property; or its properties as keyword arguments, of
                `PropertyCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            property = client.properties.create(address="1 Example Street")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            property = client.properties.get(853)
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
            body (PropertyUpdate): What can be changed of a Property; what is left out stays; or its properties as
                keyword arguments, of `PropertyUpdateInput`.

        Returns:
            The property as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            property = client.properties.update(722, name="The Corner House")
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a property.

        Deletes the property for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError, NotFoundError: `body` is `Error`.

        Example:
            client.properties.delete(874)
        """
        return self._core.call(_DELETE, locals())


class AsyncPropertiesResource(_resources.AsyncResource["_raw.AsyncPropertiesResource"]):
    """`PropertiesResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(PropertiesResource.list, AsyncPropertyListPage)
    create: Final = _resources.awaited(PropertiesResource.create)
    get: Final = _resources.awaited(PropertiesResource.get)
    update: Final = _resources.awaited(PropertiesResource.update)
    delete: Final = _resources.awaited(PropertiesResource.delete)
