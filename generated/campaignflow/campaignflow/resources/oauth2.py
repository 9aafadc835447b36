"""Operations on oauth2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import TokenError, TokenRequest, TokenResponse
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import TokenRequestInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _TokenRequestFields(TokenRequestInput, _Options): ...


# fmt: off
_CREATE_TOKEN = _operations.Operation[TokenResponse]("oauth2.create_token", "POST /oauth2/v1/token",
    {"200": TokenResponse}, {"400 401": TokenError},
    bodies=(_operations.Body("application/x-www-form-urlencoded", "data", TokenRequest),), security=(('basicAuth',),),
    needs_body=True)
# fmt: on


class Oauth2Resource(_resources.Resource["_raw.Oauth2Resource"]):
    """Operations on oauth2."""

    @overload
    def create_token(self, body: TokenRequest | TokenRequestInput, **options: Unpack[_Options]) -> TokenResponse: ...
    @overload
    def create_token(self, **fields: Unpack[_TokenRequestFields]) -> TokenResponse: ...
    def create_token(self, body: Any = UNSET, **fields: Any) -> TokenResponse:
        """Get an access token.

        The client credentials grant (RFC 6749 section 4.4). The client authenticates with HTTP Basic; every call gives
        a fresh token.

        Args:
            body (TokenRequest): The grant; or its properties as keyword arguments, of `TokenRequestInput`.

        Returns:
            A token.

        Raises:
            BadRequestError, AuthenticationError: `body` is `TokenError`.

        Example:
            token_response = client.oauth2.create_token(grant_type="client_credentials")
        """
        return self._core.call(_CREATE_TOKEN, locals())


class AsyncOauth2Resource(_resources.AsyncResource["_raw.AsyncOauth2Resource"]):
    """`Oauth2Resource`, for asyncio: every method is awaited."""

    create_token: Final = _resources.awaited(Oauth2Resource.create_token)
