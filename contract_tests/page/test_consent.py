"""The consent page of the identity provider in Chromium."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from playwright.sync_api import sync_playwright
from processes import running, serve

from real_servers import chromium

pytestmark = [pytest.mark.slow, pytest.mark.process]

BACK = "http://client.localhost/back"
HOST = "https://id.example.com"
FLOW = {"authorizationUrl": f"{HOST}/authorize", "tokenUrl": f"{HOST}/token", "scopes": {}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Guarded", "version": "1"},
    "security": [{"auth": []}],
    "paths": {"/me": {"get": {"operationId": "me", "responses": {"200": {"description": "you"}}}}},
    "components": {"securitySchemes": {"auth": {"type": "oauth2", "flows": {"authorizationCode": FLOW}}}},
}


def test_somebody_allows_a_client_and_its_token_works(tmp_path: Path) -> None:
    path = chromium()
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(DOCUMENT))
    with running(serve(file, "--auth", "strict")) as (_, url), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.route(f"{BACK}**", lambda route: route.fulfill(body="back at the client"))
        query = urlencode({"response_type": "code", "client_id": "app", "redirect_uri": BACK, "state": "s-1"})
        page.goto(f"{url}/authorize?{query}")
        page.get_by_label("User").fill("ann")
        page.get_by_role("button", name="Allow").click()
        page.wait_for_url(f"{BACK}**")
        found = parse_qs(urlsplit(page.url).query)
        browser.close()
        assert found["state"] == ["s-1"]
        sent = {"grant_type": "authorization_code", "code": found["code"][0], "redirect_uri": BACK, "client_id": "app"}
        token = httpx.post(f"{url}/token", data=sent, trust_env=False).json()["access_token"]
        headers = {"authorization": f"Bearer {token}"}
        assert httpx.get(f"{url}/me", headers=headers, trust_env=False).status_code == 200
        assert httpx.get(f"{url}/me", trust_env=False).status_code == 401
