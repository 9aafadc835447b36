"""Operations on vendors of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.vendor import Vendor
from ..models.vendor_create import VendorCreate
from ..models.vendor_list import VendorList
from ..models.vendor_update import VendorUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.vendor_create import VendorCreateInput
    from ..models.vendor_update import VendorUpdateInput


_LIST: _operations.Operation[VendorList] = _operations.Operation(
    "listCampaignVendors",
    "get",
    "/api/v2/campaigns/{id}/vendors",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers=(_operations.Answer("200", VendorList),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("422", Error),
    ),
)
_LIST_PAGES = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
    attribute="data",
)

_CREATE: _operations.Operation[Vendor] = _operations.Operation(
    "addCampaignVendor",
    "post",
    "/api/v2/campaigns/{id}/vendors",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", VendorCreate),),
    answers=(_operations.Answer("201", Vendor),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("409", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[Vendor] = _operations.Operation(
    "getCampaignVendor",
    "get",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    answers=(_operations.Answer("200", Vendor),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_UPDATE: _operations.Operation[Vendor] = _operations.Operation(
    "updateCampaignVendor",
    "put",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    bodies=(_operations.Body("application/json", "json", VendorUpdate),),
    answers=(_operations.Answer("200", Vendor),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "removeCampaignVendor",
    "delete",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
    ),
)

_VERIFY_CONTACT: _operations.Operation[Vendor] = _operations.Operation(
    "verifyVendorContact",
    "post",
    "/api/v2/campaigns/{id}/vendors/{vendor_id}/verify-contact",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("vendor_id", "path", int),
    ),
    answers=(_operations.Answer("200", Vendor),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)


class CampaignsVendorsResource:
    """Operations on vendors of campaigns."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> VendorList:
        """List the vendors of a campaign.

        One page of the vendors, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor_list = client.campaigns.vendors.list(91)
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[VendorList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Vendor, VendorList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        id: int,
        body: VendorCreate | VendorCreateInput,
        *,
        timeout: float | None = None,
    ) -> Vendor: ...

    @overload
    def create(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[VendorCreateInput],
    ) -> Vendor: ...

    def create(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Vendor:
        """Add a vendor to a campaign.

        Adds a vendor under a key of the caller's choice; a key that is taken is a conflict.

        Args:
            id (int): The key.
            body (VendorCreate): What it takes to create a Vendor; or its properties by their names, of
                `VendorCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor = client.campaigns.vendors.create(547, vendor_id=5, name="Val Vendor")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        id: int,
        body: VendorCreate | VendorCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> Vendor:
        """Read a vendor of a campaign.

        The vendor with this key.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The vendor.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor = client.campaigns.vendors.get(695, 681)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def update(
        self,
        id: int,
        vendor_id: int,
        body: VendorUpdate | VendorUpdateInput,
        *,
        timeout: float | None = None,
    ) -> Vendor: ...

    @overload
    def update(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[VendorUpdateInput],
    ) -> Vendor: ...

    def update(
        self,
        id: int,
        vendor_id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Vendor:
        """Change a vendor of a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            body (VendorUpdate): What can be changed of a Vendor; what is left out stays; or its properties
                by their names, of `VendorUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The vendor as it is now.

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
            vendor = client.campaigns.vendors.update(991, 817, name="Val Vendor")
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        id: int,
        vendor_id: int,
        body: VendorUpdate | VendorUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def delete(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a vendor from a campaign.

        Removes the vendor for good.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.campaigns.vendors.delete(356, 760)
            ```
        """

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

    def verify_contact(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> Vendor:
        """Verify how to reach a vendor.

        Marks the e-mail address and the phone number as verified.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The vendor as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor = client.campaigns.vendors.verify_contact(822, 243)
            ```
        """

        return self._core.call(_VERIFY_CONTACT.call(locals()), _VERIFY_CONTACT.parse, timeout)

    def verify_contact_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`verify_contact`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_VERIFY_CONTACT.call(locals()), _VERIFY_CONTACT.parse, timeout)


class AsyncCampaignsVendorsResource:
    """Operations on vendors of campaigns."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> VendorList:
        """List the vendors of a campaign.

        One page of the vendors, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor_list = await client.campaigns.vendors.list(91)
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[VendorList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Vendor, VendorList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        id: int,
        body: VendorCreate | VendorCreateInput,
        *,
        timeout: float | None = None,
    ) -> Vendor: ...

    @overload
    async def create(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[VendorCreateInput],
    ) -> Vendor: ...

    async def create(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Vendor:
        """Add a vendor to a campaign.

        Adds a vendor under a key of the caller's choice; a key that is taken is a conflict.

        Args:
            id (int): The key.
            body (VendorCreate): What it takes to create a Vendor; or its properties by their names, of
                `VendorCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor = await client.campaigns.vendors.create(547, vendor_id=5, name="Val Vendor")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        id: int,
        body: VendorCreate | VendorCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> Vendor:
        """Read a vendor of a campaign.

        The vendor with this key.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The vendor.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor = await client.campaigns.vendors.get(695, 681)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def update(
        self,
        id: int,
        vendor_id: int,
        body: VendorUpdate | VendorUpdateInput,
        *,
        timeout: float | None = None,
    ) -> Vendor: ...

    @overload
    async def update(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[VendorUpdateInput],
    ) -> Vendor: ...

    async def update(
        self,
        id: int,
        vendor_id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Vendor:
        """Change a vendor of a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            body (VendorUpdate): What can be changed of a Vendor; what is left out stays; or its properties
                by their names, of `VendorUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The vendor as it is now.

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
            vendor = await client.campaigns.vendors.update(991, 817, name="Val Vendor")
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        id: int,
        vendor_id: int,
        body: VendorUpdate | VendorUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def delete(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a vendor from a campaign.

        Removes the vendor for good.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.campaigns.vendors.delete(356, 760)
            ```
        """

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def verify_contact(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> Vendor:
        """Verify how to reach a vendor.

        Marks the e-mail address and the phone number as verified.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The vendor as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            vendor = await client.campaigns.vendors.verify_contact(822, 243)
            ```
        """

        return await self._core.call(_VERIFY_CONTACT.call(locals()), _VERIFY_CONTACT.parse, timeout)

    async def verify_contact_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`verify_contact`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_VERIFY_CONTACT.call(locals()), _VERIFY_CONTACT.parse, timeout)
