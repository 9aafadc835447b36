"""Agencies to choose from while typing."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.agency_suggestion import AgencySuggestion
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_LIST: _operations.Operation[list[AgencySuggestion]] = _operations.Operation(
    "listAgencySuggestions",
    "get",
    "/api/v2/agency-suggestions",
    parameters=(
        _operations.Parameter("q", "query", str),
        _operations.Parameter("limit", "query", int),
    ),
    answers={"200": list[AgencySuggestion]},
    errors={"400 401 406 422": Error},
)


class AgencySuggestionsResource(_resources.Resource["_raw.AgencySuggestionsResource"]):
    """Agencies to choose from while typing."""

    def list(
        self, *, q: str | Unset = UNSET, limit: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> builtins.list[AgencySuggestion]:
        """Suggest agencies.

        Agencies whose name matches what was typed.

        Args:
            q (str): What was typed.
            limit (int): The most suggestions to give. Default: 10.

        Returns:
            The suggestions.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            result = client.agency_suggestions.list()
            ```
        """
        return self._core.call(_LIST, locals())


class AsyncAgencySuggestionsResource(_resources.AsyncResource["_raw.AsyncAgencySuggestionsResource"]):
    """Agencies to choose from while typing."""

    async def list(
        self, *, q: str | Unset = UNSET, limit: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> builtins.list[AgencySuggestion]:
        """Suggest agencies. See `AgencySuggestionsResource.list`."""
        return await self._core.call(_LIST, locals())
