"""The token endpoint: client credentials, password, code, refresh token (RFC 6749) and device code (RFC 8628).

Knows the form of a token request and its answers; knows nothing of operations, state or servers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import unquote_plus, urlencode

from understudy.http.query_string import Pairs, UnreadableError, read_pairs
from understudy.json_codec import loaded
from understudy.lazy_dataclass import dataclass
from understudy.messages import Refusal, Request
from understudy.openapi.media_types import FORM, is_form, is_json
from understudy.openapi.violations import Violation
from understudy.security.credentials import AuthMode, Credentials
from understudy.security.id_tokens import IdTokenSigner
from understudy.security.secrets import equal, read_basic
from understudy.security.tokens import Authorization, Tokens
from understudy.security.users import STANDARD_SCOPES

DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"

# RFC 6749 section 3.3.
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")
FRESH = (("Cache-Control", "no-store"), ("Pragma", "no-cache"))
"""Nothing between us and the client may keep a token (RFC 6749 section 5.1)."""


@dataclass(frozen=True, slots=True)
class Granted:
    """A token request that is granted: for whom, for which scopes, and whether a refresh token goes with it.

    `audience` is the client that an id token is for, `nonce` what it repeats.
    """

    subject: str
    scopes: tuple[str, ...]
    refreshable: bool = False
    audience: str = ""
    nonce: str | None = None


class _RefusedError(Exception):
    """A refusal in the terms of RFC 6749 section 5.2; `missing` is the field that is not there."""

    def __init__(self, error: str, description: str, *, missing: str = "") -> None:
        super().__init__(description)
        self.error = error
        self.missing = missing


def grant(
    request: Request,
    tokens: Tokens,
    credentials: Credentials,
    mode: AuthMode,
    *,
    grants: Sequence[str] = ("client_credentials",),
    scopes: Collection[str] = (),
) -> Granted | Refusal:
    """Decide on a token request; a refusal is an error of RFC 6749 section 5.2.

    The client says who it is by Basic credentials or by `client_id` and `client_secret` in the form, which the password
    grant and a refresh do without; `lenient` takes any client and user, `strict` the configured one. `grants` are the
    grant types that are offered, `scopes` those the document knows: others are refused, without any all are granted.
    """
    try:
        form = _form(request)
        grant_type = _grant_type(form, grants)
        requested_scopes = _scopes(_field(form, "scope"), scopes)
        if grant_type == "password":
            return _granted_to(_owner(form, credentials, mode), requested_scopes, credentials)
        if grant_type == "authorization_code":
            return _authorized(request, form, tokens, mode, requested_scopes)
        if grant_type == DEVICE_CODE:
            return _of_device(form, tokens)
        if grant_type == "refresh_token":
            return _refreshed(form, tokens, mode, requested_scopes)
        return Granted(_client(request, form, credentials, mode), requested_scopes)
    except _RefusedError as refused:
        return _refusal(refused)


def _granted_to(owner: str, scopes: tuple[str, ...], credentials: Credentials) -> Granted:
    """What is granted to somebody who has not all scopes: those that were requested and they have (section 3.3)."""
    allowed = credentials.granted(owner, scopes)
    if scopes and not allowed:
        raise _RefusedError("invalid_scope", f"{owner} has none of the scopes {' '.join(scopes)}")
    return Granted(owner, allowed, refreshable=True)


def token_value(
    granted: Granted, tokens: Tokens, signer: IdTokenSigner, *, issuer: str, credentials: Credentials
) -> dict[str, Any]:
    """The body of a successful answer (RFC 6749 section 5.1), with a new token in it, and an id token for `openid`."""
    value: dict[str, Any] = {
        "access_token": tokens.issue(granted.subject, granted.scopes),
        "token_type": "Bearer",
        "expires_in": tokens.lifetime,
    }
    if granted.refreshable:
        value["refresh_token"] = tokens.issue_refresh(granted.subject, granted.scopes)
    if granted.scopes:
        value["scope"] = " ".join(granted.scopes)
    if "openid" in granted.scopes and signer.available:
        value["id_token"] = signer.sign(_claims(granted, tokens, issuer, credentials))
    return value


def _claims(granted: Granted, tokens: Tokens, issuer: str, credentials: Credentials) -> dict[str, Any]:
    """OpenID Connect Core 1.0, sections 2 and 5.1."""
    now = int(tokens.now().timestamp())
    claims = {
        "iss": issuer,
        "sub": granted.subject,
        "aud": granted.audience or "anonymous",
        "iat": now,
        "exp": now + tokens.lifetime,
        "auth_time": now,
        "name": granted.subject,
        "email": credentials.mailbox(granted.subject),
        "email_verified": True,
    }
    return {**claims, "nonce": granted.nonce} if granted.nonce else claims


def _form(request: Request) -> Pairs:
    """The fields of a token request: a form, as RFC 6749 has it, or a JSON object, as many services take it."""
    content_type = request.headers.get("content-type", "")
    if is_form(content_type):
        return read_pairs(request.body.decode(errors="surrogateescape"))
    value = loaded(request.body) if is_json(content_type) else None
    if not isinstance(value, dict):
        raise _RefusedError("invalid_request", f"a token request is a form of {FORM} (RFC 6749 section 4.4.2)")
    plain = {name: inner for name, inner in value.items() if isinstance(inner, str)}
    return read_pairs(urlencode(plain))


def _field(form: Pairs, name: str) -> str:
    try:
        return form.one(name) or ""
    except UnreadableError as error:
        raise _RefusedError("invalid_request", f"{name} {error}") from None


def _required(form: Pairs, name: str) -> str:
    value = _field(form, name)
    if not value:
        raise _RefusedError("invalid_request", f"{name} is required", missing=name)
    return value


def _grant_type(form: Pairs, grants: Sequence[str]) -> str:
    """The requested grant; where the password grant is offered, clients often leave it unsaid."""
    grant_type = _field(form, "grant_type")
    if not grant_type and "password" in grants:
        return "refresh_token" if _field(form, "refresh_token") else "password"
    if not grant_type:
        raise _RefusedError("invalid_request", "grant_type is required", missing="grant_type")
    offered = grants or ("client_credentials",)
    if grant_type not in offered:
        known = " and ".join(filter(None, (", ".join(offered[:-1]), offered[-1])))
        verb = "is" if len(offered) == 1 else "are"
        raise _RefusedError("unsupported_grant_type", f"only {known} {verb} supported, not {grant_type}")
    return grant_type


def _owner(form: Pairs, credentials: Credentials, mode: AuthMode) -> str:
    """The user who shows a password (RFC 6749 section 4.3)."""
    name = credentials.who(_required(form, "username"), _required(form, "password"), mode)
    if name is None:
        raise _RefusedError("invalid_grant", "the user name or the password is wrong")
    return name


def _refreshed(form: Pairs, tokens: Tokens, mode: AuthMode, requested_scopes: tuple[str, ...]) -> Granted:
    """A refresh (RFC 6749 section 6): for the same subject, and for no scope that was not granted."""
    known = tokens.refreshes(_required(form, "refresh_token"))
    if known is None:
        if mode == "strict":
            raise _RefusedError("invalid_grant", "the refresh token was not issued here")
        return Granted("anonymous", requested_scopes, refreshable=True)
    requested = _field(form, "scope")
    if requested and not known[1].issuperset(requested_scopes):
        raise _RefusedError("invalid_scope", "a refresh can't ask for more than was granted")
    return Granted(known[0], requested_scopes if requested else tuple(sorted(known[1])), refreshable=True)


def _authorized(request: Request, form: Pairs, tokens: Tokens, mode: AuthMode, scopes: tuple[str, ...]) -> Granted:
    """The authorization code grant (RFC 6749 section 4.1.3), with the proof of RFC 7636."""
    code, client_id = _required(form, "code"), _field(form, "client_id")
    if not client_id:
        pair = read_basic(request.headers.get("authorization", "").partition(" ")[2].strip())
        client_id = pair[0] if pair is not None else ""
    try:
        allowed = tokens.take(code)
    except KeyError:
        if mode == "strict":
            raise _RefusedError("invalid_grant", "the code was not issued here") from None
        return Granted(client_id or "anonymous", scopes, refreshable=True, audience=client_id)
    if allowed is None:
        raise _RefusedError("invalid_grant", "the code was used before")
    if client_id and allowed.client_id and client_id != allowed.client_id:
        raise _RefusedError("invalid_grant", "the code was issued to another client")
    if _field(form, "redirect_uri") != allowed.redirect_uri:
        raise _RefusedError("invalid_grant", "redirect_uri is not the one that the code was issued for")
    if allowed.challenge is not None and not _proves(_field(form, "code_verifier"), allowed):
        raise _RefusedError("invalid_grant", "code_verifier does not match code_challenge (RFC 7636)")
    return Granted(allowed.subject, allowed.scopes, True, allowed.client_id or client_id, allowed.nonce)


def _proves(verifier: str, allowed: Authorization) -> bool:
    if allowed.challenge_method == "plain":
        return equal(verifier, allowed.challenge or "")
    digest = hashlib.sha256(verifier.encode("ascii", "replace")).digest()
    return equal(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), allowed.challenge or "")


def _of_device(form: Pairs, tokens: Tokens) -> Granted:
    """The device code grant (RFC 8628 section 3.4)."""
    found = tokens.device(_required(form, "device_code"))
    if found is None:
        raise _RefusedError("expired_token", "no device waits with this code")
    if found == "pending":
        raise _RefusedError("authorization_pending", "nobody has entered the user code yet")
    if found == "denied":
        raise _RefusedError("access_denied", "the user refused")
    assert isinstance(found, Authorization)
    return Granted(found.subject, found.scopes, True, found.client_id)


def _client(request: Request, form: Pairs, credentials: Credentials, mode: AuthMode) -> str:
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


def _scopes(requested: str, known: Collection[str]) -> tuple[str, ...]:
    requested_scopes = requested.split(" ") if requested else []
    bad = [scope for scope in requested_scopes if _SCOPE.fullmatch(scope) is None or not is_known(scope, known)]
    if bad:
        offer = f"; there are: {' '.join(known)}" if known else ""
        raise _RefusedError("invalid_scope", f"no such scope: {bad[0]!r}{offer}")
    return tuple(dict.fromkeys(requested_scopes or sorted(known)))


def is_known(scope: str, known: Collection[str]) -> bool:
    """Whether a scope is one of the document's, or one that every OpenID provider has."""
    return not known or scope in known or scope in STANDARD_SCOPES


def _refusal(refused: _RefusedError) -> Refusal:
    message = str(refused)
    body = {"error": refused.error, "error_description": _plain(message)}
    if refused.error == "invalid_client":
        challenge = ("WWW-Authenticate", 'Basic realm="understudy", charset="UTF-8"')
        return Refusal((401,), refused.error, message, headers=(*FRESH, challenge), body=body)
    statuses = (400, 401) if refused.error == "invalid_grant" else (400, 422) if refused.missing else (400,)
    missing = (Violation("body", f"/{refused.missing}", "is required", "required"),) if refused.missing else ()
    return Refusal(statuses, refused.error, message, missing, FRESH, body=body)


def _plain(text: str) -> str:
    """RFC 6749 section 5.2 keeps an error_description to printable ASCII without quotes and backslashes."""
    return "".join(char if " " <= char <= "~" and char not in '"\\' else "?" for char in text)
