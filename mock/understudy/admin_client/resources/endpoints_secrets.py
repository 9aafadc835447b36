"""Operations on secrets of endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.endpoint import Endpoint
from ..models.new_secret import NewSecret
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_secret import NewSecretInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewSecretFields(NewSecretInput, _Options):
        """What a `NewSecretInput` has, and what every method takes."""


_ROTATE: _operations.Operation[Endpoint] = _operations.Operation(
    "rotateSecret",
    "post",
    "/endpoints/{endpoint}/secrets",
    parameters=(_operations.Parameter("endpoint", "path", str),),
    bodies=(_operations.Body("application/json", "json", NewSecret),),
    answers={"201": Endpoint},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)

_RETIRE: _operations.Operation[Endpoint] = _operations.Operation(
    "retireSecrets",
    "delete",
    "/endpoints/{endpoint}/secrets",
    parameters=(_operations.Parameter("endpoint", "path", str),),
    answers={"200": Endpoint},
    errors={"401 403 404": Problem},
)


class EndpointsSecretsResource(_resources.Resource["_raw.EndpointsSecretsResource"]):
    """Operations on secrets of endpoints."""

    @overload
    def rotate(self, endpoint: str, body: NewSecret | NewSecretInput, **options: Unpack[_Options]) -> Endpoint: ...

    @overload
    def rotate(self, endpoint: str, **fields: Unpack[_NewSecretFields]) -> Endpoint: ...

    def rotate(self, endpoint: str, body: Any = UNSET, **fields: Any) -> Endpoint:
        """Sign with a new secret and the one before it.

        Args:
            endpoint (str): `endpoint` of the path
            body (NewSecret): what is sent; or its properties by their names, of `NewSecretInput`.

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
            endpoint = client.endpoints.secrets.rotate(
                "haven cedar",
                secret="b35a6f398704b6a52b45f585353d6c5cae3ea0b1",
            )
            ```
        """
        return self._core.call(_ROTATE, locals())

    def retire(self, endpoint: str, **options: Unpack[_Options]) -> Endpoint:
        """End a rotation: sign with the newest secret only.

        Args:
            endpoint (str): `endpoint` of the path

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            endpoint = client.endpoints.secrets.retire("delta valley")
            ```
        """
        return self._core.call(_RETIRE, locals())


class AsyncEndpointsSecretsResource(_resources.AsyncResource["_raw.AsyncEndpointsSecretsResource"]):
    """Operations on secrets of endpoints."""

    @overload
    async def rotate(
        self, endpoint: str, body: NewSecret | NewSecretInput, **options: Unpack[_Options]
    ) -> Endpoint: ...

    @overload
    async def rotate(self, endpoint: str, **fields: Unpack[_NewSecretFields]) -> Endpoint: ...

    async def rotate(self, endpoint: str, body: Any = UNSET, **fields: Any) -> Endpoint:
        """Sign with a new secret and the one before it. See `EndpointsSecretsResource.rotate`."""
        return await self._core.call(_ROTATE, locals())

    async def retire(self, endpoint: str, **options: Unpack[_Options]) -> Endpoint:
        """End a rotation: sign with the newest secret only. See `EndpointsSecretsResource.retire`."""
        return await self._core.call(_RETIRE, locals())
