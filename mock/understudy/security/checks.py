"""Checks credentials against security requirements (OAS 4.8.30).

Knows security schemes and header fields; knows nothing of operations, state or servers. `tokens` holds the secrets,
which are offered here too, and `oauth` the token endpoint.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from understudy.http.cookies import split_cookies
from understudy.http.query_string import UnreadableError, read_pairs
from understudy.lazy_dataclass import dataclass
from understudy.messages import ANONYMOUS, DIGEST, Principal, Refusal
from understudy.openapi.model import Operation, SecurityRequirement, SecurityScheme
from understudy.security.credentials import AuthMode, Credentials
from understudy.security.digest import challenges, read_digest
from understudy.security.secrets import equal, read_basic
from understudy.security.tokens import Tokens

_NAME = "understudy"
_REALM = f'realm="{_NAME}"'
# RFC 6750 section 2.1.
_BEARER_SYNTAX = re.compile(r"[A-Za-z0-9._~+/-]+=*")
_CERTIFICATES = ("client-cert", "x-forwarded-client-cert")


@dataclass(frozen=True, slots=True)
class _Presented:
    """Where credentials may stand in a request, and what they are held against."""

    headers: Mapping[str, str]
    query: str
    method: str
    mode: AuthMode
    tokens: Tokens
    credentials: Credentials

    def authorization(self, scheme: str) -> str | None:
        """What follows the scheme's name in `Authorization` (RFC 9110 11.6.2), if it is this scheme's."""
        name, _, rest = self.headers.get("authorization", "").strip().partition(" ")
        return rest.strip() if name.lower() == scheme else None

    def key(self, scheme: SecurityScheme) -> str | None:
        name = scheme.parameter_name
        if scheme.location == "query":
            try:
                return read_pairs(self.query).one(name)
            except UnreadableError:
                return ""
        if scheme.location == "cookie":
            return split_cookies(self.headers.get("cookie", "")).get(name, [None])[0]
        return self.headers.get(name.lower())


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why one scheme is not satisfied. `problem` is empty where no credential was sent at all."""

    problem: str = ""
    missing_scopes: tuple[str, ...] = ()


_Outcome = tuple[str, frozenset[str]] | _Failure


def authenticate(
    security: Sequence[SecurityRequirement],
    schemes: Mapping[str, SecurityScheme],
    headers: Mapping[str, str],
    query: str,
    *,
    mode: AuthMode,
    tokens: Tokens,
    credentials: Credentials,
    method: str = "GET",
) -> Principal | Refusal:
    """Who calls, or why the call is refused: 401 with a challenge for every scheme, 403 where scopes are missing.

    One requirement must be met, with every scheme in it; an empty one lets anybody in (OAS 4.8.30). `lenient` takes any
    credential of the right form; `strict` takes tokens that `tokens` issued, and `credentials`. Where those have users,
    passwords and keys are checked in both. A certificate is
    what a proxy says of it in a header; schemes that the document doesn't define count as met. `headers` has lower-case
    names, `query` is still percent-encoded; `method` is what Digest signs.
    """
    presented = _Presented(headers, query, method, mode, tokens, credentials)
    failures: list[_Failure] = []
    for requirement in security:
        if not requirement:
            continue
        outcome = _meet(requirement, schemes, presented)
        if isinstance(outcome, Principal):
            return outcome
        failures.append(outcome)
    if not failures or any(not requirement for requirement in security):
        return Principal((), ANONYMOUS, frozenset())
    return _refusal(failures, security, schemes, tokens)


def _meet(
    requirement: SecurityRequirement, schemes: Mapping[str, SecurityScheme], presented: _Presented
) -> Principal | _Failure:
    subject, granted = ANONYMOUS, frozenset[str]()
    # Basic and Bearer at once ask for two Authorization headers, which no request has: either is enough.
    rivals = {name for name in requirement if name in schemes and _reads_authorization(schemes[name])}
    met, failed = False, None
    for name, scopes in requirement.items():
        scheme = schemes.get(name)
        if scheme is None:
            continue
        outcome = _check(scheme, scopes, presented)
        if isinstance(outcome, _Failure):
            if name not in rivals or len(rivals) == 1:
                return outcome
            failed = outcome if failed is None or outcome.problem else failed
            continue
        met = met or name in rivals
        users = presented.credentials.users
        if subject in users.by_name and outcome[0] in users.by_name and subject != outcome[0]:
            return _Failure(f"the credentials are those of two users, {subject} and {outcome[0]}")
        known = subject in users.by_name or (subject != ANONYMOUS and outcome[0] not in users.by_name)
        subject, granted = subject if known else outcome[0], granted | outcome[1]
    if failed is not None and not met:
        return failed
    return Principal(tuple(requirement), subject, granted)


def _reads_authorization(scheme: SecurityScheme) -> bool:
    return scheme.type in ("http", "oauth2", "openIdConnect")


def _check(scheme: SecurityScheme, scopes: tuple[str, ...], presented: _Presented) -> _Outcome:
    outcome = _identified(scheme, scopes, presented)
    if isinstance(outcome, _Failure):
        return outcome
    user = presented.credentials.user(outcome[0])
    limited = user is not None and user.scopes is not None
    by_scopes = limited or (presented.mode == "strict" and scheme.type in ("oauth2", "openIdConnect"))
    missing = tuple(scope for scope in scopes if scope not in outcome[1])
    if by_scopes and missing:
        holder = "the token" if _takes_tokens(scheme) else outcome[0]
        return _Failure(f"{holder} lacks the scope {' '.join(missing)}", scopes)
    return outcome


def _takes_tokens(scheme: SecurityScheme) -> bool:
    return scheme.type in ("oauth2", "openIdConnect") or (scheme.type == "http" and scheme.scheme == "bearer")


def _identified(scheme: SecurityScheme, scopes: tuple[str, ...], presented: _Presented) -> _Outcome:
    """Who shows a credential for a scheme, and for which scopes it is good."""
    if _takes_tokens(scheme):
        return _check_bearer(scheme, scopes, presented)
    if scheme.type == "http" and scheme.scheme == "basic":
        return _check_basic(scopes, presented)
    if scheme.type == "apiKey":
        return _check_key(scheme, scopes, presented)
    if scheme.type == "http" and scheme.scheme == "digest":
        return _check_digest(scopes, presented)
    if scheme.type == "http":
        # Schemes such as Negotiate need an exchange with another party; here it is enough that one was attempted.
        rest = presented.authorization(scheme.scheme)
        return (_fingerprint(rest), frozenset(scopes)) if rest else _Failure()
    if scheme.type == "mutualTLS":
        return _check_certificate(scopes, presented)
    return ANONYMOUS, frozenset(scopes)


def _check_certificate(scopes: tuple[str, ...], presented: _Presented) -> _Outcome:
    """The client's certificate as a proxy that ends TLS passes it on (RFC 9440): nothing of it is checked."""
    certificate = next((value for name in _CERTIFICATES if (value := presented.headers.get(name))), None)
    if certificate is None:
        return _Failure() if presented.mode == "strict" else (ANONYMOUS, frozenset(scopes))
    return _fingerprint(certificate), frozenset(scopes)


def _check_bearer(scheme: SecurityScheme, scopes: tuple[str, ...], presented: _Presented) -> _Outcome:
    token, known = presented.authorization("bearer"), presented.credentials
    if token is None:
        return _Failure()
    if _BEARER_SYNTAX.fullmatch(token) is None:
        return _Failure("the bearer token is malformed")
    grant = presented.tokens.find(token)
    if grant is not None:
        return grant.client_id, grant.scopes
    owner = known.users.with_key(token, scheme.name)
    if owner is not None:
        return owner.name, frozenset(owner.granted(scopes))
    if presented.mode == "lenient":
        return _fingerprint(token), frozenset(scopes)
    if scheme.type == "http" and equal(token, known.bearer):
        return known.username, frozenset(scopes)
    return _Failure("the token was not issued here or has expired")


def _check_basic(scopes: tuple[str, ...], presented: _Presented) -> _Outcome:
    text = presented.authorization("basic")
    if text is None:
        return _Failure()
    pair = read_basic(text)
    if pair is None:
        return _Failure("the Basic credentials are malformed")
    name = presented.credentials.who(*pair, presented.mode)
    if name is None:
        return _Failure("the user name or the password is wrong")
    return name, frozenset(presented.credentials.granted(name, scopes))


def _check_digest(scopes: tuple[str, ...], presented: _Presented) -> _Outcome:
    text, known = presented.authorization("digest"), presented.credentials
    if not text:
        return _Failure()
    digest = read_digest(text, presented.method)
    if presented.mode == "lenient" and not known.users:
        return digest.username or _fingerprint(text), frozenset(scopes)
    problem = digest.problem(_NAME, presented.tokens.secret, presented.tokens.now())
    if problem:
        return _Failure(problem)
    user = known.users.find(digest.username)
    password = (user.password if user is not None else None) if known.users else known.password
    if not digest.proves(password or "") or password is None or not (known.users or digest.username == known.username):
        return _Failure("the user name or the password is wrong")
    name = user.name if user is not None else digest.username
    return name, frozenset(known.granted(name, scopes))


def _check_key(scheme: SecurityScheme, scopes: tuple[str, ...], presented: _Presented) -> _Outcome:
    key, known = presented.key(scheme), presented.credentials
    if key is None:
        return _Failure()
    place = f"{scheme.location} {scheme.parameter_name}"
    if not key.strip():
        return _Failure(f"the API key in {place} is empty")
    # A token that a login gave out goes where the document has its key, often behind a word such as `Token`.
    bare = key.split(" ")[-1]
    issued = presented.tokens.find(bare)
    if issued is not None:
        return issued.client_id, issued.scopes
    owner = known.users.with_key(bare, scheme.name)
    if owner is not None:
        return owner.name, frozenset(owner.granted(scopes))
    if known.users.have_keys or (presented.mode == "strict" and not equal(key, known.api_key)):
        return _Failure(f"the API key in {place} is wrong")
    return _fingerprint(key), frozenset(scopes)


def _fingerprint(secret: str) -> str:
    """A name for the holder of a secret that the journal may show."""
    return f"{DIGEST}{hashlib.sha256(secret.encode(errors='replace')).hexdigest()[:12]}"


def _refusal(
    failures: Sequence[_Failure],
    security: Sequence[SecurityRequirement],
    schemes: Mapping[str, SecurityScheme],
    tokens: Tokens,
) -> Refusal:
    lacking = next((failure for failure in failures if failure.missing_scopes), None)
    if lacking is not None:
        scopes = " ".join(lacking.missing_scopes)
        challenge = f'Bearer {_REALM}, error="insufficient_scope", scope="{scopes}"'
        headers = (("WWW-Authenticate", challenge),)
        return Refusal((403,), "insufficient_scope", lacking.problem, headers=headers)
    problem = next((failure.problem for failure in failures if failure.problem), "")
    names = dict.fromkeys(name for requirement in security for name in requirement)
    found = [scheme for scheme in (schemes.get(name) for name in names) if scheme is not None]
    offered = dict.fromkeys(text for scheme in found for text in _challenges(scheme, problem, tokens))
    known = ([schemes[name] for name in requirement if name in schemes] for requirement in security)
    required = " or ".join(dict.fromkeys(" and ".join(map(_credential_text, each)) for each in known if each))
    message = problem or f"credentials are required: {required}"
    return Refusal((401,), "unauthorized", message, headers=tuple(("WWW-Authenticate", text) for text in offered))


def _challenges(scheme: SecurityScheme, problem: str, tokens: Tokens) -> list[str]:
    """RFC 9110 11.6.1 wants at least one challenge; an API key has no registered scheme, so it gets a plain name."""
    if scheme.type == "apiKey":
        return [f'ApiKey {_REALM}, in="{scheme.location}", name="{scheme.parameter_name}"']
    if scheme.type == "http" and scheme.scheme == "basic":
        return [f'Basic {_REALM}, charset="UTF-8"']
    if scheme.type == "http" and scheme.scheme == "digest":
        return challenges(_NAME, tokens.nonce(), stale=problem.endswith("stale"))
    if scheme.type == "http" and scheme.scheme != "bearer":
        return [f"{scheme.scheme.capitalize()} {_REALM}"]
    if scheme.type == "mutualTLS":
        return [f"ClientCertificate {_REALM}"]
    error = f', error="invalid_token", error_description="{problem}"' if "token" in problem else ""
    return [f"Bearer {_REALM}{error}"]


def _credential_text(scheme: SecurityScheme) -> str:
    if scheme.type == "apiKey":
        return f"an API key in {scheme.location} {scheme.parameter_name}"
    if scheme.type == "http":
        return f"{scheme.scheme.capitalize()} credentials in Authorization"
    if scheme.type == "mutualTLS":
        return "a client certificate in Client-Cert (RFC 9440)"
    return "a Bearer token in Authorization"


def key_names(schemes: Iterable[SecurityScheme]) -> frozenset[str]:
    """The names of query parameters that carry API keys."""
    return frozenset(scheme.parameter_name for scheme in schemes if scheme.location == "query")


def scopes_of(schemes: Iterable[SecurityScheme], operations: Iterable[Operation] = ()) -> frozenset[str]:
    """Every scope that the OAuth2 flows of these schemes name, and that operations require of OpenID Connect."""
    schemes = tuple(schemes)
    connects = {scheme.name for scheme in schemes if scheme.type == "openIdConnect"}
    required = {
        scope
        for operation in (operations if connects else ())
        for requirement in operation.security
        for name, scopes in requirement.items()
        if name in connects
        for scope in scopes
    }
    flows = [flow for scheme in schemes for flow in scheme.flows.values() if isinstance(flow, dict)]
    named = [scopes for flow in flows if isinstance(scopes := flow.get("scopes"), dict)]
    return frozenset(required).union(name for scopes in named for name in scopes)
