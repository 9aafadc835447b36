"""Operations on oauth2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.token_error import TokenError
from ..models.token_request import TokenRequest
from ..models.token_response import TokenResponse
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.token_request import TokenRequestInput


_CREATE_TOKEN: _operations.Operation[TokenResponse] = _operations.Operation(
    "createToken",
    "post",
    "/oauth2/v1/token",
    security=(("basicAuth",),),
    bodies=(_operations.Body("application/x-www-form-urlencoded", "data", TokenRequest),),
    answers=(_operations.Answer("200", TokenResponse),),
    errors=(
        _operations.Answer("400", TokenError),
        _operations.Answer("401", TokenError),
    ),
    needs_body=True,
)


class Oauth2Resource:
    """Operations on oauth2."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @overload
    def create_token(
        self,
        body: TokenRequest | TokenRequestInput,
        *,
        timeout: float | None = None,
    ) -> TokenResponse: ...

    @overload
    def create_token(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[TokenRequestInput],
    ) -> TokenResponse: ...

    def create_token(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> TokenResponse:
        """Get an access token.

        The client credentials grant (RFC 6749 section 4.4). The client authenticates with HTTP Basic; every
        call gives a fresh token.

        Args:
            body (TokenRequest): The grant; or its properties by their names, of `TokenRequestInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A token.

        Raises:
            BadRequestError: 400, The grant is missing, is not offered, or could not be read.
            AuthenticationError: 401, The client is not known.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            token_response = client.oauth2.create_token(grant_type="client_credentials")
            ```
        """

        return self._core.call(_CREATE_TOKEN.call(locals()), _CREATE_TOKEN.parse, timeout)

    def create_token_raw(
        self,
        body: TokenRequest | TokenRequestInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[TokenResponse]:
        """`create_token`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE_TOKEN.call(locals()), _CREATE_TOKEN.parse, timeout)


class AsyncOauth2Resource:
    """Operations on oauth2."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @overload
    async def create_token(
        self,
        body: TokenRequest | TokenRequestInput,
        *,
        timeout: float | None = None,
    ) -> TokenResponse: ...

    @overload
    async def create_token(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[TokenRequestInput],
    ) -> TokenResponse: ...

    async def create_token(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> TokenResponse:
        """Get an access token.

        The client credentials grant (RFC 6749 section 4.4). The client authenticates with HTTP Basic; every
        call gives a fresh token.

        Args:
            body (TokenRequest): The grant; or its properties by their names, of `TokenRequestInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A token.

        Raises:
            BadRequestError: 400, The grant is missing, is not offered, or could not be read.
            AuthenticationError: 401, The client is not known.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            token_response = await client.oauth2.create_token(grant_type="client_credentials")
            ```
        """

        return await self._core.call(_CREATE_TOKEN.call(locals()), _CREATE_TOKEN.parse, timeout)

    async def create_token_raw(
        self,
        body: TokenRequest | TokenRequestInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[TokenResponse]:
        """`create_token`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE_TOKEN.call(locals()), _CREATE_TOKEN.parse, timeout)
