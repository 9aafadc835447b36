"""Operations on seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import NewSeeds, Problem, SeedCount, Seeds
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewSeedsInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewSeedsFields(NewSeedsInput, _Options): ...


# fmt: off
_GET = _operations.Operation[Seeds]("seeds.get", "GET /seeds", {"200": Seeds})
_CREATE = _operations.Operation[SeedCount]("seeds.create", "POST /seeds", {"201": SeedCount},
    {"400 401 403 404 409 415 422": Problem}, body=NewSeeds, needs_body=True)
# fmt: on


class SeedsResource(_resources.Resource["_raw.SeedsResource"]):
    """Operations on seeds."""

    def get(self, **options: Unpack[_Options]) -> Seeds:
        """Every record by resource, in the form of a seed file.

        Example:
            seeds = client.seeds.get()
        """
        return self._core.call(_GET, locals())

    @overload
    def create(self, body: NewSeeds | NewSeedsInput, **options: Unpack[_Options]) -> SeedCount: ...
    @overload
    def create(self, **fields: Unpack[_NewSeedsFields]) -> SeedCount: ...
    def create(self, body: Any = UNSET, **fields: Any) -> SeedCount:
        """Put in the records of a seed file, all of them or none; none of that is an event.

        Args:
            body (NewSeeds): the body; or its properties as keyword arguments, of `NewSeedsInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            seed_count = client.seeds.create(seeds={})
        """
        return self._core.call(_CREATE, locals())


class AsyncSeedsResource(_resources.AsyncResource["_raw.AsyncSeedsResource"]):
    """`SeedsResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(SeedsResource.get)
    create: Final = _resources.awaited(SeedsResource.create)
