"""Operations on endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Endpoint, Endpoints, NewEndpoint, Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewEndpointInput
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .endpoints_secrets import AsyncEndpointsSecretsResource, EndpointsSecretsResource

    # fmt: off
    class _NewEndpointFields(NewEndpointInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[Endpoints]("endpoints.list", "GET /endpoints", {"200": Endpoints})
_CREATE = _operations.Operation[Endpoint]("endpoints.create", "POST /endpoints", {"201": Endpoint},
    {"400 401 403 409 415 422": Problem}, body=NewEndpoint, needs_body=True)
_DELETE = _operations.Operation[None]("endpoints.delete", "DELETE /endpoints/{endpoint}", {}, {"401 403 404": Problem},
    path={"endpoint": str})
# fmt: on


class EndpointsResource(_resources.Resource["_raw.EndpointsResource"]):
    """Operations on endpoints."""

    secrets: _resources.Below[EndpointsSecretsResource] = _resources.Below("endpoints_secrets")

    def list(self, **options: Unpack[_Options]) -> Endpoints:
        """Who receives events.

        Example:
            endpoints = client.endpoints.list()
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewEndpoint | NewEndpointInput, **options: Unpack[_Options]) -> Endpoint: ...
    @overload
    def create(self, **fields: Unpack[_NewEndpointFields]) -> Endpoint: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Endpoint:
        """Send events to a URL from now on.

        Args:
            body (NewEndpoint): the body; or its properties as keyword arguments, of `NewEndpointInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Problem`.

        Example:
            endpoint = client.endpoints.create(url="https://example.com/silver-birch")
        """
        return self._core.call(_CREATE, locals())

    def delete(self, endpoint: str, **options: Unpack[_Options]) -> None:
        """Send no more events there.

        Args:
            endpoint (str): `endpoint` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            client.endpoints.delete("willow meadow")
        """
        return self._core.call(_DELETE, locals())


class AsyncEndpointsResource(_resources.AsyncResource["_raw.AsyncEndpointsResource"]):
    """`EndpointsResource`, for asyncio: every method is awaited."""

    secrets: _resources.Below[AsyncEndpointsSecretsResource] = _resources.Below("endpoints_secrets")
    list: Final = _resources.awaited(EndpointsResource.list)
    create: Final = _resources.awaited(EndpointsResource.create)
    delete: Final = _resources.awaited(EndpointsResource.delete)
