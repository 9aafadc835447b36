"""Marketing campaigns, their vendors and their audit log."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.campaign import Campaign
from ..models.campaign_create import CampaignCreate
from ..models.campaign_list import CampaignList
from ..models.campaign_set_status import CampaignSetStatus
from ..models.campaign_status import CampaignStatus
from ..models.campaign_update import CampaignUpdate
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.campaign_create import CampaignCreateInput
    from ..models.campaign_set_status import CampaignSetStatusInput
    from ..models.campaign_update import CampaignUpdateInput
    from .campaigns_comments import AsyncCampaignsCommentsResource, CampaignsCommentsResource
    from .campaigns_vendors import AsyncCampaignsVendorsResource, CampaignsVendorsResource


_LIST: _operations.Operation[CampaignList] = _operations.Operation(
    "listCampaigns",
    "get",
    "/api/v2/campaigns",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("status", "query", CampaignStatus),
        _operations.Parameter("agency_id", "query", int),
        _operations.Parameter("property_id", "query", int),
    ),
    answers=(_operations.Answer("200", CampaignList),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
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

_CREATE: _operations.Operation[Campaign] = _operations.Operation(
    "createCampaign",
    "post",
    "/api/v2/campaigns",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", CampaignCreate),),
    answers=(_operations.Answer("201", Campaign),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("409", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[Campaign] = _operations.Operation(
    "getCampaign",
    "get",
    "/api/v2/campaigns/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", Campaign),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_UPDATE: _operations.Operation[Campaign] = _operations.Operation(
    "updateCampaign",
    "put",
    "/api/v2/campaigns/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CampaignUpdate),),
    answers=(_operations.Answer("200", Campaign),),
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

_SET_STATUS: _operations.Operation[Campaign] = _operations.Operation(
    "setCampaignStatus",
    "post",
    "/api/v2/campaigns/{id}/set-status",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CampaignSetStatus),),
    answers=(_operations.Answer("200", Campaign),),
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

_SEND_TO_VENDOR: _operations.Operation[Campaign] = _operations.Operation(
    "sendCampaignToVendor",
    "post",
    "/api/v2/campaigns/{id}/send-to-vendor",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", Campaign),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_SEND_APPROVED_EMAIL: _operations.Operation[Campaign] = _operations.Operation(
    "sendCampaignApprovedEmail",
    "post",
    "/api/v2/campaigns/{id}/send-approved-email",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", Campaign),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)


class CampaignsResource:
    """Marketing campaigns, their vendors and their audit log."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

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
        timeout: float | None = None,
    ) -> CampaignList:
        """List campaigns.

        One page of the campaigns, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (CampaignStatus): Only campaigns with this status.
            agency_id (int): Only campaigns of this agency.
            property_id (int): Only campaigns for this property.
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
            campaign_list = client.campaigns.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
        | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
        | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Campaign, CampaignList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        body: CampaignCreate | CampaignCreateInput,
        *,
        timeout: float | None = None,
    ) -> Campaign: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignCreateInput],
    ) -> Campaign: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Campaign:
        """Create a campaign.

        Creates a campaign and answers with it.

        Args:
            body (CampaignCreate): What it takes to create a Campaign; or its properties by their names, of
                `CampaignCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
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
            campaign = client.campaigns.create(name="Spring sale")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: CampaignCreate | CampaignCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Campaign:
        """Read a campaign.

        The campaign with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = client.campaigns.get(362)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def update(
        self,
        id: int,
        body: CampaignUpdate | CampaignUpdateInput,
        *,
        timeout: float | None = None,
    ) -> Campaign: ...

    @overload
    def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignUpdateInput],
    ) -> Campaign: ...

    def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Campaign:
        """Change a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignUpdate): What can be changed of a Campaign; what is left out stays; or its
                properties by their names, of `CampaignUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

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
            campaign = client.campaigns.update(888, name="Spring sale")
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        id: int,
        body: CampaignUpdate | CampaignUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    @overload
    def set_status(
        self,
        id: int,
        body: CampaignSetStatus | CampaignSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> Campaign: ...

    @overload
    def set_status(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignSetStatusInput],
    ) -> Campaign: ...

    def set_status(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Campaign:
        """Set the status of a campaign.

        Sets any status of the enum, whatever the present one is, and fires `campaign_status_change`.

        Args:
            id (int): The key.
            body (CampaignSetStatus): The status to set; or its properties by their names, of
                `CampaignSetStatusInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, The status is not one of the allowed ones, or another value
                breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = client.campaigns.set_status(389, status="live")
            ```
        """

        return self._core.call(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    def set_status_raw(
        self,
        id: int,
        body: CampaignSetStatus | CampaignSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    def send_to_vendor(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Campaign:
        """Send a campaign to a vendor.

        Sends the campaign to its vendors for approval; its status becomes `sent_to_vendor`.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = client.campaigns.send_to_vendor(700)
            ```
        """

        return self._core.call(_SEND_TO_VENDOR.call(locals()), _SEND_TO_VENDOR.parse, timeout)

    def send_to_vendor_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_to_vendor`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_SEND_TO_VENDOR.call(locals()), _SEND_TO_VENDOR.parse, timeout)

    def send_approved_email(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Campaign:
        """Send the approved e-mail.

        Tells everybody concerned that the campaign is approved; its status becomes `approved`.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = client.campaigns.send_approved_email(800)
            ```
        """

        return self._core.call(_SEND_APPROVED_EMAIL.call(locals()), _SEND_APPROVED_EMAIL.parse, timeout)

    def send_approved_email_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_approved_email`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_SEND_APPROVED_EMAIL.call(locals()), _SEND_APPROVED_EMAIL.parse, timeout)


class AsyncCampaignsResource:
    """Marketing campaigns, their vendors and their audit log."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

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

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
        | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignList:
        """List campaigns.

        One page of the campaigns, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (CampaignStatus): Only campaigns with this status.
            agency_id (int): Only campaigns of this agency.
            property_id (int): Only campaigns for this property.
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
            campaign_list = await client.campaigns.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
        | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
        | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Campaign, CampaignList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        body: CampaignCreate | CampaignCreateInput,
        *,
        timeout: float | None = None,
    ) -> Campaign: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignCreateInput],
    ) -> Campaign: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Campaign:
        """Create a campaign.

        Creates a campaign and answers with it.

        Args:
            body (CampaignCreate): What it takes to create a Campaign; or its properties by their names, of
                `CampaignCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
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
            campaign = await client.campaigns.create(name="Spring sale")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: CampaignCreate | CampaignCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Campaign:
        """Read a campaign.

        The campaign with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = await client.campaigns.get(362)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def update(
        self,
        id: int,
        body: CampaignUpdate | CampaignUpdateInput,
        *,
        timeout: float | None = None,
    ) -> Campaign: ...

    @overload
    async def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignUpdateInput],
    ) -> Campaign: ...

    async def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Campaign:
        """Change a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignUpdate): What can be changed of a Campaign; what is left out stays; or its
                properties by their names, of `CampaignUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

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
            campaign = await client.campaigns.update(888, name="Spring sale")
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        id: int,
        body: CampaignUpdate | CampaignUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    @overload
    async def set_status(
        self,
        id: int,
        body: CampaignSetStatus | CampaignSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> Campaign: ...

    @overload
    async def set_status(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignSetStatusInput],
    ) -> Campaign: ...

    async def set_status(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Campaign:
        """Set the status of a campaign.

        Sets any status of the enum, whatever the present one is, and fires `campaign_status_change`.

        Args:
            id (int): The key.
            body (CampaignSetStatus): The status to set; or its properties by their names, of
                `CampaignSetStatusInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, The status is not one of the allowed ones, or another value
                breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = await client.campaigns.set_status(389, status="live")
            ```
        """

        return await self._core.call(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    async def set_status_raw(
        self,
        id: int,
        body: CampaignSetStatus | CampaignSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    async def send_to_vendor(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Campaign:
        """Send a campaign to a vendor.

        Sends the campaign to its vendors for approval; its status becomes `sent_to_vendor`.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = await client.campaigns.send_to_vendor(700)
            ```
        """

        return await self._core.call(_SEND_TO_VENDOR.call(locals()), _SEND_TO_VENDOR.parse, timeout)

    async def send_to_vendor_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_to_vendor`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_SEND_TO_VENDOR.call(locals()), _SEND_TO_VENDOR.parse, timeout)

    async def send_approved_email(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Campaign:
        """Send the approved e-mail.

        Tells everybody concerned that the campaign is approved; its status becomes `approved`.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign = await client.campaigns.send_approved_email(800)
            ```
        """

        return await self._core.call(_SEND_APPROVED_EMAIL.call(locals()), _SEND_APPROVED_EMAIL.parse, timeout)

    async def send_approved_email_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_approved_email`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_SEND_APPROVED_EMAIL.call(locals()), _SEND_APPROVED_EMAIL.parse, timeout)
