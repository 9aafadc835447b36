"""Marketing campaigns, their vendors and their audit log."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.campaign import Campaign
from ..models.campaign_create import CampaignCreate
from ..models.campaign_list import CampaignList
from ..models.campaign_set_status import CampaignSetStatus
from ..models.campaign_status import CampaignStatus
from ..models.campaign_update import CampaignUpdate
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.campaign_create import CampaignCreateInput
    from ..models.campaign_set_status import CampaignSetStatusInput
    from ..models.campaign_update import CampaignUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .campaigns_comments import AsyncCampaignsCommentsResource, CampaignsCommentsResource
    from .campaigns_vendors import AsyncCampaignsVendorsResource, CampaignsVendorsResource

    class _CampaignCreateFields(CampaignCreateInput, _Options):
        """What a `CampaignCreateInput` has, and what every method takes."""

    class _CampaignUpdateFields(CampaignUpdateInput, _Options):
        """What a `CampaignUpdateInput` has, and what every method takes."""

    class _CampaignSetStatusFields(CampaignSetStatusInput, _Options):
        """What a `CampaignSetStatusInput` has, and what every method takes."""


_LIST: _operations.Operation[CampaignList] = _operations.Operation(
    "listCampaigns",
    "get",
    "/api/v2/campaigns",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("status", "query", CampaignStatus),
        _operations.Parameter("agency_id", "query", int),
        _operations.Parameter("property_id", "query", int),
    ),
    answers={"200": CampaignList},
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

_CREATE: _operations.Operation[Campaign] = _operations.Operation(
    "createCampaign",
    "post",
    "/api/v2/campaigns",
    bodies=(_operations.Body("application/json", "json", CampaignCreate),),
    answers={"201": Campaign},
    errors={"400 401 406 409 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Campaign] = _operations.Operation(
    "getCampaign",
    "get",
    "/api/v2/campaigns/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Campaign},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[Campaign] = _operations.Operation(
    "updateCampaign",
    "put",
    "/api/v2/campaigns/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CampaignUpdate),),
    answers={"200": Campaign},
    errors={"400 401 404 406 409 415 422": Error},
    needs_body=True,
)

_SET_STATUS: _operations.Operation[Campaign] = _operations.Operation(
    "setCampaignStatus",
    "post",
    "/api/v2/campaigns/{id}/set-status",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CampaignSetStatus),),
    answers={"200": Campaign},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_SEND_TO_VENDOR: _operations.Operation[Campaign] = _operations.Operation(
    "sendCampaignToVendor",
    "post",
    "/api/v2/campaigns/{id}/send-to-vendor",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Campaign},
    errors={"401 404 406": Error},
)

_SEND_APPROVED_EMAIL: _operations.Operation[Campaign] = _operations.Operation(
    "sendCampaignApprovedEmail",
    "post",
    "/api/v2/campaigns/{id}/send-approved-email",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Campaign},
    errors={"401 404 406": Error},
)


class CampaignListPage(_pages.Page[Campaign], CampaignList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncCampaignListPage(_pages.AsyncPage[Campaign], CampaignList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class CampaignsResource(_resources.Resource["_raw.CampaignsResource"]):
    """Marketing campaigns, their vendors and their audit log."""

    @_cached_property
    def comments(self) -> CampaignsCommentsResource:
        """Operations on comments of campaigns."""
        from .campaigns_comments import CampaignsCommentsResource

        return CampaignsCommentsResource(self._core)

    @_cached_property
    def vendors(self) -> CampaignsVendorsResource:
        """Operations on vendors of campaigns."""
        from .campaigns_vendors import CampaignsVendorsResource

        return CampaignsVendorsResource(self._core)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
        | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> CampaignListPage:
        """List campaigns.

        One page of the campaigns, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (CampaignStatus): Only campaigns with this status.
            agency_id (int): Only campaigns of this agency.
            property_id (int): Only campaigns for this property.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            campaign_list = client.campaigns.list()
            ```
        """
        return self._core.page(_LIST, CampaignListPage, locals())

    @overload
    def create(self, body: CampaignCreate | CampaignCreateInput, **options: Unpack[_Options]) -> Campaign: ...

    @overload
    def create(self, **fields: Unpack[_CampaignCreateFields]) -> Campaign: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Campaign:
        """Create a campaign.

        Creates a campaign and answers with it.

        Args:
            body (CampaignCreate): What it takes to create a Campaign; or its properties by their names, of
                `CampaignCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            campaign = client.campaigns.create(name="Spring sale")
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Campaign:
        """Read a campaign.

        The campaign with this key.

        Args:
            id (int): The key.

        Returns:
            The campaign.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            campaign = client.campaigns.get(362)
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def update(self, id: int, body: CampaignUpdate | CampaignUpdateInput, **options: Unpack[_Options]) -> Campaign: ...

    @overload
    def update(self, id: int, **fields: Unpack[_CampaignUpdateFields]) -> Campaign: ...

    def update(self, id: int, body: Any = UNSET, **fields: Any) -> Campaign:
        """Change a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignUpdate): What can be changed of a Campaign; what is left out stays; or its
                properties by their names, of `CampaignUpdateInput`.

        Returns:
            The campaign as it is now.

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
            campaign = client.campaigns.update(888, name="Spring sale")
            ```
        """
        return self._core.call(_UPDATE, locals())

    @overload
    def set_status(
        self, id: int, body: CampaignSetStatus | CampaignSetStatusInput, **options: Unpack[_Options]
    ) -> Campaign: ...

    @overload
    def set_status(self, id: int, **fields: Unpack[_CampaignSetStatusFields]) -> Campaign: ...

    def set_status(self, id: int, body: Any = UNSET, **fields: Any) -> Campaign:
        """Set the status of a campaign.

        Sets any status of the enum, whatever the present one is, and fires `campaign_status_change`.

        Args:
            id (int): The key.
            body (CampaignSetStatus): The status to set; or its properties by their names, of
                `CampaignSetStatusInput`.

        Returns:
            The campaign as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, The status is not one of the allowed ones, or another value
                breaks the schema; `body` is `Error`.

        Example:
            ```python
            campaign = client.campaigns.set_status(389, status="live")
            ```
        """
        return self._core.call(_SET_STATUS, locals())

    def send_to_vendor(self, id: int, **options: Unpack[_Options]) -> Campaign:
        """Send a campaign to a vendor.

        Sends the campaign to its vendors for approval; its status becomes `sent_to_vendor`.

        Args:
            id (int): The key.

        Returns:
            The campaign as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            campaign = client.campaigns.send_to_vendor(700)
            ```
        """
        return self._core.call(_SEND_TO_VENDOR, locals())

    def send_approved_email(self, id: int, **options: Unpack[_Options]) -> Campaign:
        """Send the approved e-mail.

        Tells everybody concerned that the campaign is approved; its status becomes `approved`.

        Args:
            id (int): The key.

        Returns:
            The campaign as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            campaign = client.campaigns.send_approved_email(800)
            ```
        """
        return self._core.call(_SEND_APPROVED_EMAIL, locals())


class AsyncCampaignsResource(_resources.AsyncResource["_raw.AsyncCampaignsResource"]):
    """Marketing campaigns, their vendors and their audit log."""

    @_cached_property
    def comments(self) -> AsyncCampaignsCommentsResource:
        """Operations on comments of campaigns."""
        from .campaigns_comments import AsyncCampaignsCommentsResource

        return AsyncCampaignsCommentsResource(self._core)

    @_cached_property
    def vendors(self) -> AsyncCampaignsVendorsResource:
        """Operations on vendors of campaigns."""
        from .campaigns_vendors import AsyncCampaignsVendorsResource

        return AsyncCampaignsVendorsResource(self._core)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
        | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> _pages.AsyncPager[Campaign, AsyncCampaignListPage]:
        """List campaigns. See `CampaignsResource.list`."""
        return self._core.page(_LIST, AsyncCampaignListPage, locals())

    @overload
    async def create(self, body: CampaignCreate | CampaignCreateInput, **options: Unpack[_Options]) -> Campaign: ...

    @overload
    async def create(self, **fields: Unpack[_CampaignCreateFields]) -> Campaign: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Campaign:
        """Create a campaign. See `CampaignsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Campaign:
        """Read a campaign. See `CampaignsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(
        self, id: int, body: CampaignUpdate | CampaignUpdateInput, **options: Unpack[_Options]
    ) -> Campaign: ...

    @overload
    async def update(self, id: int, **fields: Unpack[_CampaignUpdateFields]) -> Campaign: ...

    async def update(self, id: int, body: Any = UNSET, **fields: Any) -> Campaign:
        """Change a campaign. See `CampaignsResource.update`."""
        return await self._core.call(_UPDATE, locals())

    @overload
    async def set_status(
        self, id: int, body: CampaignSetStatus | CampaignSetStatusInput, **options: Unpack[_Options]
    ) -> Campaign: ...

    @overload
    async def set_status(self, id: int, **fields: Unpack[_CampaignSetStatusFields]) -> Campaign: ...

    async def set_status(self, id: int, body: Any = UNSET, **fields: Any) -> Campaign:
        """Set the status of a campaign. See `CampaignsResource.set_status`."""
        return await self._core.call(_SET_STATUS, locals())

    async def send_to_vendor(self, id: int, **options: Unpack[_Options]) -> Campaign:
        """Send a campaign to a vendor. See `CampaignsResource.send_to_vendor`."""
        return await self._core.call(_SEND_TO_VENDOR, locals())

    async def send_approved_email(self, id: int, **options: Unpack[_Options]) -> Campaign:
        """Send the approved e-mail. See `CampaignsResource.send_approved_email`."""
        return await self._core.call(_SEND_APPROVED_EMAIL, locals())
