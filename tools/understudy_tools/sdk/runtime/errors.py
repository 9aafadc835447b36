"""Everything that can go wrong, in one tree.

SDKError
├── APIConnectionError     no answer: refused, reset, name not found
│   └── APITimeoutError    no answer in time
├── InputError             an argument that the document does not allow; nothing was sent
├── DecodeError            an answer that is not what the document says
├── WebhookVerificationError   a delivery that is not to be trusted, or not to be read
│   ├── WebhookHeaderMissingError, WebhookHeaderMalformedError
│   ├── WebhookSignatureError  none of the signatures is right
│   ├── WebhookTimestampError  signed too long ago, or in the future
│   └── WebhookPayloadError    rightly signed, but no JSON or not what the document says
└── StatusError            an answer that is no success
    ├── BadRequestError 400, AuthenticationError 401, PermissionDeniedError 403, NotFoundError 404
    ├── NotAcceptableError 406, ConflictError 409, PreconditionFailedError 412
    ├── UnsupportedMediaTypeError 415, UnprocessableEntityError 422, RateLimitError 429
    └── ServerError 5xx
"""

from __future__ import annotations

from typing import Any

from ._http import httpx
from .events import request_id_of

__all__ = [
    "APIConnectionError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DecodeError",
    "InputError",
    "NotAcceptableError",
    "NotFoundError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "SDKError",
    "ServerError",
    "StatusError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "WebhookHeaderMalformedError",
    "WebhookHeaderMissingError",
    "WebhookPayloadError",
    "WebhookSignatureError",
    "WebhookTimestampError",
    "WebhookVerificationError",
    "status_error",
]


class SDKError(Exception):
    """The root of everything that this package raises on purpose."""


class InputError(SDKError, ValueError):
    """An argument that the document does not allow: a name or a type. Nothing was sent."""


class APIConnectionError(SDKError):
    """No answer came."""


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


class DecodeError(SDKError):
    """The answer is not what the document says. `response` is the answer."""

    def __init__(self, message: str, response: httpx.Response) -> None:
        super().__init__(message, response)
        self.response = response

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def request_id(self) -> str | None:
        """The id that the service gave the request, if it sent one."""
        return request_id_of(self.response.headers)


class WebhookVerificationError(SDKError):
    """A webhook delivery is refused. Answer it with a 4xx; the message holds no secret."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class _HeaderError(WebhookVerificationError):
    def __init__(self, message: str, header: str) -> None:
        super().__init__(message, header)
        self.header = header


class WebhookHeaderMissingError(_HeaderError):
    """The delivery carries no signature. `header` is the one that was looked for."""


class WebhookHeaderMalformedError(_HeaderError):
    """A header of the signature can't be read. `header` is its name."""


class WebhookSignatureError(WebhookVerificationError):
    """No signature is right: another secret, or other bytes than those that were signed."""


class WebhookTimestampError(WebhookVerificationError):
    """The signature is right, but not of now. `age` is seconds since it was made; below 0 in the future."""

    def __init__(self, message: str, age: float) -> None:
        super().__init__(message, age)
        self.age = age


class WebhookPayloadError(WebhookVerificationError):
    """The signature is right, but the body is no JSON, or not what the document says."""


class StatusError(SDKError):
    """The answer is no success.

    `body` is the document's error model for this status where the answer fits it, else the JSON value, else the text.
    """

    def __init__(self, operation: str, response: httpx.Response, body: Any) -> None:
        super().__init__(f"{operation}: {response.status_code} {_summary(response)}")
        self.operation = operation
        self.response = response
        self.body = body

    def __reduce__(self) -> tuple[Any, ...]:
        # What is raised in a process of a pool has to get out of it.
        return type(self), (self.operation, self.response, self.body)

    @property
    def status_code(self) -> int:
        """The HTTP status code."""
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The id that the service gave the request, if it sent one."""
        return request_id_of(self.response.headers)


class BadRequestError(StatusError):
    """400"""


class AuthenticationError(StatusError):
    """401"""


class PermissionDeniedError(StatusError):
    """403"""


class NotFoundError(StatusError):
    """404"""


class NotAcceptableError(StatusError):
    """406"""


class ConflictError(StatusError):
    """409"""


class PreconditionFailedError(StatusError):
    """412"""


class UnsupportedMediaTypeError(StatusError):
    """415"""


class UnprocessableEntityError(StatusError):
    """422"""


class RateLimitError(StatusError):
    """429"""


class ServerError(StatusError):
    """500 to 599"""


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    406: NotAcceptableError,
    409: ConflictError,
    412: PreconditionFailedError,
    415: UnsupportedMediaTypeError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(operation: str, response: httpx.Response, body: Any) -> StatusError:
    """The error for a response; any status has one."""
    status = response.status_code
    kind = _BY_STATUS.get(status, ServerError if 500 <= status <= 599 else StatusError)
    return kind(operation, response, body)


def _summary(response: httpx.Response) -> str:
    text = response.text.strip()
    return text if len(text) <= 200 else text[:199] + "…"
