"""Properties to choose from while typing."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import query_pairs
from ..models.error import Error
from ..models.property_suggestion import PropertySuggestion
from ..types import UNSET, Unset


def _call_list(
    *,
    q: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_q = q

    if not isinstance(json_q, Unset) and json_q is not None:
        params.extend(query_pairs("q", json_q, "form", True))

    json_limit = limit

    if not isinstance(json_limit, Unset) and json_limit is not None:
        params.extend(query_pairs("limit", json_limit, "form", True))

    path = "/api/v2/property-suggestions"
    return _core.PreparedRequest(
        operation="listPropertySuggestions",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> builtins.list[PropertySuggestion]:
    if 200 <= response.status_code <= 200:
        response_200 = []
        _response_200 = response.json()
        for componentsschemas_property_suggestion_list_item_data in _response_200:
            componentsschemas_property_suggestion_list_item = PropertySuggestion.from_dict(
                componentsschemas_property_suggestion_list_item_data
            )

            response_200.append(componentsschemas_property_suggestion_list_item)

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


class PropertySuggestionsResource:
    """Properties to choose from while typing."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> builtins.list[PropertySuggestion]:
        """Suggest properties.

        Properties whose address matches what was typed.

        Args:
            q (str): What was typed.
            limit (int): The most suggestions to give. Default: 10.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The suggestions.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            result = client.property_suggestions.list()
            ```
        """

        return self._core.call(
            _call_list(
                q=q,
                limit=limit,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[builtins.list[PropertySuggestion]]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                q=q,
                limit=limit,
            ),
            _parse_list,
            timeout,
        )


class AsyncPropertySuggestionsResource:
    """Properties to choose from while typing."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> builtins.list[PropertySuggestion]:
        """Suggest properties.

        Properties whose address matches what was typed.

        Args:
            q (str): What was typed.
            limit (int): The most suggestions to give. Default: 10.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The suggestions.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            result = await client.property_suggestions.list()
            ```
        """

        return await self._core.call(
            _call_list(
                q=q,
                limit=limit,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[builtins.list[PropertySuggestion]]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                q=q,
                limit=limit,
            ),
            _parse_list,
            timeout,
        )
