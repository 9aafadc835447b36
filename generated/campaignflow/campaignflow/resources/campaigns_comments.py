"""Operations on comments of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.comment import Comment
from ..models.comment_create import CommentCreate
from ..models.error import Error
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.comment_create import CommentCreateInput


_CREATE: _operations.Operation[Comment] = _operations.Operation(
    "addCampaignComment",
    "post",
    "/api/v2/campaigns/{id}/comments",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CommentCreate),),
    answers=(_operations.Answer("201", Comment),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)


class CampaignsCommentsResource:
    """Operations on comments of campaigns."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @overload
    def create(
        self,
        id: int,
        body: CommentCreate | CommentCreateInput,
        *,
        timeout: float | None = None,
    ) -> Comment: ...

    @overload
    def create(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CommentCreateInput],
    ) -> Comment: ...

    def create(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Comment:
        """Comment on a campaign.

        Adds a comment to the audit log of the campaign.

        Args:
            id (int): The key.
            body (CommentCreate): What it takes to create a Comment; or its properties by their names, of
                `CommentCreateInput`.
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
            comment = client.campaigns.comments.create(807, comment="Photos are booked.")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        id: int,
        body: CommentCreate | CommentCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Comment]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)


class AsyncCampaignsCommentsResource:
    """Operations on comments of campaigns."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @overload
    async def create(
        self,
        id: int,
        body: CommentCreate | CommentCreateInput,
        *,
        timeout: float | None = None,
    ) -> Comment: ...

    @overload
    async def create(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CommentCreateInput],
    ) -> Comment: ...

    async def create(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Comment:
        """Comment on a campaign.

        Adds a comment to the audit log of the campaign.

        Args:
            id (int): The key.
            body (CommentCreate): What it takes to create a Comment; or its properties by their names, of
                `CommentCreateInput`.
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
            comment = await client.campaigns.comments.create(807, comment="Photos are booked.")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        id: int,
        body: CommentCreate | CommentCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Comment]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)
