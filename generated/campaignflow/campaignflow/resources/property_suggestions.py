"""Properties to choose from while typing."""

from __future__ import annotations

import builtins

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.property_suggestion import PropertySuggestion
from ..types import UNSET, Unset

_LIST: _operations.Operation[list[PropertySuggestion]] = _operations.Operation(
    "listPropertySuggestions",
    "get",
    "/api/v2/property-suggestions",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("q", "query", str),
        _operations.Parameter("limit", "query", int),
    ),
    answers=(_operations.Answer("200", list[PropertySuggestion]),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("422", Error),
    ),
)


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

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[builtins.list[PropertySuggestion]]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)


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

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[builtins.list[PropertySuggestion]]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)
