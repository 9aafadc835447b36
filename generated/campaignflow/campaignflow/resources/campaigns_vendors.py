"""Operations on vendors of campaigns."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text, query_pairs
from ..models.error import Error
from ..models.vendor import Vendor
from ..models.vendor_create import VendorCreate
from ..models.vendor_list import VendorList
from ..models.vendor_update import VendorUpdate
from ..types import UNSET, Unset


def _call_list(
    id: int,
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
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
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> VendorList:
    if 200 <= response.status_code <= 200:
        response_200 = VendorList.from_dict(response.json())

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


def _call_create(
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
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Vendor:
    if 201 <= response.status_code <= 201:
        response_201 = Vendor.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
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


def _call_get(
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
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Vendor:
    if 200 <= response.status_code <= 200:
        response_200 = Vendor.from_dict(response.json())

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
        parse_error=_error_update,
    )


def _parse_update(response: httpx.Response) -> Vendor:
    if 200 <= response.status_code <= 200:
        response_200 = Vendor.from_dict(response.json())

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

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_delete(
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
        parse_error=_error_delete,
    )


def _parse_delete(response: httpx.Response) -> None:
    return None


def _error_delete(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    return None


def _call_verify_contact(
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
        parse_error=_error_verify_contact,
    )


def _parse_verify_contact(response: httpx.Response) -> Vendor:
    if 200 <= response.status_code <= 200:
        response_200 = Vendor.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_verify_contact(response: httpx.Response) -> Any:
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

        return self._core.call(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[VendorList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Vendor, VendorList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    def create(
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

            vendor = client.campaigns.vendors.create(
                547,
                body=VendorCreate(vendor_id=5, name="Val Vendor"),
            )
            ```
        """

        return self._core.call(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        id: int,
        *,
        body: VendorCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        return self._core.call(
            _call_get(
                id,
                vendor_id,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                id,
                vendor_id,
            ),
            _parse_get,
            timeout,
        )

    def update(
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

            vendor = client.campaigns.vendors.update(991, 817, body=VendorUpdate(name="Val Vendor"))
            ```
        """

        return self._core.call(
            _call_update(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    def update_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        body: VendorUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_update(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

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

        self._core.call(
            _call_delete(
                id,
                vendor_id,
            ),
            _parse_delete,
            timeout,
        )

    def delete_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_delete(
                id,
                vendor_id,
            ),
            _parse_delete,
            timeout,
        )

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

        return self._core.call(
            _call_verify_contact(
                id,
                vendor_id,
            ),
            _parse_verify_contact,
            timeout,
        )

    def verify_contact_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`verify_contact`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_verify_contact(
                id,
                vendor_id,
            ),
            _parse_verify_contact,
            timeout,
        )


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

        return await self._core.call(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[VendorList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Vendor, VendorList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    async def create(
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

            vendor = await client.campaigns.vendors.create(
                547,
                body=VendorCreate(vendor_id=5, name="Val Vendor"),
            )
            ```
        """

        return await self._core.call(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        id: int,
        *,
        body: VendorCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        return await self._core.call(
            _call_get(
                id,
                vendor_id,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                id,
                vendor_id,
            ),
            _parse_get,
            timeout,
        )

    async def update(
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

            vendor = await client.campaigns.vendors.update(
                991,
                817,
                body=VendorUpdate(name="Val Vendor"),
            )
            ```
        """

        return await self._core.call(
            _call_update(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    async def update_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        body: VendorUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_update(
                id,
                vendor_id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

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

        await self._core.call(
            _call_delete(
                id,
                vendor_id,
            ),
            _parse_delete,
            timeout,
        )

    async def delete_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_delete(
                id,
                vendor_id,
            ),
            _parse_delete,
            timeout,
        )

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

        return await self._core.call(
            _call_verify_contact(
                id,
                vendor_id,
            ),
            _parse_verify_contact,
            timeout,
        )

    async def verify_contact_raw(
        self,
        id: int,
        vendor_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Vendor]:
        """`verify_contact`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_verify_contact(
                id,
                vendor_id,
            ),
            _parse_verify_contact,
            timeout,
        )
