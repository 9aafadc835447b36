"""Agencies to choose from while typing."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import AgencySuggestion, Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[builtins.list[AgencySuggestion]]("agency_suggestions.list",
    "GET /api/v2/agency-suggestions", {"200": list[AgencySuggestion]}, {"400 401 406 422": Error},
    query={"q": str, "limit": int})
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            result = client.agency_suggestions.list()
        """
        return self._core.call(_LIST, locals())


class AsyncAgencySuggestionsResource(_resources.AsyncResource["_raw.AsyncAgencySuggestionsResource"]):
    """`AgencySuggestionsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(AgencySuggestionsResource.list)
