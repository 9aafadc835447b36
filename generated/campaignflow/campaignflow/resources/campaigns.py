"""Marketing campaigns, their vendors and their audit log."""

from __future__ import annotations

import builtins
from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any

from .._runtime import core as _core
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import form_data, path_text, query_pairs
from ..models.campaign import Campaign
from ..models.campaign_create import CampaignCreate
from ..models.campaign_list import CampaignList
from ..models.campaign_set_status import CampaignSetStatus
from ..models.campaign_status import CampaignStatus
from ..models.campaign_update import CampaignUpdate
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .campaigns_comments import AsyncCampaignsCommentsResource, CampaignsCommentsResource
    from .campaigns_vendors import AsyncCampaignsVendorsResource, CampaignsVendorsResource


def _call_list(
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    status: CampaignStatus | Unset = UNSET,
    agency_id: int | Unset = UNSET,
    property_id: int | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_page = page

    if not isinstance(json_page, Unset) and json_page is not None:
        params.extend(query_pairs("page", json_page, "form", True))

    json_per_page = per_page

    if not isinstance(json_per_page, Unset) and json_per_page is not None:
        params.extend(query_pairs("per_page", json_per_page, "form", True))

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    if not isinstance(json_status, Unset) and json_status is not None:
        params.extend(query_pairs("status", json_status, "form", True))

    json_agency_id = agency_id

    if not isinstance(json_agency_id, Unset) and json_agency_id is not None:
        params.extend(query_pairs("agency_id", json_agency_id, "form", True))

    json_property_id = property_id

    if not isinstance(json_property_id, Unset) and json_property_id is not None:
        params.extend(query_pairs("property_id", json_property_id, "form", True))

    path = "/api/v2/campaigns"
    return _core.PreparedRequest(
        operation="listCampaigns",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> CampaignList:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignList.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


_PAGING_LIST = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
)


def _error_list(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_create(
    *,
    body: CampaignCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaigns"
    return _core.PreparedRequest(
        operation="createCampaign",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Campaign:
    if 201 <= response.status_code <= 201:
        response_201 = Campaign.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 409 <= response.status_code <= 409:
        response_409 = Error.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_get(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/campaigns/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="getCampaign",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    return None


def _call_update(
    id: int,
    *,
    body: CampaignUpdate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaigns/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="updateCampaign",
        method="put",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_update,
    )


def _parse_update(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_update(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 409 <= response.status_code <= 409:
        response_409 = Error.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_set_status(
    id: int,
    *,
    body: CampaignSetStatus,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    if "data" in _kwargs:
        _kwargs["data"] = form_data(_kwargs["data"])
    path = "/api/v2/campaigns/{id}/set-status".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="setCampaignStatus",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_set_status,
    )


def _parse_set_status(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_set_status(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_send_to_vendor(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/campaigns/{id}/send-to-vendor".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="sendCampaignToVendor",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_send_to_vendor,
    )


def _parse_send_to_vendor(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_send_to_vendor(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    return None


def _call_send_approved_email(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/campaigns/{id}/send-approved-email".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="sendCampaignApprovedEmail",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_send_approved_email,
    )


def _parse_send_approved_email(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_send_approved_email(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    return None


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
        status: CampaignStatus | Unset = UNSET,
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

        return self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Campaign, CampaignList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            status=status,
            agency_id=agency_id,
            property_id=property_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    def create(
        self,
        *,
        body: CampaignCreate,
        timeout: float | None = None,
    ) -> Campaign:
        """Create a campaign.

        Creates a campaign and answers with it.

        Args:
            body (CampaignCreate): What it takes to create a Campaign.
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
            from campaignflow.models import CampaignCreate

            campaign = client.campaigns.create(body=CampaignCreate(name="Spring sale"))
            ```
        """

        return self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        *,
        body: CampaignCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        return self._core.call(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    def update(
        self,
        id: int,
        *,
        body: CampaignUpdate,
        timeout: float | None = None,
    ) -> Campaign:
        """Change a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignUpdate): What can be changed of a Campaign; what is left out stays.
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
            from campaignflow.models import CampaignUpdate

            campaign = client.campaigns.update(888, body=CampaignUpdate(name="Spring sale"))
            ```
        """

        return self._core.call(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    def update_raw(
        self,
        id: int,
        *,
        body: CampaignUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    def set_status(
        self,
        id: int,
        *,
        body: CampaignSetStatus,
        timeout: float | None = None,
    ) -> Campaign:
        """Set the status of a campaign.

        Sets any status of the enum, whatever the present one is, and fires `campaign_status_change`.

        Args:
            id (int): The key.
            body (CampaignSetStatus): The status to set.
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
            from campaignflow.models import CampaignSetStatus, CampaignStatus

            campaign = client.campaigns.set_status(
                389,
                body=CampaignSetStatus(status=CampaignStatus.LIVE),
            )
            ```
        """

        return self._core.call(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

    def set_status_raw(
        self,
        id: int,
        *,
        body: CampaignSetStatus,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

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

        return self._core.call(
            _call_send_to_vendor(
                id,
            ),
            _parse_send_to_vendor,
            timeout,
        )

    def send_to_vendor_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_to_vendor`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_send_to_vendor(
                id,
            ),
            _parse_send_to_vendor,
            timeout,
        )

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

        return self._core.call(
            _call_send_approved_email(
                id,
            ),
            _parse_send_approved_email,
            timeout,
        )

    def send_approved_email_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_approved_email`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_send_approved_email(
                id,
            ),
            _parse_send_approved_email,
            timeout,
        )


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
        status: CampaignStatus | Unset = UNSET,
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

        return await self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Campaign, CampaignList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            status=status,
            agency_id=agency_id,
            property_id=property_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    async def create(
        self,
        *,
        body: CampaignCreate,
        timeout: float | None = None,
    ) -> Campaign:
        """Create a campaign.

        Creates a campaign and answers with it.

        Args:
            body (CampaignCreate): What it takes to create a Campaign.
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
            from campaignflow.models import CampaignCreate

            campaign = await client.campaigns.create(body=CampaignCreate(name="Spring sale"))
            ```
        """

        return await self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        *,
        body: CampaignCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        return await self._core.call(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    async def update(
        self,
        id: int,
        *,
        body: CampaignUpdate,
        timeout: float | None = None,
    ) -> Campaign:
        """Change a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignUpdate): What can be changed of a Campaign; what is left out stays.
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
            from campaignflow.models import CampaignUpdate

            campaign = await client.campaigns.update(888, body=CampaignUpdate(name="Spring sale"))
            ```
        """

        return await self._core.call(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    async def update_raw(
        self,
        id: int,
        *,
        body: CampaignUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    async def set_status(
        self,
        id: int,
        *,
        body: CampaignSetStatus,
        timeout: float | None = None,
    ) -> Campaign:
        """Set the status of a campaign.

        Sets any status of the enum, whatever the present one is, and fires `campaign_status_change`.

        Args:
            id (int): The key.
            body (CampaignSetStatus): The status to set.
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
            from campaignflow.models import CampaignSetStatus, CampaignStatus

            campaign = await client.campaigns.set_status(
                389,
                body=CampaignSetStatus(status=CampaignStatus.LIVE),
            )
            ```
        """

        return await self._core.call(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

    async def set_status_raw(
        self,
        id: int,
        *,
        body: CampaignSetStatus,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

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

        return await self._core.call(
            _call_send_to_vendor(
                id,
            ),
            _parse_send_to_vendor,
            timeout,
        )

    async def send_to_vendor_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_to_vendor`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_send_to_vendor(
                id,
            ),
            _parse_send_to_vendor,
            timeout,
        )

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

        return await self._core.call(
            _call_send_approved_email(
                id,
            ),
            _parse_send_approved_email,
            timeout,
        )

    async def send_approved_email_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Campaign]:
        """`send_approved_email`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_send_approved_email(
                id,
            ),
            _parse_send_approved_email,
            timeout,
        )
