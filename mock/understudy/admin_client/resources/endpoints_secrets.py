"""Operations on secrets of endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Endpoint, NewSecret, Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewSecretInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewSecretFields(NewSecretInput, _Options): ...


# fmt: off
_ROTATE = _operations.Operation[Endpoint]("endpoints.secrets.rotate", "POST /endpoints/{endpoint}/secrets",
    {"201": Endpoint}, {"400 401 403 404 409 415 422": Problem}, path={"endpoint": str}, body=NewSecret,
    needs_body=True)
_RETIRE = _operations.Operation[Endpoint]("endpoints.secrets.retire", "DELETE /endpoints/{endpoint}/secrets",
    {"200": Endpoint}, {"401 403 404": Problem}, path={"endpoint": str})
# fmt: on


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
            body (NewSecret): the body; or its properties as keyword arguments, of `NewSecretInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            endpoint = client.endpoints.secrets.rotate(
                "haven cedar",
                secret="b35a6f398704b6a52b45f585353d6c5cae3ea0b1",
            )
        """
        return self._core.call(_ROTATE, locals())

    def retire(self, endpoint: str, **options: Unpack[_Options]) -> Endpoint:
        """End a rotation: sign with the newest secret only.

        Args:
            endpoint (str): `endpoint` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            endpoint = client.endpoints.secrets.retire("delta valley")
        """
        return self._core.call(_RETIRE, locals())


class AsyncEndpointsSecretsResource(_resources.AsyncResource["_raw.AsyncEndpointsSecretsResource"]):
    """`EndpointsSecretsResource`, for asyncio: every method is awaited."""

    rotate: Final = _resources.awaited(EndpointsSecretsResource.rotate)
    retire: Final = _resources.awaited(EndpointsSecretsResource.retire)
