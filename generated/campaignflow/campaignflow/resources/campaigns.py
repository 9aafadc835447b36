"""Marketing campaigns, their vendors and their audit log."""

from __future__ import annotations

import builtins
from typing import Any

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
from ..models.comment import Comment
from ..models.comment_create import CommentCreate
from ..models.error import Error
from ..models.vendor import Vendor
from ..models.vendor_create import VendorCreate
from ..models.vendor_list import VendorList
from ..models.vendor_update import VendorUpdate
from ..types import UNSET, Unset


def _call_list_campaigns(
    *,
    page: int | Unset = 1,
    per_page: int | Unset = 25,
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
        parse_error=_error_list_campaigns,
    )


def _parse_list_campaigns(response: httpx.Response) -> CampaignList:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignList.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


_PAGING_LIST_CAMPAIGNS = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
)


def _error_list_campaigns(response: httpx.Response) -> Any:
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


def _call_create_campaign(
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
        parse_error=_error_create_campaign,
    )


def _parse_create_campaign(response: httpx.Response) -> Campaign:
    if 201 <= response.status_code <= 201:
        response_201 = Campaign.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create_campaign(response: httpx.Response) -> Any:
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


def _call_get_campaign(
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
        parse_error=_error_get_campaign,
    )


def _parse_get_campaign(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_campaign(response: httpx.Response) -> Any:
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


def _call_update_campaign(
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
        parse_error=_error_update_campaign,
    )


def _parse_update_campaign(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_update_campaign(response: httpx.Response) -> Any:
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


def _call_set_campaign_status(
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
        parse_error=_error_set_campaign_status,
    )


def _parse_set_campaign_status(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_set_campaign_status(response: httpx.Response) -> Any:
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


def _call_add_campaign_comment(
    id: int,
    *,
    body: CommentCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaigns/{id}/comments".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="addCampaignComment",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_add_campaign_comment,
    )


def _parse_add_campaign_comment(response: httpx.Response) -> Comment:
    if 201 <= response.status_code <= 201:
        response_201 = Comment.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_add_campaign_comment(response: httpx.Response) -> Any:
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


def _call_send_campaign_to_vendor(
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
        parse_error=_error_send_campaign_to_vendor,
    )


def _parse_send_campaign_to_vendor(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_send_campaign_to_vendor(response: httpx.Response) -> Any:
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


def _call_send_campaign_approved_email(
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
        parse_error=_error_send_campaign_approved_email,
    )


def _parse_send_campaign_approved_email(response: httpx.Response) -> Campaign:
    if 200 <= response.status_code <= 200:
        response_200 = Campaign.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_send_campaign_approved_email(response: httpx.Response) -> Any:
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


def _call_list_campaign_vendors(
    id: int,
    *,
    page: int | Unset = 1,
    per_page: int | Unset = 25,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_page = page

    if not isinstance(json_page, Unset) and json_page is not None:
        params.extend(query_pairs("page", json_page, "form", True))

    json_per_page = per_page

    if not isinstance(json_per_page, Unset) and json_per_page is not None:
        params.extend(query_pairs("per_page", json_per_page, "form", True))

    path = "/api/v2/campaigns/{id}/vendors".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="listCampaignVendors",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list_campaign_vendors,
    )


def _parse_list_campaign_vendors(response: httpx.Response) -> VendorList:
    if 200 <= response.status_code <= 200:
        response_200 = VendorList.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


_PAGING_LIST_CAMPAIGN_VENDORS = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
)


def _error_list_campaign_vendors(response: httpx.Response) -> Any:
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

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_add_campaign_vendor(
    id: int,
    *,
    body: VendorCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaigns/{id}/vendors".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="addCampaignVendor",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_add_campaign_vendor,
    )


def _parse_add_campaign_vendor(response: httpx.Response) -> Vendor:
    if 201 <= response.status_code <= 201:
        response_201 = Vendor.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_add_campaign_vendor(response: httpx.Response) -> Any:
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


def _call_get_campaign_vendor(
    id: int,
    vendor_id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_vendor_id = vendor_id

    path = "/api/v2/campaigns/{id}/vendors/{vendor_id}".format(
        id=path_text(json_id, "simple", False, "id"),
        vendor_id=path_text(json_vendor_id, "simple", False, "vendor_id"),
    )
    return _core.PreparedRequest(
        operation="getCampaignVendor",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get_campaign_vendor,
    )


def _parse_get_campaign_vendor(response: httpx.Response) -> Vendor:
    if 200 <= response.status_code <= 200:
        response_200 = Vendor.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_campaign_vendor(response: httpx.Response) -> Any:
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


def _call_update_campaign_vendor(
    id: int,
    vendor_id: int,
    *,
    body: VendorUpdate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_vendor_id = vendor_id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaigns/{id}/vendors/{vendor_id}".format(
        id=path_text(json_id, "simple", False, "id"),
        vendor_id=path_text(json_vendor_id, "simple", False, "vendor_id"),
    )
    return _core.PreparedRequest(
        operation="updateCampaignVendor",
        method="put",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_update_campaign_vendor,
    )


def _parse_update_campaign_vendor(response: httpx.Response) -> Vendor:
    if 200 <= response.status_code <= 200:
        response_200 = Vendor.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_update_campaign_vendor(response: httpx.Response) -> Any:
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


def _call_remove_campaign_vendor(
    id: int,
    vendor_id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_vendor_id = vendor_id

    path = "/api/v2/campaigns/{id}/vendors/{vendor_id}".format(
        id=path_text(json_id, "simple", False, "id"),
        vendor_id=path_text(json_vendor_id, "simple", False, "vendor_id"),
    )
    return _core.PreparedRequest(
        operation="removeCampaignVendor",
        method="delete",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_remove_campaign_vendor,
    )


def _parse_remove_campaign_vendor(response: httpx.Response) -> None:
    return None


def _error_remove_campaign_vendor(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    return None


def _call_verify_vendor_contact(
    id: int,
    vendor_id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_vendor_id = vendor_id

    path = "/api/v2/campaigns/{id}/vendors/{vendor_id}/verify-contact".format(
        id=path_text(json_id, "simple", False, "id"),
        vendor_id=path_text(json_vendor_id, "simple", False, "vendor_id"),
    )
    return _core.PreparedRequest(
        operation="verifyVendorContact",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_verify_vendor_contact,
    )


def _parse_verify_vendor_contact(response: httpx.Response) -> Vendor:
    if 200 <= response.status_code <= 200:
        response_200 = Vendor.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_verify_vendor_contact(response: httpx.Response) -> Any:
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

    def list(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignList:
        """List campaigns.

        One page of the campaigns, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
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
            _call_list_campaigns(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list_campaigns,
            timeout,
        )

    def list_raw(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list_campaigns(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list_campaigns,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Campaign, CampaignList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_campaigns(
            page=page,
            per_page=per_page,
            status=status,
            agency_id=agency_id,
            property_id=property_id,
        )
        return self._core.pager(
            _PAGING_LIST_CAMPAIGNS, _call, _parse_list_campaigns, lambda page: page.data or [], timeout
        )

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
            _call_create_campaign(
                body=body,
            ),
            _parse_create_campaign,
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
            _call_create_campaign(
                body=body,
            ),
            _parse_create_campaign,
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
            _call_get_campaign(
                id,
            ),
            _parse_get_campaign,
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
            _call_get_campaign(
                id,
            ),
            _parse_get_campaign,
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
            _call_update_campaign(
                id,
                body=body,
            ),
            _parse_update_campaign,
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
            _call_update_campaign(
                id,
                body=body,
            ),
            _parse_update_campaign,
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
            _call_set_campaign_status(
                id,
                body=body,
            ),
            _parse_set_campaign_status,
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
            _call_set_campaign_status(
                id,
                body=body,
            ),
            _parse_set_campaign_status,
            timeout,
        )

    def add_comment(
        self,
        id: int,
        *,
        body: CommentCreate,
        timeout: float | None = None,
    ) -> Comment:
        """Comment on a campaign.

        Adds a comment to the audit log of the campaign.

        Args:
            id (int): The key.
            body (CommentCreate): What it takes to create a Comment.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

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
            from campaignflow.models import CommentCreate

            comment = client.campaigns.add_comment(
                807,
                body=CommentCreate(comment="Photos are booked."),
            )
            ```
        """

        return self._core.call(
            _call_add_campaign_comment(
                id,
                body=body,
            ),
            _parse_add_campaign_comment,
            timeout,
        )

    def add_comment_raw(
        self,
        id: int,
        *,
        body: CommentCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Comment]:
        """`add_comment`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_add_campaign_comment(
                id,
                body=body,
            ),
            _parse_add_campaign_comment,
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
            _call_send_campaign_to_vendor(
                id,
            ),
            _parse_send_campaign_to_vendor,
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
            _call_send_campaign_to_vendor(
                id,
            ),
            _parse_send_campaign_to_vendor,
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
            _call_send_campaign_approved_email(
                id,
            ),
            _parse_send_campaign_approved_email,
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
            _call_send_campaign_approved_email(
                id,
            ),
            _parse_send_campaign_approved_email,
            timeout,
        )

    def list_vendors(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> VendorList:
        """List the vendors of a campaign.

        One page of the vendors, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
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
            vendor_list = client.campaigns.list_vendors(91)
            ```
        """

        return self._core.call(
            _call_list_campaign_vendors(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_campaign_vendors,
            timeout,
        )

    def list_vendors_raw(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _responses.RawResponse[VendorList]:
        """`list_vendors`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list_campaign_vendors(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_campaign_vendors,
            timeout,
        )

    def list_vendors_all(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _pages.Pager[Vendor, VendorList]:
        """Every item of every page of `list_vendors`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_campaign_vendors(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(
            _PAGING_LIST_CAMPAIGN_VENDORS, _call, _parse_list_campaign_vendors, lambda page: page.data or [], timeout
        )

    def add_vendor(
        self,
        id: int,
        *,
        body: VendorCreate,
        timeout: float | None = None,
    ) -> Vendor:
        """Add a vendor to a campaign.

        Adds a vendor under a key of the caller's choice; a key that is taken is a conflict.

        Args:
            id (int): The key.
            body (VendorCreate): What it takes to create a Vendor.
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
            from campaignflow.models import VendorCreate

            vendor = client.campaigns.add_vendor(
                547,
                body=VendorCreate(vendor_id=5, name="Val Vendor"),
            )
            ```
        """

        return self._core.call(
            _call_add_campaign_vendor(
                id,
                body=body,
            ),
            _parse_add_campaign_vendor,
            timeout,
        )

    def add_vendor_raw(
        self,
        id: int,
        *,
        body: VendorCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`add_vendor`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_add_campaign_vendor(
                id,
                body=body,
            ),
            _parse_add_campaign_vendor,
            timeout,
        )

    def get_vendor(
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
            vendor = client.campaigns.get_vendor(695, 681)
            ```
        """

        return self._core.call(
            _call_get_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_get_campaign_vendor,
            timeout,
        )

    def get_vendor_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`get_vendor`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_get_campaign_vendor,
            timeout,
        )

    def update_vendor(
        self,
        id: int,
        vendor_id: int,
        *,
        body: VendorUpdate,
        timeout: float | None = None,
    ) -> Vendor:
        """Change a vendor of a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            body (VendorUpdate): What can be changed of a Vendor; what is left out stays.
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
            from campaignflow.models import VendorUpdate

            vendor = client.campaigns.update_vendor(991, 817, body=VendorUpdate(name="Val Vendor"))
            ```
        """

        return self._core.call(
            _call_update_campaign_vendor(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update_campaign_vendor,
            timeout,
        )

    def update_vendor_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        body: VendorUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`update_vendor`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_update_campaign_vendor(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update_campaign_vendor,
            timeout,
        )

    def remove_vendor(
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
            client.campaigns.remove_vendor(356, 760)
            ```
        """

        self._core.call(
            _call_remove_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_remove_campaign_vendor,
            timeout,
        )

    def remove_vendor_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`remove_vendor`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_remove_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_remove_campaign_vendor,
            timeout,
        )

    def verify_vendor_contact(
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
            vendor = client.campaigns.verify_vendor_contact(822, 243)
            ```
        """

        return self._core.call(
            _call_verify_vendor_contact(
                id,
                vendor_id,
            ),
            _parse_verify_vendor_contact,
            timeout,
        )

    def verify_vendor_contact_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`verify_vendor_contact`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_verify_vendor_contact(
                id,
                vendor_id,
            ),
            _parse_verify_vendor_contact,
            timeout,
        )


class AsyncCampaignsResource:
    """Marketing campaigns, their vendors and their audit log."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignList:
        """List campaigns.

        One page of the campaigns, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
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
            _call_list_campaigns(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list_campaigns,
            timeout,
        )

    async def list_raw(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list_campaigns(
                page=page,
                per_page=per_page,
                status=status,
                agency_id=agency_id,
                property_id=property_id,
            ),
            _parse_list_campaigns,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        status: CampaignStatus | Unset = UNSET,
        agency_id: int | Unset = UNSET,
        property_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Campaign, CampaignList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_campaigns(
            page=page,
            per_page=per_page,
            status=status,
            agency_id=agency_id,
            property_id=property_id,
        )
        return self._core.pager(
            _PAGING_LIST_CAMPAIGNS, _call, _parse_list_campaigns, lambda page: page.data or [], timeout
        )

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
            _call_create_campaign(
                body=body,
            ),
            _parse_create_campaign,
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
            _call_create_campaign(
                body=body,
            ),
            _parse_create_campaign,
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
            _call_get_campaign(
                id,
            ),
            _parse_get_campaign,
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
            _call_get_campaign(
                id,
            ),
            _parse_get_campaign,
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
            _call_update_campaign(
                id,
                body=body,
            ),
            _parse_update_campaign,
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
            _call_update_campaign(
                id,
                body=body,
            ),
            _parse_update_campaign,
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
            _call_set_campaign_status(
                id,
                body=body,
            ),
            _parse_set_campaign_status,
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
            _call_set_campaign_status(
                id,
                body=body,
            ),
            _parse_set_campaign_status,
            timeout,
        )

    async def add_comment(
        self,
        id: int,
        *,
        body: CommentCreate,
        timeout: float | None = None,
    ) -> Comment:
        """Comment on a campaign.

        Adds a comment to the audit log of the campaign.

        Args:
            id (int): The key.
            body (CommentCreate): What it takes to create a Comment.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

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
            from campaignflow.models import CommentCreate

            comment = await client.campaigns.add_comment(
                807,
                body=CommentCreate(comment="Photos are booked."),
            )
            ```
        """

        return await self._core.call(
            _call_add_campaign_comment(
                id,
                body=body,
            ),
            _parse_add_campaign_comment,
            timeout,
        )

    async def add_comment_raw(
        self,
        id: int,
        *,
        body: CommentCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Comment]:
        """`add_comment`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_add_campaign_comment(
                id,
                body=body,
            ),
            _parse_add_campaign_comment,
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
            _call_send_campaign_to_vendor(
                id,
            ),
            _parse_send_campaign_to_vendor,
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
            _call_send_campaign_to_vendor(
                id,
            ),
            _parse_send_campaign_to_vendor,
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
            _call_send_campaign_approved_email(
                id,
            ),
            _parse_send_campaign_approved_email,
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
            _call_send_campaign_approved_email(
                id,
            ),
            _parse_send_campaign_approved_email,
            timeout,
        )

    async def list_vendors(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> VendorList:
        """List the vendors of a campaign.

        One page of the vendors, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
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
            vendor_list = await client.campaigns.list_vendors(91)
            ```
        """

        return await self._core.call(
            _call_list_campaign_vendors(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_campaign_vendors,
            timeout,
        )

    async def list_vendors_raw(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _responses.RawResponse[VendorList]:
        """`list_vendors`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list_campaign_vendors(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_campaign_vendors,
            timeout,
        )

    def list_vendors_all(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Vendor, VendorList]:
        """Every item of every page of `list_vendors`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_campaign_vendors(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(
            _PAGING_LIST_CAMPAIGN_VENDORS, _call, _parse_list_campaign_vendors, lambda page: page.data or [], timeout
        )

    async def add_vendor(
        self,
        id: int,
        *,
        body: VendorCreate,
        timeout: float | None = None,
    ) -> Vendor:
        """Add a vendor to a campaign.

        Adds a vendor under a key of the caller's choice; a key that is taken is a conflict.

        Args:
            id (int): The key.
            body (VendorCreate): What it takes to create a Vendor.
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
            from campaignflow.models import VendorCreate

            vendor = await client.campaigns.add_vendor(
                547,
                body=VendorCreate(vendor_id=5, name="Val Vendor"),
            )
            ```
        """

        return await self._core.call(
            _call_add_campaign_vendor(
                id,
                body=body,
            ),
            _parse_add_campaign_vendor,
            timeout,
        )

    async def add_vendor_raw(
        self,
        id: int,
        *,
        body: VendorCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`add_vendor`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_add_campaign_vendor(
                id,
                body=body,
            ),
            _parse_add_campaign_vendor,
            timeout,
        )

    async def get_vendor(
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
            vendor = await client.campaigns.get_vendor(695, 681)
            ```
        """

        return await self._core.call(
            _call_get_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_get_campaign_vendor,
            timeout,
        )

    async def get_vendor_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`get_vendor`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_get_campaign_vendor,
            timeout,
        )

    async def update_vendor(
        self,
        id: int,
        vendor_id: int,
        *,
        body: VendorUpdate,
        timeout: float | None = None,
    ) -> Vendor:
        """Change a vendor of a campaign.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            vendor_id (int): The key of the vendor.
            body (VendorUpdate): What can be changed of a Vendor; what is left out stays.
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
            from campaignflow.models import VendorUpdate

            vendor = await client.campaigns.update_vendor(
                991,
                817,
                body=VendorUpdate(name="Val Vendor"),
            )
            ```
        """

        return await self._core.call(
            _call_update_campaign_vendor(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update_campaign_vendor,
            timeout,
        )

    async def update_vendor_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        body: VendorUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`update_vendor`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_update_campaign_vendor(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update_campaign_vendor,
            timeout,
        )

    async def remove_vendor(
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
            await client.campaigns.remove_vendor(356, 760)
            ```
        """

        await self._core.call(
            _call_remove_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_remove_campaign_vendor,
            timeout,
        )

    async def remove_vendor_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`remove_vendor`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_remove_campaign_vendor(
                id,
                vendor_id,
            ),
            _parse_remove_campaign_vendor,
            timeout,
        )

    async def verify_vendor_contact(
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
            vendor = await client.campaigns.verify_vendor_contact(822, 243)
            ```
        """

        return await self._core.call(
            _call_verify_vendor_contact(
                id,
                vendor_id,
            ),
            _parse_verify_vendor_contact,
            timeout,
        )

    async def verify_vendor_contact_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`verify_vendor_contact`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_verify_vendor_contact(
                id,
                vendor_id,
            ),
            _parse_verify_vendor_contact,
            timeout,
        )
