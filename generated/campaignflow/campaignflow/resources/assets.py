"""Uploaded files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.asset import Asset
from ..models.asset_create import AssetCreate
from ..models.error import Error
from ..types import UNSET, File

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.asset_create import AssetCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _AssetCreateFields(AssetCreateInput, _Options):
        """What a `AssetCreateInput` has, and what every method takes."""


_UPLOAD: _operations.Operation[Asset] = _operations.Operation(
    "uploadAsset",
    "post",
    "/api/v2/assets",
    bodies=(_operations.Body("application/json", "json", AssetCreate),),
    answers={"201": Asset},
    errors={"400 401 406 415 422": Error},
    needs_body=True,
)

_DOWNLOAD: _operations.Operation[File] = _operations.Operation(
    "downloadAsset",
    "get",
    "/api/v2/assets/{id}/{hash}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("hash", "path", str),
    ),
    answers={"200": (File, "content")},
    errors={"401 404 406": Error},
)


class AssetsResource(_resources.Resource["_raw.AssetsResource"]):
    """Uploaded files."""

    @overload
    def upload(self, body: AssetCreate | AssetCreateInput, **options: Unpack[_Options]) -> Asset: ...

    @overload
    def upload(self, **fields: Unpack[_AssetCreateFields]) -> Asset: ...

    def upload(self, body: Any = UNSET, **fields: Any) -> Asset:
        """Upload a file.

        Stores a file, sent as base64 inside JSON, and attaches it where the body says so.

        Args:
            body (AssetCreate): What it takes to create an Asset; or its properties by their names, of
                `AssetCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            asset = client.assets.upload(file="SGVsbG8=", file_name="plan.txt")
            ```
        """
        return self._core.call(_UPLOAD, locals())

    def download(self, id: int, hash: str, **options: Unpack[_Options]) -> File:
        """Download a file.

        The bytes of the file. A wrong hash is not found.

        Args:
            id (int): The key.
            hash (str): The hash of the file.

        Returns:
            The bytes.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            file = client.assets.download(
                521,
                "0bee746777a9542ef25cf9184f3eceadc318f56364fc41bf0f491da2a47540ee",
            )
            ```
        """
        return self._core.call(_DOWNLOAD, locals())


class AsyncAssetsResource(_resources.AsyncResource["_raw.AsyncAssetsResource"]):
    """Uploaded files."""

    @overload
    async def upload(self, body: AssetCreate | AssetCreateInput, **options: Unpack[_Options]) -> Asset: ...

    @overload
    async def upload(self, **fields: Unpack[_AssetCreateFields]) -> Asset: ...

    async def upload(self, body: Any = UNSET, **fields: Any) -> Asset:
        """Upload a file. See `AssetsResource.upload`."""
        return await self._core.call(_UPLOAD, locals())

    async def download(self, id: int, hash: str, **options: Unpack[_Options]) -> File:
        """Download a file. See `AssetsResource.download`."""
        return await self._core.call(_DOWNLOAD, locals())
