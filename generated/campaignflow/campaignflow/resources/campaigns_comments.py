"""Operations on comments of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Comment, CommentCreate, Error
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import CommentCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _CommentCreateFields(CommentCreateInput, _Options): ...


# fmt: off
_CREATE = _operations.Operation[Comment]("campaigns.comments.create", "POST /api/v2/campaigns/{id}/comments",
    {"201": Comment}, {"400 401 404 406 415 422": Error}, path={"id": int}, body=CommentCreate, needs_body=True)
# fmt: on


class CampaignsCommentsResource(_resources.Resource["_raw.CampaignsCommentsResource"]):
    """Operations on comments of campaigns."""

    @overload
    def create(self, id: int, body: CommentCreate | CommentCreateInput, **options: Unpack[_Options]) -> Comment: ...
    @overload
    def create(self, id: int, **fields: Unpack[_CommentCreateFields]) -> Comment: ...
    def create(self, id: int, body: Any = UNSET, **fields: Any) -> Comment:
        """Comment on a campaign.

        Adds a comment to the audit log of the campaign.

        Args:
            id (int): The key.
            body (CommentCreate): What it takes to create a Comment; or its properties as keyword arguments, of
                `CommentCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            comment = client.campaigns.comments.create(807, comment="Photos are booked.")
        """
        return self._core.call(_CREATE, locals())


class AsyncCampaignsCommentsResource(_resources.AsyncResource["_raw.AsyncCampaignsCommentsResource"]):
    """`CampaignsCommentsResource`, for asyncio: every method is awaited."""

    create: Final = _resources.awaited(CampaignsCommentsResource.create)
