"""Marketing campaigns, their vendors and their audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Unpack, overload

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
    from ..models import CampaignCreateInput, CampaignSetStatusInput, CampaignUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .campaigns_comments import AsyncCampaignsCommentsResource, CampaignsCommentsResource
    from .campaigns_vendors import AsyncCampaignsVendorsResource, CampaignsVendorsResource

    # fmt: off
    class _CampaignCreateFields(CampaignCreateInput, _Options): ...
    class _CampaignUpdateFields(CampaignUpdateInput, _Options): ...
    class _CampaignSetStatusFields(CampaignSetStatusInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[CampaignList]("campaigns.list", "GET /api/v2/campaigns", {"200": CampaignList},
    {"400 401 406 422": Error},
    query={"page": int, "per_page": int, "status": CampaignStatus, "agency_id": int, "property_id": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Campaign]("campaigns.create", "POST /api/v2/campaigns", {"201": Campaign},
    {"400 401 406 409 415 422": Error}, body=CampaignCreate, needs_body=True)
_GET = _operations.Operation[Campaign]("campaigns.get", "GET /api/v2/campaigns/{id}", {"200": Campaign},
    {"401 404 406": Error}, path={"id": int})
_UPDATE = _operations.Operation[Campaign]("campaigns.update", "PUT /api/v2/campaigns/{id}", {"200": Campaign},
    {"400 401 404 406 409 415 422": Error}, path={"id": int}, body=CampaignUpdate, needs_body=True)
_SET_STATUS = _operations.Operation[Campaign]("campaigns.set_status", "POST /api/v2/campaigns/{id}/set-status",
    {"200": Campaign}, {"400 401 404 406 415 422": Error}, path={"id": int}, body=CampaignSetStatus, needs_body=True)
_SEND_TO_VENDOR = _operations.Operation[Campaign]("campaigns.send_to_vendor",
    "POST /api/v2/campaigns/{id}/send-to-vendor", {"200": Campaign}, {"401 404 406": Error}, path={"id": int})
_SEND_APPROVED_EMAIL = _operations.Operation[Campaign]("campaigns.send_approved_email",
    "POST /api/v2/campaigns/{id}/send-approved-email", {"200": Campaign}, {"401 404 406": Error}, path={"id": int})

class CampaignListPage(_pages.Page[Campaign], CampaignList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncCampaignListPage(_pages.AsyncPage[Campaign], CampaignList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


class CampaignsResource(_resources.Resource["_raw.CampaignsResource"]):
    """Marketing campaigns, their vendors and their audit log."""

    comments: _resources.Below[CampaignsCommentsResource] = _resources.Below("campaigns_comments")
    vendors: _resources.Below[CampaignsVendorsResource] = _resources.Below("campaigns_vendors")

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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            campaign_list = client.campaigns.list()
        """
        return self._core.page(_LIST, CampaignListPage, AsyncCampaignListPage, locals())

    @overload
    def create(self, body: CampaignCreate | CampaignCreateInput, **options: Unpack[_Options]) -> Campaign: ...
    @overload
    def create(self, **fields: Unpack[_CampaignCreateFields]) -> Campaign: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Campaign:
        """Create a campaign.

        Creates a campaign and answers with it.

        Args:
            body (CampaignCreate): What it takes to create a Campaign; or its properties as keyword arguments, of
                `CampaignCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            campaign = client.campaigns.create(name="Spring sale")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            campaign = client.campaigns.get(362)
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
            body (CampaignUpdate): What can be changed of a Campaign; what is left out stays; or its properties as
                keyword arguments, of `CampaignUpdateInput`.

        Returns:
            The campaign as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Error`.

        Example:
            campaign = client.campaigns.update(888, name="Spring sale")
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
            body (CampaignSetStatus): The status to set; or its properties as keyword arguments, of
                `CampaignSetStatusInput`.

        Returns:
            The campaign as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            campaign = client.campaigns.set_status(389, status="live")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            campaign = client.campaigns.send_to_vendor(700)
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            campaign = client.campaigns.send_approved_email(800)
        """
        return self._core.call(_SEND_APPROVED_EMAIL, locals())


class AsyncCampaignsResource(_resources.AsyncResource["_raw.AsyncCampaignsResource"]):
    """`CampaignsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    comments: _resources.Below[AsyncCampaignsCommentsResource] = _resources.Below("campaigns_comments")
    vendors: _resources.Below[AsyncCampaignsVendorsResource] = _resources.Below("campaigns_vendors")
    list: Final = _resources.paged(CampaignsResource.list, AsyncCampaignListPage)
    create: Final = _resources.awaited(CampaignsResource.create)
    get: Final = _resources.awaited(CampaignsResource.get)
    update: Final = _resources.awaited(CampaignsResource.update)
    set_status: Final = _resources.awaited(CampaignsResource.set_status)
    send_to_vendor: Final = _resources.awaited(CampaignsResource.send_to_vendor)
    send_approved_email: Final = _resources.awaited(CampaignsResource.send_approved_email)
