"""Uploaded files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from .._runtime import streams as _streams
from ..models.asset import Asset
from ..models.asset_create import AssetCreate
from ..models.error import Error
from ..types import UNSET, File

if TYPE_CHECKING:
    from ..models.asset_create import AssetCreateInput


_UPLOAD: _operations.Operation[Asset] = _operations.Operation(
    "uploadAsset",
    "post",
    "/api/v2/assets",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", AssetCreate),),
    answers=(_operations.Answer("201", Asset),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_DOWNLOAD: _operations.Operation[File] = _operations.Operation(
    "downloadAsset",
    "get",
    "/api/v2/assets/{id}/{hash_}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("hash_", "path", str, wire="hash"),
    ),
    answers=(_operations.Answer("200", File, "content"),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)


class AssetsResource:
    """Uploaded files."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @overload
    def upload(
        self,
        body: AssetCreate | AssetCreateInput,
        *,
        timeout: float | None = None,
    ) -> Asset: ...

    @overload
    def upload(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[AssetCreateInput],
    ) -> Asset: ...

    def upload(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Asset:
        """Upload a file.

        Stores a file, sent as base64 inside JSON, and attaches it where the body says so.

        Args:
            body (AssetCreate): What it takes to create an Asset; or its properties by their names, of
                `AssetCreateInput`.
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
            asset = client.assets.upload(file="SGVsbG8=", file_name="plan.txt")
            ```
        """

        return self._core.call(_UPLOAD.call(locals()), _UPLOAD.parse, timeout)

    def upload_raw(
        self,
        body: AssetCreate | AssetCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Asset]:
        """`upload`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPLOAD.call(locals()), _UPLOAD.parse, timeout)

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

        return self._core.call(_DOWNLOAD.call(locals()), _DOWNLOAD.parse, timeout)

    def download_raw(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[File]:
        """`download`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DOWNLOAD.call(locals()), _DOWNLOAD.parse, timeout)

    def download_stream(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _streams.Stream[bytes]:
        """`download`, but the bytes are read while the answer comes."""
        _request = _DOWNLOAD.call(locals())
        _response = self._core.open(_request, timeout, "")
        return _streams.Stream(_request.operation, _response, _streams.Bytes())


class AsyncAssetsResource:
    """Uploaded files."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @overload
    async def upload(
        self,
        body: AssetCreate | AssetCreateInput,
        *,
        timeout: float | None = None,
    ) -> Asset: ...

    @overload
    async def upload(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[AssetCreateInput],
    ) -> Asset: ...

    async def upload(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Asset:
        """Upload a file.

        Stores a file, sent as base64 inside JSON, and attaches it where the body says so.

        Args:
            body (AssetCreate): What it takes to create an Asset; or its properties by their names, of
                `AssetCreateInput`.
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
            asset = await client.assets.upload(file="SGVsbG8=", file_name="plan.txt")
            ```
        """

        return await self._core.call(_UPLOAD.call(locals()), _UPLOAD.parse, timeout)

    async def upload_raw(
        self,
        body: AssetCreate | AssetCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Asset]:
        """`upload`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPLOAD.call(locals()), _UPLOAD.parse, timeout)

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

        return await self._core.call(_DOWNLOAD.call(locals()), _DOWNLOAD.parse, timeout)

    async def download_raw(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[File]:
        """`download`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DOWNLOAD.call(locals()), _DOWNLOAD.parse, timeout)

    async def download_stream(
        self,
        id: int,
        hash_: str,
        *,
        timeout: float | None = None,
    ) -> _streams.AsyncStream[bytes]:
        """`download`, but the bytes are read while the answer comes."""
        _request = _DOWNLOAD.call(locals())
        _response = await self._core.open(_request, timeout, "")
        return _streams.AsyncStream(_request.operation, _response, _streams.Bytes())
