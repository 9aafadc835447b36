"""Operations on oauth2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.token_error import TokenError
from ..models.token_request import TokenRequest
from ..models.token_response import TokenResponse
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.token_request import TokenRequestInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _TokenRequestFields(TokenRequestInput, _Options):
        """What a `TokenRequestInput` has, and what every method takes."""


_CREATE_TOKEN: _operations.Operation[TokenResponse] = _operations.Operation(
    "createToken",
    "post",
    "/oauth2/v1/token",
    bodies=(_operations.Body("application/x-www-form-urlencoded", "data", TokenRequest),),
    answers={"200": TokenResponse},
    errors={"400 401": TokenError},
    security=(("basicAuth",),),
    needs_body=True,
)


class Oauth2Resource(_resources.Resource["_raw.Oauth2Resource"]):
    """Operations on oauth2."""

    @overload
    def create_token(self, body: TokenRequest | TokenRequestInput, **options: Unpack[_Options]) -> TokenResponse: ...

    @overload
    def create_token(self, **fields: Unpack[_TokenRequestFields]) -> TokenResponse: ...

    def create_token(self, body: Any = UNSET, **fields: Any) -> TokenResponse:
        """Get an access token.

        The client credentials grant (RFC 6749 section 4.4). The client authenticates with HTTP Basic; every
        call gives a fresh token.

        Args:
            body (TokenRequest): The grant; or its properties by their names, of `TokenRequestInput`.

        Returns:
            A token.

        Raises:
            BadRequestError: 400, The grant is missing, is not offered, or could not be read; `body` is
                `TokenError`.
            AuthenticationError: 401, The client is not known; `body` is `TokenError`.

        Example:
            ```python
            token_response = client.oauth2.create_token(grant_type="client_credentials")
            ```
        """
        return self._core.call(_CREATE_TOKEN, locals())


class AsyncOauth2Resource(_resources.AsyncResource["_raw.AsyncOauth2Resource"]):
    """Operations on oauth2."""

    @overload
    async def create_token(
        self, body: TokenRequest | TokenRequestInput, **options: Unpack[_Options]
    ) -> TokenResponse: ...

    @overload
    async def create_token(self, **fields: Unpack[_TokenRequestFields]) -> TokenResponse: ...

    async def create_token(self, body: Any = UNSET, **fields: Any) -> TokenResponse:
        """Get an access token. See `Oauth2Resource.create_token`."""
        return await self._core.call(_CREATE_TOKEN, locals())
