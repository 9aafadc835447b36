"""Operations on vendors of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, Vendor, VendorCreate, VendorList, VendorUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import VendorCreateInput, VendorUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _VendorCreateFields(VendorCreateInput, _Options): ...
    class _VendorUpdateFields(VendorUpdateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[VendorList]("campaigns.vendors.list", "GET /api/v2/campaigns/{id}/vendors",
    {"200": VendorList}, {"400 401 404 406 422": Error}, path={"id": int}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Vendor]("campaigns.vendors.create", "POST /api/v2/campaigns/{id}/vendors",
    {"201": Vendor}, {"400 401 404 406 409 415 422": Error}, path={"id": int}, body=VendorCreate, needs_body=True)
_GET = _operations.Operation[Vendor]("campaigns.vendors.get", "GET /api/v2/campaigns/{id}/vendors/{vendor_id}",
    {"200": Vendor}, {"401 404 406": Error}, path={"id": int, "vendor_id": int})
_UPDATE = _operations.Operation[Vendor]("campaigns.vendors.update", "PUT /api/v2/campaigns/{id}/vendors/{vendor_id}",
    {"200": Vendor}, {"400 401 404 406 415 422": Error}, path={"id": int, "vendor_id": int}, body=VendorUpdate,
    needs_body=True)
_DELETE = _operations.Operation[None]("campaigns.vendors.delete", "DELETE /api/v2/campaigns/{id}/vendors/{vendor_id}",
    {}, {"401 404": Error}, path={"id": int, "vendor_id": int})
_VERIFY_CONTACT = _operations.Operation[Vendor]("campaigns.vendors.verify_contact",
    "POST /api/v2/campaigns/{id}/vendors/{vendor_id}/verify-contact", {"200": Vendor}, {"401 404 406": Error},
    path={"id": int, "vendor_id": int})

class VendorListPage(_pages.Page[Vendor], VendorList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncVendorListPage(_pages.AsyncPage[Vendor], VendorList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnprocessableEntityError: `body` is
                `Error`.

        Example:
            vendor_list = client.campaigns.vendors.list(91)
        """
        return self._core.page(_LIST, VendorListPage, AsyncVendorListPage, locals())

    @overload
    def create(self, id: int, body: VendorCreate | VendorCreateInput, **options: Unpack[_Options]) -> Vendor: ...
    @overload
    def create(self, id: int, **fields: Unpack[_VendorCreateFields]) -> Vendor: ...
    def create(self, id: int, body: Any = UNSET, **fields: Any) -> Vendor:
        """Add a vendor to a campaign.

        Adds a vendor under a key of the caller's choice; a key that is taken is a conflict.

        Args:
            id (int): The key.
            body (VendorCreate): What it takes to create a Vendor; or its properties as keyword arguments, of
                `VendorCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Error`.

        Example:
            vendor = client.campaigns.vendors.create(547, vendor_id=5, name="Val Vendor")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            vendor = client.campaigns.vendors.get(695, 681)
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
            body (VendorUpdate): What can be changed of a Vendor; what is left out stays; or its properties as keyword
                arguments, of `VendorUpdateInput`.

        Returns:
            The vendor as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            vendor = client.campaigns.vendors.update(991, 817, name="Val Vendor")
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> None:
        """Remove a vendor from a campaign.

        Removes the vendor for good.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.

        Raises:
            AuthenticationError, NotFoundError: `body` is `Error`.

        Example:
            client.campaigns.vendors.delete(356, 760)
        """
        return self._core.call(_DELETE, locals())

    def verify_contact(self, id: int, vendor_id: int, **options: Unpack[_Options]) -> Vendor:
        """Verify how to reach a vendor.

        Marks the e-mail address and the phone number as verified.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.

        Returns:
            The vendor as it is now.

        Raises:
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            vendor = client.campaigns.vendors.verify_contact(822, 243)
        """
        return self._core.call(_VERIFY_CONTACT, locals())


class AsyncCampaignsVendorsResource(_resources.AsyncResource["_raw.AsyncCampaignsVendorsResource"]):
    """`CampaignsVendorsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(CampaignsVendorsResource.list, AsyncVendorListPage)
    create: Final = _resources.awaited(CampaignsVendorsResource.create)
    get: Final = _resources.awaited(CampaignsVendorsResource.get)
    update: Final = _resources.awaited(CampaignsVendorsResource.update)
    delete: Final = _resources.awaited(CampaignsVendorsResource.delete)
    verify_contact: Final = _resources.awaited(CampaignsVendorsResource.verify_contact)
