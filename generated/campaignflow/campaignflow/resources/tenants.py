"""Organisations that use the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, Tenant, TenantCreate, TenantList, TenantUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import TenantCreateInput, TenantUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _TenantCreateFields(TenantCreateInput, _Options): ...
    class _TenantUpdateFields(TenantUpdateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[TenantList]("tenants.list", "GET /api/v2/tenants", {"200": TenantList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Tenant]("tenants.create", "POST /api/v2/tenants", {"201": Tenant},
    {"400 401 406 415 422": Error}, body=TenantCreate, needs_body=True)
_GET = _operations.Operation[Tenant]("tenants.get", "GET /api/v2/tenants/{id}", {"200": Tenant}, {"401 404 406": Error},
    path={"id": int})
_UPDATE = _operations.Operation[Tenant]("tenants.update", "PUT /api/v2/tenants/{id}", {"200": Tenant},
    {"400 401 404 406 415 422": Error}, path={"id": int}, body=TenantUpdate, needs_body=True)
_DELETE = _operations.Operation[None]("tenants.delete", "DELETE /api/v2/tenants/{id}", {}, {"401 404": Error},
    path={"id": int})

class TenantListPage(_pages.Page[Tenant], TenantList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncTenantListPage(_pages.AsyncPage[Tenant], TenantList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            tenant_list = client.tenants.list()
        """
        return self._core.page(_LIST, TenantListPage, AsyncTenantListPage, locals())

    @overload
    def create(self, body: TenantCreate | TenantCreateInput, **options: Unpack[_Options]) -> Tenant: ...
    @overload
    def create(self, **fields: Unpack[_TenantCreateFields]) -> Tenant: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Tenant:
        """Create a tenant.

        Creates a tenant and answers with it.

        Args:
            body (TenantCreate): What it takes to create a Tenant; or its properties as keyword arguments, of
                `TenantCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            tenant = client.tenants.create(name="Example Group")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            tenant = client.tenants.get(334)
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
            body (TenantUpdate): What can be changed of a Tenant; what is left out stays; or its properties as keyword
                arguments, of `TenantUpdateInput`.

        Returns:
            The tenant as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            tenant = client.tenants.update(471, name="Example Group")
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a tenant.

        Deletes the tenant for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError, NotFoundError: `body` is `Error`.

        Example:
            client.tenants.delete(91)
        """
        return self._core.call(_DELETE, locals())


class AsyncTenantsResource(_resources.AsyncResource["_raw.AsyncTenantsResource"]):
    """`TenantsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(TenantsResource.list, AsyncTenantListPage)
    create: Final = _resources.awaited(TenantsResource.create)
    get: Final = _resources.awaited(TenantsResource.get)
    update: Final = _resources.awaited(TenantsResource.update)
    delete: Final = _resources.awaited(TenantsResource.delete)
