"""Organisations that use the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.tenant import Tenant
from ..models.tenant_create import TenantCreate
from ..models.tenant_list import TenantList
from ..models.tenant_update import TenantUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.tenant_create import TenantCreateInput
    from ..models.tenant_update import TenantUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _TenantCreateFields(TenantCreateInput, _Options):
        """What a `TenantCreateInput` has, and what every method takes."""

    class _TenantUpdateFields(TenantUpdateInput, _Options):
        """What a `TenantUpdateInput` has, and what every method takes."""


_LIST: _operations.Operation[TenantList] = _operations.Operation(
    "listTenants",
    "get",
    "/api/v2/tenants",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": TenantList},
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

_CREATE: _operations.Operation[Tenant] = _operations.Operation(
    "createTenant",
    "post",
    "/api/v2/tenants",
    bodies=(_operations.Body("application/json", "json", TenantCreate),),
    answers={"201": Tenant},
    errors={"400 401 406 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Tenant] = _operations.Operation(
    "getTenant",
    "get",
    "/api/v2/tenants/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Tenant},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[Tenant] = _operations.Operation(
    "updateTenant",
    "put",
    "/api/v2/tenants/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", TenantUpdate),),
    answers={"200": Tenant},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteTenant",
    "delete",
    "/api/v2/tenants/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    errors={"401 404": Error},
)


class TenantListPage(_pages.Page[Tenant], TenantList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncTenantListPage(_pages.AsyncPage[Tenant], TenantList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class TenantsResource(_resources.Resource["_raw.TenantsResource"]):
    """Organisations that use the service."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> TenantListPage:
        """List tenants.

        One page of the tenants, oldest first.

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
            tenant_list = client.tenants.list()
            ```
        """
        return self._core.page(_LIST, TenantListPage, locals())

    @overload
    def create(self, body: TenantCreate | TenantCreateInput, **options: Unpack[_Options]) -> Tenant: ...

    @overload
    def create(self, **fields: Unpack[_TenantCreateFields]) -> Tenant: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Tenant:
        """Create a tenant.

        Creates a tenant and answers with it.

        Args:
            body (TenantCreate): What it takes to create a Tenant; or its properties by their names, of
                `TenantCreateInput`.

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
            tenant = client.tenants.create(name="Example Group")
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Tenant:
        """Read a tenant.

        The tenant with this key.

        Args:
            id (int): The key.

        Returns:
            The tenant.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            tenant = client.tenants.get(334)
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def update(self, id: int, body: TenantUpdate | TenantUpdateInput, **options: Unpack[_Options]) -> Tenant: ...

    @overload
    def update(self, id: int, **fields: Unpack[_TenantUpdateFields]) -> Tenant: ...

    def update(self, id: int, body: Any = UNSET, **fields: Any) -> Tenant:
        """Change a tenant.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (TenantUpdate): What can be changed of a Tenant; what is left out stays; or its properties
                by their names, of `TenantUpdateInput`.

        Returns:
            The tenant as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            tenant = client.tenants.update(471, name="Example Group")
            ```
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a tenant.

        Deletes the tenant for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.

        Example:
            ```python
            client.tenants.delete(91)
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncTenantsResource(_resources.AsyncResource["_raw.AsyncTenantsResource"]):
    """Organisations that use the service."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[Tenant, AsyncTenantListPage]:
        """List tenants. See `TenantsResource.list`."""
        return self._core.page(_LIST, AsyncTenantListPage, locals())

    @overload
    async def create(self, body: TenantCreate | TenantCreateInput, **options: Unpack[_Options]) -> Tenant: ...

    @overload
    async def create(self, **fields: Unpack[_TenantCreateFields]) -> Tenant: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Tenant:
        """Create a tenant. See `TenantsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Tenant:
        """Read a tenant. See `TenantsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(self, id: int, body: TenantUpdate | TenantUpdateInput, **options: Unpack[_Options]) -> Tenant: ...

    @overload
    async def update(self, id: int, **fields: Unpack[_TenantUpdateFields]) -> Tenant: ...

    async def update(self, id: int, body: Any = UNSET, **fields: Any) -> Tenant:
        """Change a tenant. See `TenantsResource.update`."""
        return await self._core.call(_UPDATE, locals())

    async def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a tenant. See `TenantsResource.delete`."""
        await self._core.call(_DELETE, locals())
