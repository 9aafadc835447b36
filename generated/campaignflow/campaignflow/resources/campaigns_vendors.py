"""Operations on vendors of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.vendor import Vendor
from ..models.vendor_create import VendorCreate
from ..models.vendor_list import VendorList
from ..models.vendor_update import VendorUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.vendor_create import VendorCreateInput
    from ..models.vendor_update import VendorUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _VendorCreateFields(VendorCreateInput, _Options):
        """What a `VendorCreateInput` has, and what every method takes."""

    class _VendorUpdateFields(VendorUpdateInput, _Options):
        """What a `VendorUpdateInput` has, and what every method takes."""


_LIST: _operations.Operation[VendorList] = _operations.Operation(
    "listCampaignVendors",
    "get",
    "/api/v2/campaigns/{id}/vendors",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": VendorList},
    errors={"400 401 404 406 422": Error},
    paging=_pages.Paging(
        kind="page",
        parameter="page",
        first=1,
        total=("total",),
        size=("per_page",),
        items=("data",),
    ),
)

_CREATE: _operations.Operation[Vendor] = _operations.Operation(
    "addCampaignVendor",
    "post",
    "/api/v2/campaigns/{id}/vendors",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", VendorCreate),),
    answers={"201": Vendor},
    errors={"400 401 404 406 409 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Vendor] = _operations.Operation(
    "getCampaignVendor",
    "get",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    answers={"200": Vendor},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[Vendor] = _operations.Operation(
    "updateCampaignVendor",
    "put",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    bodies=(_operations.Body("application/json", "json", VendorUpdate),),
    answers={"200": Vendor},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "removeCampaignVendor",
    "delete",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    errors={"401 404": Error},
)

_VERIFY_CONTACT: _operations.Operation[Vendor] = _operations.Operation(
    "verifyVendorContact",
    "post",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}/verify-contact",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    answers={"200": Vendor},
    errors={"401 404 406": Error},
)


class VendorListPage(_pages.Page[Vendor], VendorList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncVendorListPage(_pages.AsyncPage[Vendor], VendorList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class CampaignsVendorsResource(_resources.Resource["_raw.CampaignsVendorsResource"]):
    """Operations on vendors of campaigns."""

    def list(
        self, id: int, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> VendorListPage:
        """List the vendors of a campaign.

        One page of the vendors, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            vendor_list = client.campaigns.vendors.list(91)
            ```
        """
        return self._core.page(_LIST, VendorListPage, locals())

    @overload
    def create(self, id: int, body: VendorCreate | VendorCreateInput, **options: Unpack[_Options]) -> Vendor: ...

    @overload
    def create(self, id: int, **fields: Unpack[_VendorCreateFields]) -> Vendor: ...

    def create(self, id: int, body: Any = UNSET, **fields: Any) -> Vendor:
        """Add a vendor to a campaign.

        Adds a vendor under a key of the caller's choice; a key that is taken is a conflict.

        Args:
            id (int): The key.
            body (VendorCreate): What it takes to create a Vendor; or its properties by their names, of
                `VendorCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            vendor = client.campaigns.vendors.create(547, vendor_id=5, name="Val Vendor")
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> Vendor:
        """Read a vendor of a campaign.

        The vendor with this key.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.

        Returns:
            The vendor.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            vendor = client.campaigns.vendors.get(695, 681)
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def update(
        self, id: int, vendor_id: int, body: VendorUpdate | VendorUpdateInput, **options: Unpack[_Options]
    ) -> Vendor: ...

    @overload
    def update(self, id: int, vendor_id: int, **fields: Unpack[_VendorUpdateFields]) -> Vendor: ...

    def update(self, id: int, vendor_id: int, body: Any = UNSET, **fields: Any) -> Vendor:
        """Change a vendor of a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            body (VendorUpdate): What can be changed of a Vendor; what is left out stays; or its properties
                by their names, of `VendorUpdateInput`.

        Returns:
            The vendor as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            vendor = client.campaigns.vendors.update(991, 817, name="Val Vendor")
            ```
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> None:
        """Remove a vendor from a campaign.

        Removes the vendor for good.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.

        Example:
            ```python
            client.campaigns.vendors.delete(356, 760)
            ```
        """
        self._core.call(_DELETE, locals())

    def verify_contact(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> Vendor:
        """Verify how to reach a vendor.

        Marks the e-mail address and the phone number as verified.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.

        Returns:
            The vendor as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            vendor = client.campaigns.vendors.verify_contact(822, 243)
            ```
        """
        return self._core.call(_VERIFY_CONTACT, locals())


class AsyncCampaignsVendorsResource(_resources.AsyncResource["_raw.AsyncCampaignsVendorsResource"]):
    """Operations on vendors of campaigns."""

    def list(
        self, id: int, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[Vendor, AsyncVendorListPage]:
        """List the vendors of a campaign. See `CampaignsVendorsResource.list`."""
        return self._core.page(_LIST, AsyncVendorListPage, locals())

    @overload
    async def create(self, id: int, body: VendorCreate | VendorCreateInput, **options: Unpack[_Options]) -> Vendor: ...

    @overload
    async def create(self, id: int, **fields: Unpack[_VendorCreateFields]) -> Vendor: ...

    async def create(self, id: int, body: Any = UNSET, **fields: Any) -> Vendor:
        """Add a vendor to a campaign. See `CampaignsVendorsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> Vendor:
        """Read a vendor of a campaign. See `CampaignsVendorsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(
        self, id: int, vendor_id: int, body: VendorUpdate | VendorUpdateInput, **options: Unpack[_Options]
    ) -> Vendor: ...

    @overload
    async def update(self, id: int, vendor_id: int, **fields: Unpack[_VendorUpdateFields]) -> Vendor: ...

    async def update(self, id: int, vendor_id: int, body: Any = UNSET, **fields: Any) -> Vendor:
        """Change a vendor of a campaign. See `CampaignsVendorsResource.update`."""
        return await self._core.call(_UPDATE, locals())

    async def delete(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> None:
        """Remove a vendor from a campaign. See `CampaignsVendorsResource.delete`."""
        await self._core.call(_DELETE, locals())

    async def verify_contact(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> Vendor:
        """Verify how to reach a vendor. See `CampaignsVendorsResource.verify_contact`."""
        return await self._core.call(_VERIFY_CONTACT, locals())
