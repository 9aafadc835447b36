"""Operations on comments of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.comment import Comment
from ..models.comment_create import CommentCreate
from ..models.error import Error
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.comment_create import CommentCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _CommentCreateFields(CommentCreateInput, _Options):
        """What a `CommentCreateInput` has, and what every method takes."""


_CREATE: _operations.Operation[Comment] = _operations.Operation(
    "addCampaignComment",
    "post",
    "/api/v2/campaigns/{id}/comments",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CommentCreate),),
    answers={"201": Comment},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)


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
            body (CommentCreate): What it takes to create a Comment; or its properties by their names, of
                `CommentCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            comment = client.campaigns.comments.create(807, comment="Photos are booked.")
            ```
        """
        return self._core.call(_CREATE, locals())


class AsyncCampaignsCommentsResource(_resources.AsyncResource["_raw.AsyncCampaignsCommentsResource"]):
    """Operations on comments of campaigns."""

    @overload
    async def create(
        self, id: int, body: CommentCreate | CommentCreateInput, **options: Unpack[_Options]
    ) -> Comment: ...

    @overload
    async def create(self, id: int, **fields: Unpack[_CommentCreateFields]) -> Comment: ...

    async def create(self, id: int, body: Any = UNSET, **fields: Any) -> Comment:
        """Comment on a campaign. See `CampaignsCommentsResource.create`."""
        return await self._core.call(_CREATE, locals())
