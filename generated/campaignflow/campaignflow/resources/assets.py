"""Uploaded files."""

from __future__ import annotations

import builtins
from io import BytesIO
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime import streams as _streams
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.asset import Asset
from ..models.asset_create import AssetCreate
from ..models.error import Error
from ..types import File


def _call_upload(
    *,
    body: AssetCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/assets"
    return _core.PreparedRequest(
        operation="uploadAsset",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_upload,
    )


def _parse_upload(response: httpx.Response) -> Asset:
    if 201 <= response.status_code <= 201:
        response_201 = Asset.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_upload(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

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


def _call_download(
    id: int,
    hash_: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_hash_ = hash_

    path = "/api/v2/assets/{id}/{hash_}".format(
        id=path_text(json_id, "simple", False, "id"),
        hash_=path_text(json_hash_, "simple", False, "hash"),
    )
    return _core.PreparedRequest(
        operation="downloadAsset",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_download,
    )


def _parse_download(response: httpx.Response) -> File:
    if 200 <= response.status_code <= 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_download(response: httpx.Response) -> Any:
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


class AssetsResource:
    """Uploaded files."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def upload(
        self,
        *,
        body: AssetCreate,
        timeout: float | None = None,
    ) -> Asset:
        """Upload a file.

        Stores a file, sent as base64 inside JSON, and attaches it where the body says so.

        Args:
            body (AssetCreate): What it takes to create an Asset.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from campaignflow.models import AssetCreate

            asset = client.assets.upload(body=AssetCreate(file="SGVsbG8=", file_name="plan.txt"))
            ```
        """

        return self._core.call(
            _call_upload(
                body=body,
            ),
            _parse_upload,
            timeout,
        )

    def upload_raw(
        self,
        *,
        body: AssetCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Asset]:
        """`upload`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_upload(
                body=body,
            ),
            _parse_upload,
            timeout,
        )

    def download(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> File:
        """Download a file.

        The bytes of the file. A wrong hash is not found.

        Args:
            id (int): The key.
            hash_ (str): The hash of the file.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The bytes.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            file = client.assets.download(
                521,
                "0bee746777a9542ef25cf9184f3eceadc318f56364fc41bf0f491da2a47540ee",
            )
            ```
        """

        return self._core.call(
            _call_download(
                id,
                hash_,
            ),
            _parse_download,
            timeout,
        )

    def download_raw(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[File]:
        """`download`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_download(
                id,
                hash_,
            ),
            _parse_download,
            timeout,
        )

    def download_stream(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _streams.Stream[bytes]:
        """`download`, but the bytes are read while the answer comes."""
        _call = _call_download(
            id,
            hash_,
        )
        _response = self._core.open(_call, timeout, "")
        return _streams.Stream(_call.operation, _response, _streams.Bytes())


class AsyncAssetsResource:
    """Uploaded files."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def upload(
        self,
        *,
        body: AssetCreate,
        timeout: float | None = None,
    ) -> Asset:
        """Upload a file.

        Stores a file, sent as base64 inside JSON, and attaches it where the body says so.

        Args:
            body (AssetCreate): What it takes to create an Asset.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from campaignflow.models import AssetCreate

            asset = await client.assets.upload(
                body=AssetCreate(file="SGVsbG8=", file_name="plan.txt"),
            )
            ```
        """

        return await self._core.call(
            _call_upload(
                body=body,
            ),
            _parse_upload,
            timeout,
        )

    async def upload_raw(
        self,
        *,
        body: AssetCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Asset]:
        """`upload`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_upload(
                body=body,
            ),
            _parse_upload,
            timeout,
        )

    async def download(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> File:
        """Download a file.

        The bytes of the file. A wrong hash is not found.

        Args:
            id (int): The key.
            hash_ (str): The hash of the file.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The bytes.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            file = await client.assets.download(
                521,
                "0bee746777a9542ef25cf9184f3eceadc318f56364fc41bf0f491da2a47540ee",
            )
            ```
        """

        return await self._core.call(
            _call_download(
                id,
                hash_,
            ),
            _parse_download,
            timeout,
        )

    async def download_raw(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[File]:
        """`download`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_download(
                id,
                hash_,
            ),
            _parse_download,
            timeout,
        )

    async def download_stream(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _streams.AsyncStream[bytes]:
        """`download`, but the bytes are read while the answer comes."""
        _call = _call_download(
            id,
            hash_,
        )
        _response = await self._core.open(_call, timeout, "")
        return _streams.AsyncStream(_call.operation, _response, _streams.Bytes())
