"""Properties to choose from while typing."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.property_suggestion import PropertySuggestion
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_LIST: _operations.Operation[list[PropertySuggestion]] = _operations.Operation(
    "listPropertySuggestions",
    "get",
    "/api/v2/property-suggestions",
    parameters=(
        _operations.Parameter("q", "query", str),
        _operations.Parameter("limit", "query", int),
    ),
    answers={"200": list[PropertySuggestion]},
    errors={"400 401 406 422": Error},
)


class PropertySuggestionsResource(_resources.Resource["_raw.PropertySuggestionsResource"]):
    """Properties to choose from while typing."""

    def list(
        self, *, q: str | Unset = UNSET, limit: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> builtins.list[PropertySuggestion]:
        """Suggest properties.

        Properties whose address matches what was typed.

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
            result = client.property_suggestions.list()
            ```
        """
        return self._core.call(_LIST, locals())


class AsyncPropertySuggestionsResource(_resources.AsyncResource["_raw.AsyncPropertySuggestionsResource"]):
    """Properties to choose from while typing."""

    async def list(
        self, *, q: str | Unset = UNSET, limit: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> builtins.list[PropertySuggestion]:
        """Suggest properties. See `PropertySuggestionsResource.list`."""
        return await self._core.call(_LIST, locals())
