"""Clients that people use complete each OAuth flow against a document that declares it, with a browser where one is.

authlib, requests-oauthlib and httpx-auth, unmodified; Chromium fills in the pages; PyJWT verifies the id tokens.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import jwt
import pytest
import requests
from authlib.integrations.httpx_client import OAuth2Client
from httpx_auth import (
    JsonTokenFileCache,
    OAuth2,
    OAuth2AuthorizationCodePKCE,
    OAuth2ClientCredentials,
    OAuth2ResourceOwnerPasswordCredentials,
)
from oauthlib.oauth2 import BackendApplicationClient, LegacyApplicationClient
from playwright.sync_api import Browser, sync_playwright
from processes import running, serve
from requests_oauthlib import OAuth2Session

from real_servers import chromium

pytestmark = [pytest.mark.slow, pytest.mark.process]

SCOPES = {"read": "Read.", "write": "Write."}
REAL = "https://id.acme.example"
FLOWS = {
    "password": {"tokenUrl": f"{REAL}/oauth/token", "scopes": SCOPES},
    "clientCredentials": {"tokenUrl": f"{REAL}/oauth/token", "scopes": SCOPES},
    "authorizationCode": {
        "authorizationUrl": f"{REAL}/oauth/authorize",
        "tokenUrl": f"{REAL}/oauth/token",
        "scopes": SCOPES,
    },
}
ME = {"type": "object", "properties": {"login": {"type": "string"}}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Guarded", "version": "1"},
    "paths": {
        "/me": {
            "get": {
                "operationId": "me",
                "security": [{"auth": ["read"]}, {"connect": []}],
                "responses": {"200": {"description": "you", "content": {"application/json": {"schema": ME}}}},
            }
        }
    },
    "components": {
        "securitySchemes": {
            "auth": {"type": "oauth2", "flows": FLOWS},
            "connect": {"type": "openIdConnect", "openIdConnectUrl": f"{REAL}/.well-known/openid-configuration"},
        }
    },
}
USERS = {"ada": {"password": "analytical", "email": "ada@lovelace.example", "scopes": ["read"]}}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("guarded")
    file, users = folder / "openapi.json", folder / "users.json"
    file.write_text(json.dumps(DOCUMENT))
    users.write_text(json.dumps(USERS))
    with running(serve(file, "--auth", "strict", "--users", str(users))) as (_, served):
        yield served


class _Client(BaseHTTPRequestHandler):
    """The application to which the browser comes back."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"back at the client")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def client_url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Client) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/back"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """What checks for TLS does without, and nothing goes through a proxy."""
    for name in ("OAUTHLIB_INSECURE_TRANSPORT", "AUTHLIB_INSECURE_TRANSPORT"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("NO_PROXY", "*")


def allow(browser: Browser, page_url: str, password: str = "analytical") -> str:
    """Where somebody ends up who logs in as ada on a page and allows it."""
    page = browser.new_page()
    page.goto(page_url)
    page.get_by_label("User").fill("ada")
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Allow").click()
    shown = page.locator("main")
    ended = shown.inner_text() if shown.count() else page.url
    page.close()
    return ended


def login(token: dict[str, Any], url: str) -> Any:
    """Who the caller of a token is."""
    headers = {"authorization": f"Bearer {token['access_token']}"}
    return httpx.get(f"{url}/me", headers=headers, trust_env=False).json().get("login")


def verified(url: str, token: dict[str, Any], audience: str) -> dict[str, Any]:
    """The claims of an id token, by the keys that discovery leads to."""
    known = httpx.get(f"{url}/.well-known/openid-configuration", trust_env=False).json()
    keys = jwt.PyJWKSet.from_dict(httpx.get(known["jwks_uri"], trust_env=False).json())
    key = keys[jwt.get_unverified_header(token["id_token"])["kid"]].key
    claims: dict[str, Any] = jwt.decode(
        token["id_token"], key, algorithms=["RS256"], audience=audience, issuer=known["issuer"]
    )
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(f"{token['id_token'][:-8]}AAAAAAAA", key, algorithms=["RS256"], audience=audience)
    return claims


# -- authlib ----------------------------------------------------------------------------------------------------------


def test_authlib_password_refresh_and_client_credentials(url: str) -> None:
    with OAuth2Client("app", scope="read openid", trust_env=False, token_endpoint_auth_method="none") as client:
        token = client.fetch_token(f"{url}/oauth/token", username="ada", password="analytical")
        assert (login(token, url), verified(url, token, "anonymous")["email"]) == ("ada", "ada@lovelace.example")
        renewed = client.refresh_token(f"{url}/oauth/token", refresh_token=token["refresh_token"])
        assert renewed["access_token"] != token["access_token"]
        assert login(renewed, url) == "ada"
    with OAuth2Client("understudy", "understudy", scope="read", trust_env=False) as machine:
        machine.fetch_token(f"{url}/oauth/token", grant_type="client_credentials")
        assert machine.get(f"{url}/me").status_code == 200


def test_authlib_authorization_code_with_pkce(url: str, browser: Browser, client_url: str) -> None:
    options: dict[str, Any] = {"redirect_uri": client_url, "code_challenge_method": "S256", "trust_env": False}
    with OAuth2Client("app", scope="openid read", token_endpoint_auth_method="none", **options) as client:
        place, state = client.create_authorization_url(f"{url}/oauth/authorize", code_verifier="v" * 48, nonce="n-1")
        assert "wrong" in allow(browser, place, password="guess")
        back = allow(browser, place)
        token = client.fetch_token(
            f"{url}/oauth/token", authorization_response=back, state=state, code_verifier="v" * 48
        )
        claims = verified(url, token, "app")
        assert (login(token, url), claims["sub"], claims["nonce"]) == ("ada", "ada", "n-1")


def test_authlib_device_code(url: str, browser: Browser) -> None:
    begun = httpx.post(f"{url}/device", data={"client_id": "tv", "scope": "read"}, trust_env=False).json()
    assert allow(browser, begun["verification_uri_complete"]).endswith("You can go back to your device.")
    with OAuth2Client("tv", trust_env=False, token_endpoint_auth_method="none") as client:
        token = client.fetch_token(
            f"{url}/oauth/token",
            grant_type="urn:ietf:params:oauth:grant-type:device_code",
            device_code=begun["device_code"],
        )
    assert login(token, url) == "ada"


# -- requests-oauthlib ------------------------------------------------------------------------------------------------


def test_requests_oauthlib_password_refresh_and_client_credentials(url: str) -> None:
    with OAuth2Session(client=LegacyApplicationClient("app", scope=["read"])) as session:
        session.trust_env = False
        token = session.fetch_token(f"{url}/oauth/token", username="ada", password="analytical", include_client_id=True)
        assert (login(token, url), session.get(f"{url}/me").json()) == ("ada", {"login": "ada"})
        renewed = session.refresh_token(f"{url}/oauth/token", client_id="app")
        assert login(renewed, url) == "ada"
    with OAuth2Session(client=BackendApplicationClient("understudy", scope=["read"])) as machine:
        machine.trust_env = False
        machine.fetch_token(f"{url}/oauth/token", client_secret="understudy")
        assert machine.get(f"{url}/me").status_code == 200


def test_requests_oauthlib_authorization_code_with_pkce(url: str, browser: Browser, client_url: str) -> None:
    with OAuth2Session("app", redirect_uri=client_url, scope=["read"], pkce="S256") as session:
        session.trust_env = False
        place, _ = session.authorization_url(f"{url}/oauth/authorize")
        back = allow(browser, place)
        token = session.fetch_token(f"{url}/oauth/token", authorization_response=back, include_client_id=True)
        assert login(token, url) == "ada"


def test_requests_oauthlib_device_code(url: str, browser: Browser) -> None:
    sent = urlencode({"client_id": "tv", "scope": "read"})
    headers = {"content-type": "application/x-www-form-urlencoded"}
    with requests.Session() as session:
        session.trust_env = False
        begun = session.post(f"{url}/device", data=sent, headers=headers).json()
        grant = {
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
            "device_code": begun["device_code"],
            "client_id": "tv",
        }
        assert session.post(f"{url}/oauth/token", data=grant).json()["error"] == "authorization_pending"
        allow(browser, begun["verification_uri_complete"])
        assert login(session.post(f"{url}/oauth/token", data=grant).json(), url) == "ada"


# -- httpx-auth -------------------------------------------------------------------------------------------------------


@pytest.fixture
def tokens(tmp_path: Path) -> Iterator[None]:
    """A cache of tokens for one test, in place of that of the process."""
    before, OAuth2.token_cache = OAuth2.token_cache, JsonTokenFileCache(str(tmp_path / "tokens.json"))
    yield
    OAuth2.token_cache = before


@pytest.mark.usefixtures("tokens")
def test_httpx_auth_password_and_client_credentials(url: str) -> None:
    with httpx.Client(trust_env=False) as client:
        password = OAuth2ResourceOwnerPasswordCredentials(
            f"{url}/oauth/token", username="ada", password="analytical", scope="read", client=client
        )
        assert client.get(f"{url}/me", auth=password).json() == {"login": "ada"}
        machine = OAuth2ClientCredentials(
            f"{url}/oauth/token", client_id="understudy", client_secret="understudy", scope="read", client=client
        )
        assert client.get(f"{url}/me", auth=machine).status_code == 200


class _Chromium:
    """What httpx-auth opens in place of the default browser."""

    def __init__(self) -> None:
        self._path = chromium()
        self.threads: list[threading.Thread] = []

    def open(self, page_url: str, **_how: Any) -> bool:
        def visit() -> None:
            with sync_playwright() as playwright:
                started = playwright.chromium.launch(executable_path=self._path, args=["--no-sandbox"])
                allow(started, page_url)
                started.close()

        self.threads.append(threading.Thread(target=visit))
        self.threads[-1].start()
        return True


@pytest.mark.usefixtures("tokens")
def test_httpx_auth_authorization_code_with_pkce(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = _Chromium()
    monkeypatch.setattr("webbrowser.get", lambda *_named: visitor)
    monkeypatch.setattr("webbrowser.open", visitor.open)
    with httpx.Client(trust_env=False) as client:
        code = OAuth2AuthorizationCodePKCE(
            f"{url}/oauth/authorize",
            f"{url}/oauth/token",
            client=client,
            client_id="app",
            scope="read",
            redirect_uri_port=5731,
            timeout=30,
        )
        assert client.get(f"{url}/me", auth=code).json() == {"login": "ada"}
    for thread in visitor.threads:
        thread.join(10)
