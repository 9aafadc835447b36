"""The identity provider that a document names and does not describe: OAuth 2 and OpenID Connect endpoints.

The paths of `authorizationUrl`, `tokenUrl`, `deviceAuthorizationUrl` and `openIdConnectUrl` answer here, whatever host
they name, unless the document has operations there. Knows requests and tokens; knows nothing of operations or state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from understudy.addresses import path_of
from understudy.http.query_string import UnreadableError, read_pairs
from understudy.lazy_dataclass import dataclass
from understudy.messages import Answer, Refusal, Request
from understudy.openapi.media_types import JSON
from understudy.openapi.model import Operation, SecurityScheme
from understudy.security.auth import Auth
from understudy.security.id_tokens import ALGORITHM
from understudy.security.oauth import DEVICE_CODE, FRESH, grant, is_known, token_value
from understudy.security.tokens import Authorization

_HTML = "text/html; charset=utf-8"
_WELL_KNOWN = "/.well-known/openid-configuration"
_KEYS = "/.well-known/jwks.json"
_GRANTS = {
    "clientCredentials": ("client_credentials",),
    "password": ("password", "refresh_token"),
    "authorizationCode": ("authorization_code", "refresh_token"),
    "deviceAuthorization": (DEVICE_CODE, "refresh_token"),
}
_FIELDS = (
    *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce"),
    *("code_challenge", "code_challenge_method"),
)
_INTERVAL = 1
_DEVICE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """The endpoints by path, and the grant types that are offered."""

    auth: Auth
    authorize: str
    token: str
    device: str
    discovery: frozenset[str]
    userinfo: str
    grants: tuple[str, ...]

    def answer(self, request: Request) -> Answer | Refusal | None:
        """What an endpoint answers; None for a path that is none."""
        path, method = request.path.rstrip("/") or "/", request.method
        if path in self.discovery and method in ("GET", "HEAD"):
            return _json(self._configuration(request.base_url))
        if path == _KEYS and method in ("GET", "HEAD"):
            return _json(self.auth.signer.key_set())
        if path == self.authorize and method in ("GET", "POST"):
            return self._authorize(request)
        if path == self.token and method == "POST":
            return self._token(request)
        if path == self.userinfo and method in ("GET", "POST"):
            return self._userinfo(request)
        if path == self.device and method == "POST":
            return self._device(request)
        if path == f"{self.device}/approve" and method in ("GET", "POST"):
            return self._approve(request)
        return None

    # -- endpoints ----------------------------------------------------------------------------------------------------

    def _configuration(self, origin: str) -> dict[str, Any]:
        """OpenID Connect Discovery 1.0, section 3; RFC 8414."""
        algorithms = [ALGORITHM] if self.auth.signer.available else []
        return {
            "issuer": origin,
            "authorization_endpoint": origin + self.authorize,
            "token_endpoint": origin + self.token,
            "userinfo_endpoint": origin + self.userinfo,
            "jwks_uri": origin + _KEYS,
            "device_authorization_endpoint": origin + self.device,
            "response_types_supported": ["code", "token"],
            "grant_types_supported": list(self.grants),
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": algorithms,
            "scopes_supported": sorted({"openid", "profile", "email", "offline_access", *self.auth.scopes}),
            "code_challenge_methods_supported": ["S256", "plain"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
        }

    def _authorize(self, request: Request) -> Answer | Refusal:
        """The authorization endpoint (RFC 6749 section 3.1): a consent page, and where it leads to."""
        text = request.query if request.method == "GET" else request.body.decode("utf-8", "replace")
        params = _fields(text)
        target = params.get("redirect_uri", "")
        if not _is_absolute(target):
            message = "redirect_uri is required, an absolute URI without a fragment (RFC 6749 section 3.1.2)"
            return Refusal((400,), "invalid_request", message)
        if params.get("response_type") not in ("code", "token"):
            return _redirect(params, {"error": "unsupported_response_type"})
        if params.get("code_challenge_method", "plain") not in ("S256", "plain"):
            return _redirect(params, {"error": "invalid_request", "error_description": "no such code_challenge_method"})
        requested = tuple(dict.fromkeys(params.get("scope", "").split()))
        unknown = next((each for each in requested if not is_known(each, self.auth.scopes)), None)
        if unknown is not None:
            description = f"the document has no scope {unknown}"
            return _redirect(params, {"error": "invalid_scope", "error_description": description})
        silent = params.get("prompt") == "none"
        if request.method == "GET" and not silent:
            return self._consent(request, params)
        if params.get("decision") == "deny":
            return _redirect(params, {"error": "access_denied"})
        subject = self._hinted(params) if silent else self._approver(params)
        if subject is None and silent:
            return _redirect(params, {"error": "login_required"})
        if subject is None:
            return self._consent(request, params, wrong=True)
        scopes = self.auth.credentials.granted(subject, requested or tuple(sorted(self.auth.scopes)))
        if params["response_type"] == "token":
            token = self.auth.tokens.issue(subject, scopes)
            parameters = {"access_token": token, "token_type": "Bearer", "expires_in": str(self.auth.tokens.lifetime)}
            return _redirect(params, {**parameters, "scope": " ".join(scopes)}, fragment=True)
        authorization = Authorization(
            subject=subject,
            client_id=params.get("client_id", ""),
            scopes=scopes,
            redirect_uri=target,
            nonce=params.get("nonce"),
            challenge=params.get("code_challenge"),
            challenge_method=params.get("code_challenge_method", "plain"),
        )
        return _redirect(params, {"code": self.auth.tokens.keep(authorization)})

    def _consent(self, request: Request, params: Mapping[str, str], *, wrong: bool = False) -> Answer:
        known = self.auth.credentials
        name = params.get("username") or params.get("login_hint") or ("" if known.users else known.username)
        shown = {each: params[each] for each in _FIELDS if each in params}
        from understudy.security.consent import consent_page  # most services are never shown a page

        page = consent_page(request.mount + request.path, shown, name, password=bool(known.users), wrong=wrong)
        return Answer(401 if wrong else 200, page, _HTML, FRESH)

    def _approver(self, params: Mapping[str, str]) -> str | None:
        """Who fills in the form; None for a password that is wrong, where there are users who have them."""
        known = self.auth.credentials
        name = params.get("username") or known.username
        return known.who(name, params.get("password", ""), "lenient")

    def _hinted(self, params: Mapping[str, str]) -> str | None:
        """Who is taken to be there without a prompt (OpenID Connect Core 1.0, section 3.1.2.1)."""
        known, hint = self.auth.credentials, params.get("login_hint")
        if not known.users:
            return hint or known.username
        user = known.users.find(hint or "")
        return user.name if user is not None else None

    def _token(self, request: Request) -> Answer | Refusal:
        auth = self.auth
        outcome = grant(
            request,
            auth.tokens,
            auth.credentials,
            auth.mode,
            grants=self.grants or ("client_credentials",),
            scopes=auth.scopes,
        )
        if isinstance(outcome, Refusal):
            return outcome
        value = token_value(outcome, auth.tokens, auth.signer, issuer=request.base_url, credentials=auth.credentials)
        return Answer(200, value, JSON, FRESH)

    def _userinfo(self, request: Request) -> Answer | Refusal:
        """OpenID Connect Core 1.0, section 5.3."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        found = self.auth.tokens.find(token.strip()) if scheme.lower() == "bearer" else None
        if found is None:
            challenge = (("WWW-Authenticate", 'Bearer realm="understudy", error="invalid_token"'),)
            return Refusal((401,), "unauthorized", "the token was not issued here or has expired", headers=challenge)
        mailbox = self.auth.credentials.mailbox(found.client_id)
        return _json({"sub": found.client_id, "name": found.client_id, "email": mailbox})

    def _device(self, request: Request) -> Answer | Refusal:
        """Device authorization (RFC 8628 section 3.2)."""
        params = _fields(request.body.decode("utf-8", "replace"))
        scopes = tuple(dict.fromkeys(params.get("scope", "").split())) or tuple(sorted(self.auth.scopes))
        device, user = self.auth.tokens.begin_device(params.get("client_id", ""), scopes)
        page = f"{request.base_url}{self.device}/approve"
        value = {
            "device_code": device,
            "user_code": user,
            "verification_uri": page,
            "verification_uri_complete": f"{page}?user_code={user}",
            "expires_in": _DEVICE_SECONDS,
            "interval": _INTERVAL,
        }
        return Answer(200, value, JSON, FRESH)

    def _approve(self, request: Request) -> Answer | Refusal:
        """The page on which somebody enters the code of a device (RFC 8628 section 3.3)."""
        from understudy.security.consent import device_page, done_page

        params = _fields(request.query if request.method == "GET" else request.body.decode("utf-8", "replace"))
        code = params.get("user_code", "").strip().upper()
        known, asks = self.auth.credentials, bool(self.auth.credentials.users)
        path, name = request.mount + request.path, params.get("username") or ("" if asks else known.username)
        if request.method == "GET":
            return Answer(200, device_page(path, code, name, password=asks), _HTML, FRESH)
        denied = params.get("decision") == "deny"
        subject = None if denied else self._approver(params)
        if subject is None and not denied:
            return Answer(401, device_page(path, code, name, password=asks, wrong=True), _HTML, FRESH)
        if not self.auth.tokens.settle_device(code, subject):
            return Refusal((400,), "invalid_request", f"no device waits with the code {code!r}")
        return Answer(200, done_page(), _HTML, FRESH)


# -- the document -----------------------------------------------------------------------------------------------------


def provider_of(schemes: Iterable[SecurityScheme], auth: Auth) -> IdentityProvider | None:
    """The provider of a document's security schemes; None where none of them is OAuth 2 or OpenID Connect."""
    found = [scheme for scheme in schemes if scheme.type in ("oauth2", "openIdConnect")]
    if not found:
        return None
    flows = [(name, flow) for scheme in found for name, flow in scheme.flows.items() if isinstance(flow, dict)]
    connects = [scheme for scheme in found if scheme.type == "openIdConnect"]
    grants: dict[str, None] = {}
    for name, _ in flows:
        grants.update(dict.fromkeys(_GRANTS.get(name, ())))
    if connects:
        grants.update(dict.fromkeys(("authorization_code", "refresh_token", "client_credentials", DEVICE_CODE)))
    discovery = {_path(scheme.openid_connect_url) for scheme in connects} - {""}
    return IdentityProvider(
        auth=auth,
        authorize=_first(flows, "authorizationUrl") or "/authorize",
        token=_first(flows, "tokenUrl") or "/token",
        device=_first(flows, "deviceAuthorizationUrl") or "/device",
        discovery=frozenset({*discovery, _WELL_KNOWN, "/.well-known/oauth-authorization-server"}),
        userinfo="/userinfo",
        grants=tuple(grants),
    )


def authorization_pages(operations: Iterable[Operation], schemes: Iterable[SecurityScheme]) -> frozenset[str]:
    """The operations at an `authorizationUrl` of which the document shows no answer but a page."""
    flows = (flow for scheme in schemes for flow in scheme.flows.values() if isinstance(flow, dict))
    paths = {_path(flow.get("authorizationUrl")) for flow in flows} - {""}
    return frozenset(
        each.id for each in operations if paths and each.method in ("GET", "POST") and _is_page(each, paths)
    )


def _is_page(operation: Operation, paths: set[str]) -> bool:
    if operation.path not in paths:
        return False
    working = [each for status, each in operation.responses.items() if status[0] in "23"]
    return bool(working) and all(media.name.startswith("text/html") for each in working for media in each.content)


def _first(flows: Iterable[tuple[str, Mapping[str, Any]]], name: str) -> str:
    return next((path for _, flow in flows if (path := _path(flow.get(name)))), "")


def _path(url: Any) -> str:
    """The path of a URL of the document, which may be relative; empty for the root."""
    if not isinstance(url, str):
        return ""
    path = "/" + path_of(url).lstrip("./")
    return path.rstrip("/")


# -- forms and pages --------------------------------------------------------------------------------------------------


def _fields(text: str) -> dict[str, str]:
    pairs = read_pairs(text)
    found = {}
    for name in (*_FIELDS, "prompt", "login_hint", "decision", "username", "password", "user_code"):
        try:
            value = pairs.one(name)
        except UnreadableError:
            value = None
        if value:
            found[name] = value
    return found


def _json(value: Any) -> Answer:
    return Answer(200, value, JSON)


def _is_absolute(uri: str) -> bool:
    """Whether a URI is absolute and has no fragment (RFC 3986 section 4.3)."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    return bool(parts.scheme) and not parts.fragment


def _redirect(params: Mapping[str, str], added: Mapping[str, str], *, fragment: bool = False) -> Answer:
    """Back to the client (RFC 6749 section 4.1.2), with its state."""
    values = {name: value for name, value in added.items() if value}
    if "state" in params:
        values["state"] = params["state"]
    target = params["redirect_uri"]
    mark = "#" if fragment else "&" if urlsplit(target).query else "?"
    return Answer(302, headers=(("Location", f"{target}{mark}{urlencode(values)}"), *FRESH))
