"""Operations on comments of campaigns."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.comment import Comment
from ..models.comment_create import CommentCreate
from ..models.error import Error


def _call_create(
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
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Comment:
    if 201 <= response.status_code <= 201:
        response_201 = Comment.from_dict(response.json())

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

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


class CampaignsCommentsResource:
    """Operations on comments of campaigns."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def create(
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

            comment = client.campaigns.comments.create(
                807,
                body=CommentCreate(comment="Photos are booked."),
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
        body: CommentCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Comment]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )


class AsyncCampaignsCommentsResource:
    """Operations on comments of campaigns."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def create(
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

            comment = await client.campaigns.comments.create(
                807,
                body=CommentCreate(comment="Photos are booked."),
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
        body: CommentCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Comment]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )
