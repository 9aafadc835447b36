"""Operations on messages."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import query_pairs
from ..models.changes import Changes
from ..models.problem import Problem
from ..types import UNSET, Unset


def _call_list(
    *,
    topic: builtins.list[str] | Unset = UNSET,
    after: int | Unset = UNSET,
    wait: float | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_topic: list[str] | Unset = UNSET
    if not isinstance(topic, Unset):
        json_topic = topic

    if not isinstance(json_topic, Unset) and json_topic is not None:
        params.extend(query_pairs("topic", json_topic, "form", True))

    json_after = after

    if not isinstance(json_after, Unset) and json_after is not None:
        params.extend(query_pairs("after", json_after, "form", True))

    json_wait = wait

    if not isinstance(json_wait, Unset) and json_wait is not None:
        params.extend(query_pairs("wait", json_wait, "form", True))

    path = "/messages"
    return _core.PreparedRequest(
        operation="listMessages",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Changes:
    if 200 <= response.status_code <= 200:
        response_200 = Changes.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


class MessagesResource:
    """Operations on messages."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        topic: builtins.list[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> Changes:
        """What was committed on some topics after a number, or from now on; `wait` seconds for the first.

        Args:
            topic (list[str]): `topic` of the query
            after (int): `after` of the query
            wait (float): `wait` of the query. Default: 0.0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            changes = client.messages.list()
            ```
        """

        return self._core.call(
            _call_list(
                topic=topic,
                after=after,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        topic: builtins.list[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Changes]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                topic=topic,
                after=after,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )


class AsyncMessagesResource:
    """Operations on messages."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        topic: builtins.list[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> Changes:
        """What was committed on some topics after a number, or from now on; `wait` seconds for the first.

        Args:
            topic (list[str]): `topic` of the query
            after (int): `after` of the query
            wait (float): `wait` of the query. Default: 0.0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            changes = await client.messages.list()
            ```
        """

        return await self._core.call(
            _call_list(
                topic=topic,
                after=after,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        topic: builtins.list[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Changes]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                topic=topic,
                after=after,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )
