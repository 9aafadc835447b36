"""The token endpoint: the client credentials grant of RFC 6749 section 4.4.

Knows the form of a token request and its answers; knows nothing of operations, state or servers.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any
from urllib.parse import unquote_plus

from understudy.http.query_string import Pairs, UnreadableError, read_pairs
from understudy.messages import Answer, Request
from understudy.openapi.media_types import FORM, is_form
from understudy.security.tokens import Credentials, Mode, Tokens, equal, read_basic

__all__ = ["token_response"]

# RFC 6749 section 3.3.
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")
# RFC 6749 section 5.1: nothing between us and the client may keep a token.
_FRESH = (("Cache-Control", "no-store"), ("Pragma", "no-cache"))


class _RefusedError(Exception):
    """A refusal in the terms of RFC 6749 section 5.2."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error


def token_response(
    request: Request, tokens: Tokens, credentials: Credentials, mode: Mode, *, scopes: Collection[str] = ()
) -> Answer:
    """Answer a token request: 200 with a token, or an error of RFC 6749 section 5.2.

    The client says who it is by Basic credentials or by `client_id` and `client_secret` in the form; `lenient` takes
    any client, `strict` the configured one. `scopes` are those the document knows: others are refused, and a client
    that asks for none gets all of them.
    """
    try:
        form = _form(request)
        client_id = _client(request, form, credentials, mode)
        grant_type = _field(form, "grant_type")
        if not grant_type:
            raise _RefusedError("invalid_request", "grant_type is required")
        if grant_type != "client_credentials":
            raise _RefusedError("unsupported_grant_type", f"only client_credentials is supported, not {grant_type}")
        granted = _scopes(_field(form, "scope"), scopes)
    except _RefusedError as refused:
        return _error(refused)
    value: dict[str, Any] = {
        "access_token": tokens.issue(client_id, granted),
        "token_type": "Bearer",
        "expires_in": tokens.lifetime,
    }
    if granted:
        value["scope"] = " ".join(granted)
    return Answer(200, value, "application/json", _FRESH)


def _form(request: Request) -> Pairs:
    if not is_form(request.headers.get("content-type", "")):
        raise _RefusedError("invalid_request", f"a token request is a form of {FORM} (RFC 6749 section 4.4.2)")
    return read_pairs(request.body.decode(errors="surrogateescape"))


def _field(form: Pairs, name: str) -> str:
    try:
        return form.one(name) or ""
    except UnreadableError as error:
        raise _RefusedError("invalid_request", f"{name} {error}") from None


def _client(request: Request, form: Pairs, credentials: Credentials, mode: Mode) -> str:
    """The client's id, once it has shown its secret (RFC 6749 section 2.3.1)."""
    scheme, _, rest = request.headers.get("authorization", "").strip().partition(" ")
    client_id, secret = _field(form, "client_id"), _field(form, "client_secret")
    if scheme:
        pair = read_basic(rest.strip()) if scheme.lower() == "basic" else None
        if pair is None:
            raise _RefusedError("invalid_client", "Authorization holds no Basic credentials")
        if secret:
            raise _RefusedError("invalid_request", "the client used two ways to show its secret")
        client_id, secret = pair[0], pair[1]
    if not client_id or not secret:
        raise _RefusedError("invalid_client", "client_id and client_secret are required")
    # RFC 6749 encodes both inside Basic; clients that skip it are common, so both readings may fit.
    if mode == "strict" and not any(
        equal(read(client_id), credentials.username) & equal(read(secret), credentials.password)
        for read in (str, unquote_plus)
    ):
        raise _RefusedError("invalid_client", "the client is unknown or its secret is wrong")
    return client_id


def _scopes(asked: str, known: Collection[str]) -> tuple[str, ...]:
    wanted = asked.split(" ") if asked else []
    bad = [scope for scope in wanted if _SCOPE.fullmatch(scope) is None or (known and scope not in known)]
    if bad:
        offer = f"; there are: {' '.join(known)}" if known else ""
        raise _RefusedError("invalid_scope", f"no such scope: {bad[0]!r}{offer}")
    return tuple(dict.fromkeys(wanted or known))


def _error(refused: _RefusedError) -> Answer:
    value = {"error": refused.error, "error_description": _plain(str(refused))}
    if refused.error != "invalid_client":
        return Answer(400, value, "application/json", _FRESH)
    challenge = ("WWW-Authenticate", 'Basic realm="understudy", charset="UTF-8"')
    return Answer(401, value, "application/json", (*_FRESH, challenge))


def _plain(text: str) -> str:
    """RFC 6749 section 5.2 keeps an error_description to printable ASCII without quotes and backslashes."""
    return "".join(char if " " <= char <= "~" and char not in '"\\' else "?" for char in text)
