"""The identity provider that a document names: authorization code with PKCE, refresh, device, OpenID Connect."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import jwt
import pytest
from documents import document, operation, play
from oauthlib.oauth2 import AccessDeniedError, WebApplicationClient

from understudy.messages import Request
from understudy.mock import Mock
from understudy.server.inprocess import transport

BASE, BACK, FORM = "http://mock", "http://client/back", "application/x-www-form-urlencoded"
FLOWS = {
    "authorizationCode": {
        "authorizationUrl": "https://login.example.com/oauth/authorize",
        "tokenUrl": "https://login.example.com/oauth/token",
        "scopes": {"read": "Read.", "write": "Write."},
    }
}


def guarded(scheme: dict[str, Any], *scopes: str) -> dict[str, Any]:
    things = operation(
        "listThings", reply={"type": "array", "items": {"type": "object"}}, security=[{"auth": list(scopes)}]
    )
    return document({"/things": {"get": things}}, components={"securitySchemes": {"auth": scheme}})


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(guarded({"type": "oauth2", "flows": FLOWS}, "read"), tmp_path, auth="strict")


@pytest.fixture
def connected(tmp_path: Path) -> Mock:
    scheme = {
        "type": "openIdConnect",
        "openIdConnectUrl": "https://id.example.com/tenant/.well-known/openid-configuration",
    }
    return play(guarded(scheme), tmp_path, auth="strict")


def browser(mock: Mock) -> httpx.Client:
    return httpx.Client(transport=transport(mock), base_url=BASE)


@pytest.fixture(autouse=True)
def over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """oauthlib wants TLS otherwise."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")


VERIFIER = "v" * 43


def begin(
    client: WebApplicationClient, place: str = f"{BASE}/oauth/authorize", *, scope: str = "read", **more: str
) -> str:
    """The address to which an application sends its user."""
    challenge = client.create_code_challenge(VERIFIER, "S256")
    pkce = {"code_challenge": challenge, "code_challenge_method": "S256"}
    url: str = client.prepare_request_uri(place, redirect_uri=BACK, scope=scope, state="s-1", **pkce, **more)
    return url


def finish(mock: Mock, client: WebApplicationClient, back: str, place: str = "/oauth/token") -> dict[str, Any]:
    """The token for which the application exchanges the code."""
    client.parse_request_uri_response(back, state="s-1")
    body = client.prepare_request_body(code=client.code, redirect_uri=BACK, code_verifier=VERIFIER)
    answer = browser(mock).post(place, content=body, headers={"content-type": FORM})
    token: dict[str, Any] = client.parse_request_body_response(answer.text)
    return token


def things(mock: Mock, token: str) -> int:
    return browser(mock).get("/things", headers={"authorization": f"Bearer {token}"}).status_code


def allow(mock: Mock, url: str, decision: str = "allow", **fields: str) -> str:
    """What somebody in front of the consent page does; where the browser is sent then."""
    page = browser(mock).get(url)
    assert page.status_code == 200, page.text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    place = re.search(r'action="([^"]+)"', page.text)
    assert place is not None
    sent = {**hidden, "username": "ann", "decision": decision, **fields}
    answer = browser(mock).post(place[1], data={name: value.replace("&amp;", "&") for name, value in sent.items()})
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def test_authorization_code_with_pkce_and_refresh(mock: Mock) -> None:
    client = WebApplicationClient("app")
    token = finish(mock, client, allow(mock, begin(client)))
    assert (token["token_type"], token["scope"], token["expires_in"]) == ("Bearer", ["read"], 3600)
    assert things(mock, token["access_token"]) == 200
    body = client.prepare_refresh_body(refresh_token=token["refresh_token"])
    renewed = browser(mock).post("/oauth/token", content=body, headers={"content-type": FORM}).json()
    assert renewed["access_token"] != token["access_token"]
    assert things(mock, renewed["access_token"]) == 200
    assert things(mock, "guess") == 401


def exchange(mock: Mock, back: str, **fields: str) -> httpx.Response:
    code = parse_qs(urlsplit(back).query)["code"][0]
    sent = {"grant_type": "authorization_code", "code": code, "client_id": "app", "redirect_uri": BACK, **fields}
    return browser(mock).post("/oauth/token", data=sent)


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"code_verifier": "w" * 43}, "code_verifier does not match code_challenge (RFC 7636)"),
        ({}, "code_verifier does not match code_challenge (RFC 7636)"),
        ({"client_id": "other", "code_verifier": VERIFIER}, "the code was issued to another client"),
        (
            {"redirect_uri": "http://elsewhere/", "code_verifier": VERIFIER},
            "redirect_uri is not the one that the code was issued for",
        ),
    ],
)
def test_a_code_is_for_whoever_requested_it(mock: Mock, fields: dict[str, str], description: str) -> None:
    answer = exchange(mock, allow(mock, begin(WebApplicationClient("app"))), **fields)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
    assert answer.json()["error_description"] == description


def test_a_code_is_good_once(mock: Mock) -> None:
    back = allow(mock, begin(WebApplicationClient("app")))
    assert exchange(mock, back, code_verifier=VERIFIER).status_code == 200
    assert exchange(mock, back, code_verifier=VERIFIER).json()["error_description"] == "the code was used before"


def test_whoever_refuses_is_sent_back_with_that(mock: Mock) -> None:
    client = WebApplicationClient("app")
    back = allow(mock, begin(client), decision="deny")
    assert parse_qs(urlsplit(back).query) == {"error": ["access_denied"], "state": ["s-1"]}
    with pytest.raises(AccessDeniedError):
        client.parse_request_uri_response(back, state="s-1")


def test_a_request_that_can_not_be_answered_at_the_client_is_refused_here(mock: Mock) -> None:
    for redirect in ("", "back", "http://client/#x"):
        query = urlencode({"response_type": "code", "client_id": "app", "redirect_uri": redirect})
        answer = browser(mock).get(f"/oauth/authorize?{query}")
        assert (answer.status_code, answer.json()["detail"][:12]) == (400, "redirect_uri"), redirect
    query = urlencode({"response_type": "cake", "client_id": "app", "redirect_uri": f"{BACK}?a=1", "state": "s"})
    back = browser(mock).get(f"/oauth/authorize?{query}").headers["location"]
    assert back == f"{BACK}?a=1&error=unsupported_response_type&state=s"


def test_prompt_none_asks_nobody_and_implicit_is_a_fragment(mock: Mock) -> None:
    query = urlencode({"response_type": "token", "client_id": "app", "redirect_uri": BACK, "prompt": "none"})
    back = browser(mock).get(f"/oauth/authorize?{query}").headers["location"]
    token = parse_qs(urlsplit(back).fragment)["access_token"][0]
    assert browser(mock).get("/things", headers={"authorization": f"Bearer {token}"}).status_code == 200


def test_what_a_client_sends_is_text_on_the_page(mock: Mock) -> None:
    query = urlencode({"response_type": "code", "client_id": "<script>alert(1)</script>", "redirect_uri": BACK})
    page = browser(mock).get(f"/oauth/authorize?{query}")
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


# -- OpenID Connect ---------------------------------------------------------------------------------------------------


def test_openid_connect_from_discovery_to_a_verified_id_token(connected: Mock) -> None:
    known = browser(connected).get("/tenant/.well-known/openid-configuration").json()
    assert known["issuer"] == BASE
    client = WebApplicationClient("app")
    back = allow(connected, begin(client, known["authorization_endpoint"], scope="openid email", nonce="n-1"))
    token = finish(connected, client, back, known["token_endpoint"])
    keys = jwt.PyJWKSet.from_dict(browser(connected).get(known["jwks_uri"]).json())
    header = jwt.get_unverified_header(token["id_token"])
    claims = jwt.decode(
        token["id_token"],
        keys[header["kid"]].key,
        algorithms=known["id_token_signing_alg_values_supported"],
        audience="app",
        issuer=BASE,
        options={"verify_exp": False, "verify_iat": False},
    )
    assert (claims["sub"], claims["nonce"], claims["email"]) == ("ann", "n-1", "ann@example.com")
    assert claims["exp"] - claims["iat"] == 3600
    headers = {"authorization": f"Bearer {token['access_token']}"}
    assert browser(connected).get(known["userinfo_endpoint"], headers=headers).json()["sub"] == "ann"
    assert things(connected, token["access_token"]) == 200


def test_userinfo_needs_a_token(connected: Mock) -> None:
    answer = browser(connected).get("/userinfo")
    assert (answer.status_code, answer.headers["www-authenticate"][:6]) == (401, "Bearer")


# -- devices ----------------------------------------------------------------------------------------------------------


def test_a_device_waits_until_somebody_approves_it(connected: Mock) -> None:
    client = browser(connected)
    begun = client.post("/device", data={"client_id": "tv", "scope": "openid"}).json()
    assert begun["verification_uri_complete"] == f"{BASE}/device/approve?user_code={begun['user_code']}"
    sent = {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": begun["device_code"],
        "client_id": "tv",
    }
    waiting = client.post("/token", data=sent)
    assert (waiting.status_code, waiting.json()["error"]) == (400, "authorization_pending")
    assert begun["user_code"] in client.get(begun["verification_uri_complete"]).text
    done = client.post(
        "/device/approve", data={"user_code": begun["user_code"].lower(), "username": "ann", "decision": "allow"}
    )
    assert done.status_code == 200
    token = client.post("/token", data=sent).json()
    assert client.get("/userinfo", headers={"authorization": f"Bearer {token['access_token']}"}).json()["sub"] == "ann"
    assert client.post("/token", data=sent).json()["error"] == "expired_token"


def test_a_device_can_be_refused_and_its_code_mistyped(connected: Mock) -> None:
    client = browser(connected)
    begun = client.post("/device", data={"client_id": "tv"}).json()
    wrong = client.post("/device/approve", data={"user_code": "AAAA-AAAA", "decision": "allow"})
    assert (wrong.status_code, wrong.json()["detail"]) == (400, "no device waits with the code 'AAAA-AAAA'")
    client.post("/device/approve", data={"user_code": begun["user_code"], "decision": "deny"})
    sent = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": begun["device_code"]}
    assert client.post("/token", data=sent).json()["error"] == "access_denied"


# -- other documents --------------------------------------------------------------------------------------------------


def test_a_document_without_oauth_has_no_provider(tmp_path: Path) -> None:
    mock = play(guarded({"type": "apiKey", "in": "header", "name": "X-Key"}), tmp_path)
    assert browser(mock).get("/.well-known/openid-configuration").status_code == 404


def test_an_operation_of_the_document_comes_first(tmp_path: Path) -> None:
    built = guarded({"type": "oauth2", "flows": FLOWS}, "read")
    built["paths"]["/oauth/authorize"] = {"get": operation("authorize", reply={"type": "object"})}
    assert browser(play(built, tmp_path)).get("/oauth/authorize").headers["content-type"] == "application/json"


@pytest.mark.parametrize("media", [None, "text/html"])
def test_an_operation_that_only_shows_a_page_shows_the_consent_page(tmp_path: Path, media: str | None) -> None:
    built = guarded({"type": "oauth2", "flows": FLOWS}, "read")
    content = {} if media is None else {"content": {media: {"schema": {"type": "string"}}}}
    page = {"operationId": "page", "responses": {"200": {"description": "A form.", **content}}}
    built["paths"]["/oauth/authorize"] = {"get": page}
    mock = play(built, tmp_path, auth="strict")
    client = WebApplicationClient("app")
    assert things(mock, finish(mock, client, allow(mock, begin(client)))["access_token"]) == 200


def test_a_token_endpoint_takes_posts_whatever_else_the_document_has_there(tmp_path: Path) -> None:
    built = guarded({"type": "oauth2", "flows": FLOWS}, "read")
    built["paths"]["/oauth/token"] = {"get": operation("token", reply={"type": "object"})}
    mock = play(built, tmp_path, auth="strict")
    client = WebApplicationClient("app")
    assert things(mock, finish(mock, client, allow(mock, begin(client)))["access_token"]) == 200
    assert browser(mock).put("/oauth/token").status_code == 405


def test_scopes_of_openid_connect_are_those_that_operations_require(tmp_path: Path) -> None:
    scheme = {"type": "openIdConnect", "openIdConnectUrl": "https://id.example.com/.well-known/openid-configuration"}
    mock = play(guarded(scheme, "things:read"), tmp_path, auth="strict")
    known = browser(mock).get("/.well-known/openid-configuration").json()
    assert "things:read" in known["scopes_supported"]
    for scope, status in (("openid things:read", 200), ("openid", 403)):
        client = WebApplicationClient("app")
        token = finish(mock, client, allow(mock, begin(client, f"{BASE}/authorize", scope=scope)), "/token")
        assert things(mock, token["access_token"]) == status


def test_calls_of_the_provider_are_in_the_journal(mock: Mock) -> None:
    browser(mock).get("/.well-known/oauth-authorization-server")
    entry = mock.journal.entries()[-1]
    assert (entry.request.path, entry.response.status) == ("/.well-known/oauth-authorization-server", 200)
    assert json.loads(entry.response.body)["token_endpoint"] == f"{BASE}/oauth/token"


def test_its_addresses_are_below_the_mount_and_as_secure_as_the_call(mock: Mock) -> None:
    headers = {"host": "api.test"}
    known = Request("GET", "/.well-known/openid-configuration", "", headers, scheme="https", mount="/billing")
    assert json.loads(mock.handle(known).body)["token_endpoint"] == "https://api.test/billing/oauth/token"
    query = urlencode({"response_type": "code", "client_id": "app", "redirect_uri": BACK})
    page = mock.handle(Request("GET", "/oauth/authorize", query, headers, mount="/billing")).body.decode()
    assert 'action="/billing/oauth/authorize"' in page


def test_a_documented_authorization_endpoint_refuses_in_the_words_of_the_document(tmp_path: Path) -> None:
    built = guarded({"type": "oauth2", "flows": FLOWS}, "read")
    sorry = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
    page = {
        "operationId": "authorize",
        "responses": {
            "200": {"description": "a page"},
            "400": {"description": "no", "content": {"application/json": {"schema": sorry}}},
        },
    }
    built["paths"]["/oauth/authorize"] = {"get": page}
    response = browser(play(built, tmp_path)).get("/oauth/authorize")
    assert (response.status_code, response.headers["content-type"]) == (400, "application/json")
    assert response.json().keys() == {"error"}
    assert response.headers["x-mock-reason"].startswith("redirect_uri is required, an absolute URI")
