"""Operations on oauth2."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import form_data
from ..models.token_error import TokenError
from ..models.token_request import TokenRequest
from ..models.token_response import TokenResponse


def _call_create_token(
    *,
    body: TokenRequest,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    if "data" in _kwargs:
        _kwargs["data"] = form_data(_kwargs["data"])
    path = "/oauth2/v1/token"
    return _core.PreparedRequest(
        operation="createToken",
        method="post",
        path=path,
        security=(("basicAuth",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create_token,
    )


def _parse_create_token(response: httpx.Response) -> TokenResponse:
    if 200 <= response.status_code <= 200:
        response_200 = TokenResponse.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create_token(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = TokenError.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = TokenError.from_dict(response.json())

        return response_401

    return None


class Oauth2Resource:
    """Operations on oauth2."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def create_token(
        self,
        *,
        body: TokenRequest,
        timeout: float | None = None,
    ) -> TokenResponse:
        """Get an access token.

        The client credentials grant (RFC 6749 section 4.4). The client authenticates with HTTP Basic; every
        call gives a fresh token.

        Args:
            body (TokenRequest): The grant.
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
            from campaignflow.models import TokenRequest

            token_response = client.oauth2.create_token(
                body=TokenRequest(grant_type="client_credentials"),
            )
            ```
        """

        return self._core.call(
            _call_create_token(
                body=body,
            ),
            _parse_create_token,
            timeout,
        )

    def create_token_raw(
        self,
        *,
        body: TokenRequest,
        timeout: float | None = None,
    ) -> _responses.RawResponse[TokenResponse]:
        """`create_token`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create_token(
                body=body,
            ),
            _parse_create_token,
            timeout,
        )


class AsyncOauth2Resource:
    """Operations on oauth2."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def create_token(
        self,
        *,
        body: TokenRequest,
        timeout: float | None = None,
    ) -> TokenResponse:
        """Get an access token.

        The client credentials grant (RFC 6749 section 4.4). The client authenticates with HTTP Basic; every
        call gives a fresh token.

        Args:
            body (TokenRequest): The grant.
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
            from campaignflow.models import TokenRequest

            token_response = await client.oauth2.create_token(
                body=TokenRequest(grant_type="client_credentials"),
            )
            ```
        """

        return await self._core.call(
            _call_create_token(
                body=body,
            ),
            _parse_create_token,
            timeout,
        )

    async def create_token_raw(
        self,
        *,
        body: TokenRequest,
        timeout: float | None = None,
    ) -> _responses.RawResponse[TokenResponse]:
        """`create_token`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create_token(
                body=body,
            ),
            _parse_create_token,
            timeout,
        )
