"""Operations on seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.new_seeds import NewSeeds
from ..models.problem import Problem
from ..models.seed_count import SeedCount
from ..models.seeds import Seeds
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_seeds import NewSeedsInput


_GET: _operations.Operation[Seeds] = _operations.Operation(
    "getSeeds",
    "get",
    "/seeds",
    security=(),
    answers=(_operations.Answer("200", Seeds),),
)

_CREATE: _operations.Operation[SeedCount] = _operations.Operation(
    "addSeeds",
    "post",
    "/seeds",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewSeeds),),
    answers=(_operations.Answer("201", SeedCount),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)


class SeedsResource:
    """Operations on seeds."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Seeds:
        """Every record by resource, in the form of a seed file.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            seeds = client.seeds.get()
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Seeds]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def create(
        self,
        body: NewSeeds | NewSeedsInput,
        *,
        timeout: float | None = None,
    ) -> SeedCount: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewSeedsInput],
    ) -> SeedCount: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> SeedCount:
        """Put in the records of a seed file, all of them or none; none of that is an event.

        Args:
            body (NewSeeds): what is sent; or its properties by their names, of `NewSeedsInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            seed_count = client.seeds.create(seeds={})
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewSeeds | NewSeedsInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[SeedCount]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)


class AsyncSeedsResource:
    """Operations on seeds."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Seeds:
        """Every record by resource, in the form of a seed file.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            seeds = await client.seeds.get()
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Seeds]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def create(
        self,
        body: NewSeeds | NewSeedsInput,
        *,
        timeout: float | None = None,
    ) -> SeedCount: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewSeedsInput],
    ) -> SeedCount: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> SeedCount:
        """Put in the records of a seed file, all of them or none; none of that is an event.

        Args:
            body (NewSeeds): what is sent; or its properties by their names, of `NewSeedsInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            seed_count = await client.seeds.create(seeds={})
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewSeeds | NewSeedsInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[SeedCount]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)
