"""The page of a mock whose records have two lifecycles, one of them from null on, and which keeps few exchanges."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright
from processes import running, serve

from real_servers import chromium

pytestmark = [pytest.mark.slow, pytest.mark.process]

USER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "status": {"enum": ["new", "active"], "readOnly": True},
        "step": {"enum": [None, "profile", "complete"], "readOnly": True},
    },
    "x-mock-lifecycle": [
        {
            "property": "status",
            "initial": "new",
            "terminal": ["active"],
            "transitions": [{"from": "new", "to": "active"}],
        },
        {
            "property": "step",
            "initial": None,
            "terminal": ["complete"],
            "transitions": [
                {"from": None, "to": "profile", "after": "PT1H"},
                {"from": "profile", "to": "complete"},
            ],
        },
    ],
}
ANSWER = {"description": "x", "content": {"application/json": {"schema": USER}}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Users", "version": "1"},
    "paths": {
        "/users": {"post": {"operationId": "createUser", "responses": {"201": ANSWER}}},
        "/users/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": {"operationId": "getUser", "responses": {"200": ANSWER}},
        },
    },
}


def test_null_is_a_state_of_the_picture_and_the_limit_of_the_journal_is_shown(tmp_path: Path) -> None:
    path = chromium()
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(DOCUMENT))
    errors: list[str] = []
    with running(serve(file, "--journal", "3")) as (_, url), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("console", lambda each: errors.append(each.text) if each.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        with httpx.Client(base_url=url, trust_env=False) as api:
            for _ in range(4):
                assert api.post("/users").status_code == 201
        page.goto(f"{url}/__mock__/#/exchanges")
        expect(page.locator(".row")).to_have_count(3)
        expect(page.locator(".bar")).to_contain_text("the newest 3 are kept")
        page.goto(f"{url}/__mock__/#/records/users/1")
        status, step = (
            page.get_by_label("Lifecycle of status, now new"),
            page.get_by_label("Lifecycle of step, now null"),
        )
        expect(status.locator(".node")).to_have_text(["newnew", "activeactive"])
        expect(step.locator(".node")).to_have_text(["nullnull", "profileprofile", "completecomplete"])
        expect(step.locator(".node.now")).to_contain_text("null")
        page.get_by_role("button", name="→ profile").click()
        moved = page.get_by_label("Lifecycle of step, now profile")
        expect(moved.locator(".node.now")).to_contain_text("profile")
        expect(page.get_by_label("Record", exact=True)).to_contain_text("null → profile")
        browser.close()
    assert errors == []
