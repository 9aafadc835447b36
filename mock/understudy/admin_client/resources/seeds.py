"""Operations on seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.new_seeds import NewSeeds
from ..models.problem import Problem
from ..models.seed_count import SeedCount
from ..models.seeds import Seeds
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_seeds import NewSeedsInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewSeedsFields(NewSeedsInput, _Options):
        """What a `NewSeedsInput` has, and what every method takes."""


_GET: _operations.Operation[Seeds] = _operations.Operation(
    "getSeeds",
    "get",
    "/seeds",
    answers={"200": Seeds},
)

_CREATE: _operations.Operation[SeedCount] = _operations.Operation(
    "addSeeds",
    "post",
    "/seeds",
    bodies=(_operations.Body("application/json", "json", NewSeeds),),
    answers={"201": SeedCount},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)


class SeedsResource(_resources.Resource["_raw.SeedsResource"]):
    """Operations on seeds."""

    def get(self, **options: Unpack[_Options]) -> Seeds:
        """Every record by resource, in the form of a seed file.


        Returns:
            Done.

        Example:
            ```python
            seeds = client.seeds.get()
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def create(self, body: NewSeeds | NewSeedsInput, **options: Unpack[_Options]) -> SeedCount: ...

    @overload
    def create(self, **fields: Unpack[_NewSeedsFields]) -> SeedCount: ...

    def create(self, body: Any = UNSET, **fields: Any) -> SeedCount:
        """Put in the records of a seed file, all of them or none; none of that is an event.

        Args:
            body (NewSeeds): what is sent; or its properties by their names, of `NewSeedsInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            seed_count = client.seeds.create(seeds={})
            ```
        """
        return self._core.call(_CREATE, locals())


class AsyncSeedsResource(_resources.AsyncResource["_raw.AsyncSeedsResource"]):
    """Operations on seeds."""

    async def get(self, **options: Unpack[_Options]) -> Seeds:
        """Every record by resource, in the form of a seed file. See `SeedsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def create(self, body: NewSeeds | NewSeedsInput, **options: Unpack[_Options]) -> SeedCount: ...

    @overload
    async def create(self, **fields: Unpack[_NewSeedsFields]) -> SeedCount: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> SeedCount:
        """Put in the records of a seed file, all of them or none; none of that is an event. See `SeedsResource.create`."""
        return await self._core.call(_CREATE, locals())
