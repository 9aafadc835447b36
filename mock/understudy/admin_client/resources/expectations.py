"""Operations on expectations."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.expectation import Expectation
from ..models.expectation_reply import ExpectationReply
from ..models.expectations import Expectations
from ..models.new_expectation import NewExpectation
from ..models.problem import Problem


def _call_list() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/expectations"
    return _core.PreparedRequest(
        operation="listExpectations",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Expectations:
    if 200 <= response.status_code <= 200:
        response_200 = Expectations.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    return None


def _call_create(
    *,
    body: NewExpectation,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/expectations"
    return _core.PreparedRequest(
        operation="createExpectation",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Expectation:
    if 201 <= response.status_code <= 201:
        response_201 = Expectation.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_clear() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/expectations"
    return _core.PreparedRequest(
        operation="clearExpectations",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_clear,
    )


def _parse_clear(response: httpx.Response) -> None:
    return None


def _error_clear(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    return None


def _call_get(
    expectation: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_expectation = expectation

    path = "/expectations/{expectation}".format(
        expectation=path_text(json_expectation, "simple", False, "expectation"),
    )
    return _core.PreparedRequest(
        operation="getExpectation",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Expectation:
    if 200 <= response.status_code <= 200:
        response_200 = Expectation.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    return None


def _call_reply(
    expectation: str,
    *,
    body: ExpectationReply,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_expectation = expectation

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/expectations/{expectation}/reply".format(
        expectation=path_text(json_expectation, "simple", False, "expectation"),
    )
    return _core.PreparedRequest(
        operation="replyToExpectation",
        method="put",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_reply,
    )


def _parse_reply(response: httpx.Response) -> Expectation:
    if 200 <= response.status_code <= 200:
        response_200 = Expectation.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_reply(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


class ExpectationsResource:
    """Operations on expectations."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Expectations:
        """What is expected, oldest first, and the calls that came.

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
            expectations = client.expectations.list()
            ```
        """

        return self._core.call(_call_list(), _parse_list, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectations]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_list(), _parse_list, timeout)

    def create(
        self,
        *,
        body: NewExpectation,
        timeout: float | None = None,
    ) -> Expectation:
        """Expect calls of an operation, exactly `times` or `atLeast` so many of them.

        Args:
            body (NewExpectation): what is sent
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
            from understudy.admin_client.models import NewExpectation

            expectation = client.expectations.create(
                body=NewExpectation(operation_id="fjord upland"),
            )
            ```
        """

        return self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        *,
        body: NewExpectation,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Expect nothing any more.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.expectations.clear()
            ```
        """

        self._core.call(_call_clear(), _parse_clear, timeout)

    def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_clear(), _parse_clear, timeout)

    def get(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> Expectation:
        """One expectation, with the calls that came.

        Args:
            expectation (str): `expectation` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            expectation = client.expectations.get("willow timber")
            ```
        """

        return self._core.call(
            _call_get(
                expectation,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                expectation,
            ),
            _parse_get,
            timeout,
        )

    def reply(
        self,
        expectation: str,
        *,
        body: ExpectationReply,
        timeout: float | None = None,
    ) -> Expectation:
        """Answer the expected calls so, without doing what they ask for.

        Args:
            expectation (str): `expectation` of the path
            body (ExpectationReply): what is sent
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
            from understudy.admin_client.models import ExpectationReply

            expectation = client.expectations.reply(
                "ember jetty",
                body=ExpectationReply(status=286),
            )
            ```
        """

        return self._core.call(
            _call_reply(
                expectation,
                body=body,
            ),
            _parse_reply,
            timeout,
        )

    def reply_raw(
        self,
        expectation: str,
        *,
        body: ExpectationReply,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`reply`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_reply(
                expectation,
                body=body,
            ),
            _parse_reply,
            timeout,
        )


class AsyncExpectationsResource:
    """Operations on expectations."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Expectations:
        """What is expected, oldest first, and the calls that came.

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
            expectations = await client.expectations.list()
            ```
        """

        return await self._core.call(_call_list(), _parse_list, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectations]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_list(), _parse_list, timeout)

    async def create(
        self,
        *,
        body: NewExpectation,
        timeout: float | None = None,
    ) -> Expectation:
        """Expect calls of an operation, exactly `times` or `atLeast` so many of them.

        Args:
            body (NewExpectation): what is sent
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
            from understudy.admin_client.models import NewExpectation

            expectation = await client.expectations.create(
                body=NewExpectation(operation_id="fjord upland"),
            )
            ```
        """

        return await self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        *,
        body: NewExpectation,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Expect nothing any more.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.expectations.clear()
            ```
        """

        await self._core.call(_call_clear(), _parse_clear, timeout)

    async def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_clear(), _parse_clear, timeout)

    async def get(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> Expectation:
        """One expectation, with the calls that came.

        Args:
            expectation (str): `expectation` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            expectation = await client.expectations.get("willow timber")
            ```
        """

        return await self._core.call(
            _call_get(
                expectation,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                expectation,
            ),
            _parse_get,
            timeout,
        )

    async def reply(
        self,
        expectation: str,
        *,
        body: ExpectationReply,
        timeout: float | None = None,
    ) -> Expectation:
        """Answer the expected calls so, without doing what they ask for.

        Args:
            expectation (str): `expectation` of the path
            body (ExpectationReply): what is sent
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
            from understudy.admin_client.models import ExpectationReply

            expectation = await client.expectations.reply(
                "ember jetty",
                body=ExpectationReply(status=286),
            )
            ```
        """

        return await self._core.call(
            _call_reply(
                expectation,
                body=body,
            ),
            _parse_reply,
            timeout,
        )

    async def reply_raw(
        self,
        expectation: str,
        *,
        body: ExpectationReply,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`reply`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_reply(
                expectation,
                body=body,
            ),
            _parse_reply,
            timeout,
        )
