"""Uploaded files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Asset, AssetCreate, Error
from ..types import UNSET, File

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import AssetCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _AssetCreateFields(AssetCreateInput, _Options): ...


# fmt: off
_UPLOAD = _operations.Operation[Asset]("assets.upload", "POST /api/v2/assets", {"201": Asset},
    {"400 401 406 415 422": Error}, body=AssetCreate, needs_body=True)
_DOWNLOAD = _operations.Operation[File]("assets.download", "GET /api/v2/assets/{id}/{hash}", {"200": (File, "content")},
    {"401 404 406": Error}, path={"id": int, "hash": str})
# fmt: on


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
            body (AssetCreate): What it takes to create an Asset; or its properties as keyword arguments, of
                `AssetCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            asset = client.assets.upload(file="SGVsbG8=", file_name="plan.txt")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            file = client.assets.download(
                521,
                "0bee746777a9542ef25cf9184f3eceadc318f56364fc41bf0f491da2a47540ee",
            )
        """
        return self._core.call(_DOWNLOAD, locals())


class AsyncAssetsResource(_resources.AsyncResource["_raw.AsyncAssetsResource"]):
    """`AssetsResource`, for asyncio: every method is awaited."""

    upload: Final = _resources.awaited(AssetsResource.upload)
    download: Final = _resources.awaited(AssetsResource.download)
