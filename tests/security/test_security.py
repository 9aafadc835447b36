"""Credentials against security requirements, issued tokens, and the token endpoint of RFC 6749 section 4.4."""

from __future__ import annotations

import base64
import threading
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.clock import ManualClock
from understudy.exchange import Answer, Principal, Refusal, Request
from understudy.openapi.model import SecurityScheme
from understudy.security.checks import authenticate
from understudy.security.credentials import Credentials
from understudy.security.id_tokens import IdTokenSigner
from understudy.security.oauth import FRESH, grant, token_value
from understudy.security.tokens import Tokens

SCHEMES = {
    "oauth": SecurityScheme("oauth", "oauth2"),
    "oidc": SecurityScheme("oidc", "openIdConnect"),
    "bearer": SecurityScheme("bearer", "http", "bearer"),
    "basic": SecurityScheme("basic", "http", "basic"),
    "digest": SecurityScheme("digest", "http", "digest"),
    "key": SecurityScheme("key", "apiKey", location="header", parameter_name="X-API-Key"),
    "query": SecurityScheme("query", "apiKey", location="query", parameter_name="api key"),
    "cookie": SecurityScheme("cookie", "apiKey", location="cookie", parameter_name="sid"),
    "tls": SecurityScheme("tls", "mutualTLS"),
}


def tokens(clock: ManualClock | None = None, seed: int = 1) -> Tokens:
    return Tokens(clock=clock or ManualClock(), seed=seed)


def check(
    security: Sequence[Any],
    headers: Mapping[str, str] | None = None,
    query: str = "",
    *,
    mode: Any = "lenient",
    issued: Tokens | None = None,
) -> Principal | Refusal:
    requirements = [{entry: ()} if isinstance(entry, str) else entry for entry in security]
    return authenticate(
        requirements, SCHEMES, headers or {}, query, mode=mode, tokens=issued or tokens(), credentials=Credentials()
    )


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("scheme", "headers", "query"),
    [
        ("oauth", {"authorization": "Bearer anything"}, ""),
        ("oidc", {"authorization": "bearer anything=="}, ""),
        ("bearer", {"authorization": "BEARER  a.b-c~d"}, ""),
        ("basic", {"authorization": basic("a", "b:c")}, ""),
        ("digest", {"authorization": 'Digest username="x"'}, ""),
        ("key", {"x-api-key": "k"}, ""),
        ("query", {}, "x=1&api+key=k"),
        ("cookie", {"cookie": "a=b; sid=k"}, ""),
        ("tls", {}, ""),
    ],
)
def test_lenient_takes_any_credential_of_the_right_form(scheme: str, headers: dict[str, str], query: str) -> None:
    found = check([scheme], headers, query)
    assert isinstance(found, Principal)
    assert found.schemes == (scheme,)
    if scheme != "tls":
        assert isinstance(check([scheme]), Refusal)


@pytest.mark.parametrize(
    ("scheme", "headers", "query", "message"),
    [
        ("oauth", {}, "", "credentials are required: a Bearer token in Authorization"),
        ("oauth", {"authorization": basic("a", "b")}, "", "credentials are required: a Bearer token in Authorization"),
        ("oauth", {"authorization": "Bearer"}, "", "the bearer token is malformed"),
        ("oauth", {"authorization": "Bearer a b"}, "", "the bearer token is malformed"),
        ("oauth", {"authorization": "Bearer \u00e9"}, "", "the bearer token is malformed"),
        ("basic", {}, "", "credentials are required: Basic credentials in Authorization"),
        ("basic", {"authorization": "Basic ???"}, "", "the Basic credentials are malformed"),
        ("basic", {"authorization": "Basic YWJj"}, "", "the Basic credentials are malformed"),
        ("basic", {"authorization": "Basic /w=="}, "", "the Basic credentials are malformed"),
        ("key", {}, "", "credentials are required: an API key in header X-API-Key"),
        ("key", {"x-api-key": " "}, "", "the API key in header X-API-Key is empty"),
        ("query", {}, "api+key=", "the API key in query api key is empty"),
        ("query", {}, "api+key=%ff", "the API key in query api key is empty"),
        ("cookie", {"cookie": "sid="}, "", "the API key in cookie sid is empty"),
        ("digest", {"authorization": "Digest"}, "", "credentials are required: Digest credentials in Authorization"),
    ],
)
@pytest.mark.parametrize("mode", ["lenient", "strict"])
def test_absent_and_malformed_credentials_are_refused(
    scheme: str, headers: dict[str, str], query: str, message: str, mode: str
) -> None:
    refusal = check([scheme], headers, query, mode=mode)
    assert isinstance(refusal, Refusal)
    assert (refusal.statuses, refusal.code, refusal.message) == ((401,), "unauthorized", message)
    assert {name for name, _ in refusal.headers} == {"WWW-Authenticate"}


@pytest.mark.parametrize(
    ("scheme", "good", "bad", "message"),
    [
        (
            "bearer",
            {"authorization": "Bearer understudy"},
            {"authorization": "Bearer x"},
            "the token was not issued here or has expired",
        ),
        (
            "basic",
            {"authorization": basic("understudy", "understudy")},
            {"authorization": basic("understudy", "x")},
            "the user name or the password is wrong",
        ),
        (
            "basic",
            {"authorization": basic("understudy", "understudy")},
            {"authorization": basic("x", "understudy")},
            "the user name or the password is wrong",
        ),
        ("key", {"x-api-key": "understudy"}, {"x-api-key": "understudY"}, "the API key in header X-API-Key is wrong"),
        ("cookie", {"cookie": "sid=understudy"}, {"cookie": "sid=\u00e9"}, "the API key in cookie sid is wrong"),
    ],
)
def test_strict_wants_the_configured_credentials(
    scheme: str, good: dict[str, str], bad: dict[str, str], message: str
) -> None:
    assert isinstance(check([scheme], good, mode="strict"), Principal)
    refusal = check([scheme], bad, mode="strict")
    assert isinstance(refusal, Refusal)
    assert refusal.message == message


@pytest.mark.parametrize("scheme", ["oauth", "oidc", "bearer"])
def test_strict_wants_an_issued_token_that_lives(scheme: str) -> None:
    clock = ManualClock()
    issued = tokens(clock)
    headers = {"authorization": f"Bearer {issued.issue('client', ['read'])}"}
    found = check([{scheme: ("read",)}], headers, mode="strict", issued=issued)
    assert found == Principal((scheme,), "client", frozenset({"read"}))
    clock.advance(timedelta(seconds=3599))
    assert isinstance(check([scheme], headers, mode="strict", issued=issued), Principal)
    clock.advance(timedelta(seconds=1))
    refusal = check([scheme], headers, mode="strict", issued=issued)
    assert isinstance(refusal, Refusal)
    text = 'error="invalid_token", error_description="the token was not issued here or has expired"'
    assert refusal.headers == (("WWW-Authenticate", f'Bearer realm="understudy", {text}'),)


def test_an_oauth_token_is_not_the_configured_bearer() -> None:
    assert isinstance(check(["oauth"], {"authorization": "Bearer understudy"}, mode="strict"), Refusal)


def test_a_missing_scope_is_403() -> None:
    issued = tokens()
    headers = {"authorization": f"Bearer {issued.issue('client', ['read'])}"}
    refusal = check([{"oauth": ("read", "write", "all")}, "key"], headers, mode="strict", issued=issued)
    challenge = 'Bearer realm="understudy", error="insufficient_scope", scope="read write all"'
    assert refusal == Refusal(
        (403,), "insufficient_scope", "the token lacks the scope write all", headers=(("WWW-Authenticate", challenge),)
    )


def test_one_requirement_is_enough_and_all_of_it_is_needed() -> None:
    both = {"key": (), "basic": ()}
    found = check([both], {"x-api-key": "k", "authorization": basic("ann", "x")})
    assert isinstance(found, Principal)
    assert found.schemes == ("key", "basic")
    assert isinstance(check([both], {"x-api-key": "k"}), Refusal)
    assert isinstance(check([both, "cookie"], {"cookie": "sid=1"}), Principal)
    refusal = check([both, "oauth", "bearer"])
    assert isinstance(refusal, Refusal)
    assert refusal.headers == (
        ("WWW-Authenticate", 'ApiKey realm="understudy", in="header", name="X-API-Key"'),
        ("WWW-Authenticate", 'Basic realm="understudy", charset="UTF-8"'),
        ("WWW-Authenticate", 'Bearer realm="understudy"'),
    )


def test_no_credentials_are_required_where_anonymous_is_allowed() -> None:
    anonymous = Principal((), "anonymous", frozenset())
    assert check([]) == anonymous
    assert check(["key", {}]) == anonymous
    assert check([{}, "key"], {"x-api-key": "k"}) != anonymous
    assert check(["no-such-scheme"]) == Principal(("no-such-scheme",), "anonymous", frozenset())


def test_a_certificate_is_one_that_a_proxy_passes_on() -> None:
    shown = {"client-cert": ":MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQ:"}
    for mode in ("lenient", "strict"):
        found = check(["tls"], shown, mode=mode)
        assert isinstance(found, Principal)
        assert found.subject != "anonymous"
        assert isinstance(check(["tls"], {"x-forwarded-client-cert": "Hash=1"}, mode=mode), Principal)
    assert check(["tls"]) == Principal(("tls",), "anonymous", frozenset())
    refusal = check(["tls"], mode="strict")
    assert isinstance(refusal, Refusal)
    assert refusal.message == "credentials are required: a client certificate in Client-Cert (RFC 9440)"


def test_what_is_wanted_together_and_what_instead_is_reported() -> None:
    refusal = check(["bearer", {"key": (), "query": ()}], mode="strict")
    assert isinstance(refusal, Refusal)
    assert refusal.message == (
        "credentials are required: Bearer credentials in Authorization "
        "or an API key in header X-API-Key and an API key in query api key"
    )


def test_subjects_distinguish_callers_without_their_secrets() -> None:
    one, other = check(["key"], {"x-api-key": "one"}), check(["key"], {"x-api-key": "other"})
    assert isinstance(one, Principal)
    assert isinstance(other, Principal)
    assert one.subject != other.subject
    assert "one" not in one.subject


def test_the_same_seed_issues_the_same_tokens_and_no_two_are_equal() -> None:
    first, second = tokens(seed=7), tokens(seed=7)
    issued = [first.issue("c") for _ in range(50)]
    assert issued == [second.issue("c") for _ in range(50)]
    assert len(set(issued)) == 50


def test_tokens_are_issued_by_threads_and_revoked_together() -> None:
    issued, found = tokens(), list[str]()

    def work() -> None:
        found.extend(issued.issue("c") for _ in range(100))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 400
    assert all(issued.find(token) for token in found)
    issued.reset()
    assert not any(issued.find(token) for token in found)


@given(st.text(), st.text(), st.text(), st.sampled_from(["lenient", "strict"]))
def test_no_credential_is_an_exception(text: str, cookie: str, query: str, mode: str) -> None:
    headers = {"authorization": text, "x-api-key": text, "cookie": cookie}
    for scheme in SCHEMES:
        assert isinstance(check([scheme], headers, query, mode=mode), (Principal, Refusal))
    check(["basic"], {"authorization": f"Basic {text}"}, mode=mode)


FORM = "application/x-www-form-urlencoded"


def token_answer(
    body: str,
    headers: Mapping[str, str] | None = None,
    *,
    mode: Any = "strict",
    scopes: Sequence[str] = (),
    issued: Tokens | None = None,
) -> Answer:
    request = Request("POST", "/token", "", {"content-type": FORM, **(headers or {})}, body.encode())
    return respond(request, issued or tokens(), Credentials(), mode, scopes=scopes)


def respond(
    request: Request,
    issued: Tokens,
    credentials: Credentials,
    mode: Any,
    *,
    scopes: Sequence[str] = (),
    grants: Sequence[str] = ("client_credentials",),
) -> Answer:
    """What a document that says nothing of it would have answered (RFC 6749 sections 5.1 and 5.2)."""
    outcome = grant(request, issued, credentials, mode, scopes=scopes, grants=grants)
    if isinstance(outcome, Refusal):
        return Answer(outcome.statuses[0], outcome.body, "application/json", outcome.headers)
    return Answer(
        200,
        token_value(outcome, issued, IdTokenSigner(), issuer="http://mock", credentials=Credentials()),
        "application/json",
        FRESH,
    )


ME = {"authorization": basic("understudy", "understudy")}
SECRET = "client_id=understudy&client_secret=understudy"


@pytest.mark.parametrize(("body", "headers"), [("", ME), (SECRET, {}), ("client_id=understudy", ME)])
def test_a_client_gets_a_token_that_works(body: str, headers: dict[str, str]) -> None:
    issued = tokens()
    answer = token_answer(
        f"grant_type=client_credentials&scope=read&{body}", headers, scopes=["read", "write"], issued=issued
    )
    token = answer.value["access_token"]
    assert answer.status == 200
    assert answer.value == {"access_token": token, "token_type": "Bearer", "expires_in": 3600, "scope": "read"}
    assert answer.headers == (("Cache-Control", "no-store"), ("Pragma", "no-cache"))
    found = check([{"oauth": ("read",)}], {"authorization": f"Bearer {token}"}, mode="strict", issued=issued)
    assert found == Principal(("oauth",), "understudy", frozenset({"read"}))


def test_scopes_default_to_all_of_them() -> None:
    assert token_answer("grant_type=client_credentials", ME, scopes=["a", "b"]).value["scope"] == "a b"
    assert "scope" not in token_answer("grant_type=client_credentials", ME).value
    assert token_answer("grant_type=client_credentials&scope=any+thing", ME).value["scope"] == "any thing"


@pytest.mark.parametrize(
    ("body", "headers", "status", "error", "description"),
    [
        ("", ME, 400, "invalid_request", "grant_type is required"),
        ("grant_type=", ME, 400, "invalid_request", "grant_type is required"),
        (
            "grant_type=password",
            ME,
            400,
            "unsupported_grant_type",
            "only client_credentials is supported, not password",
        ),
        ("grant_type=a&grant_type=b", ME, 400, "invalid_request", "grant_type is given 2 times but takes one value"),
        ("grant_type=%ff", ME, 400, "invalid_request", "grant_type is not UTF-8 text once percent-decoded"),
        ("grant_type=client_credentials", {}, 401, "invalid_client", "client_id and client_secret are required"),
        (
            "grant_type=client_credentials&client_id=a&client_secret=b",
            {},
            401,
            "invalid_client",
            "the client is unknown or its secret is wrong",
        ),
        (
            "grant_type=client_credentials",
            {"authorization": basic("a", "b")},
            401,
            "invalid_client",
            "the client is unknown or its secret is wrong",
        ),
        (
            "grant_type=client_credentials",
            {"authorization": "Bearer a"},
            401,
            "invalid_client",
            "Authorization holds no Basic credentials",
        ),
        (
            f"grant_type=client_credentials&{SECRET}",
            ME,
            400,
            "invalid_request",
            "the client used two ways to show its secret",
        ),
        ("grant_type=client_credentials&scope=c", ME, 400, "invalid_scope", "no such scope: 'c'; there are: a b"),
        ("grant_type=client_credentials&scope=a++b", ME, 400, "invalid_scope", "no such scope: ''; there are: a b"),
        ("grant_type=%22%5C%C3%A9", ME, 400, "unsupported_grant_type", "only client_credentials is supported, not ???"),
        (
            "grant_type=client_credentials",
            {**ME, "content-type": "application/json"},
            400,
            "invalid_request",
            "a token request is a form of application/x-www-form-urlencoded (RFC 6749 section 4.4.2)",
        ),
    ],
)
def test_bad_token_requests_get_the_errors_of_rfc_6749(
    body: str, headers: dict[str, str], status: int, error: str, description: str
) -> None:
    answer = token_answer(body, headers, scopes=["a", "b"])
    assert (answer.status, answer.value) == (status, {"error": error, "error_description": description})
    challenge = ("WWW-Authenticate", 'Basic realm="understudy", charset="UTF-8"')
    assert (challenge in answer.headers) == (status == 401)


def test_lenient_takes_any_client_but_wants_one() -> None:
    assert token_answer("grant_type=client_credentials&client_id=a&client_secret=b", mode="lenient").status == 200
    assert token_answer("grant_type=client_credentials", mode="lenient").status == 401


def test_encoded_client_credentials_are_understood() -> None:
    request = Request(
        "POST",
        "/token",
        "",
        {"content-type": FORM, "authorization": basic("a%3Ab", "c+d")},
        b"grant_type=client_credentials",
    )
    credentials = Credentials(username="a:b", password="c d")
    assert respond(request, tokens(), credentials, "strict").status == 200


@given(st.text(), st.text())
def test_no_token_request_is_an_exception(body: str, header: str) -> None:
    text = body.encode(errors="replace").decode()
    assert token_answer(text, {"authorization": header}).status in (200, 400, 401)
    assert token_answer("grant_type=client_credentials&scope=" + text, ME).status in (200, 400)
