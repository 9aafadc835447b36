"""The page while others call the mock, on documents of many collections, on a phone, and with numbers of any size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pages import Opened
from playwright.sync_api import Browser, expect
from processes import running, serve

pytestmark = [pytest.mark.slow, pytest.mark.process]

FEW = ("ales", "beers", "ciders", "drams", "eggnogs", "flips", "gins")
WORDS = (*FEW, "juices", "kirs", "lattes", "mochas", "negronis", "ouzos", "punches")
BEYOND = 9007199254740993  # 2^53 + 1, which JavaScript has no number for


def one(schema: str) -> dict[str, Any]:
    return {
        "description": "it",
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


# Requests for gins from when `holding` is set wait to be sent: a route in Python also meets one that went out before.
HELD_BACK = """
const fetched = window.fetch
const send = new Promise((send) => { window.send = send })
window.held = new Promise((held) => {
  window.fetch = async (url, init) => {
    const { pathname, search } = new URL(url, location.href)
    if (window.holding && pathname.endsWith('/__mock__/records') && !search.includes('refills')) {
      held()
      await send
    }
    return fetched(url, init)
  }
})
"""


def bar() -> dict[str, Any]:
    """Many collections, one of them below another, one with a lifecycle and a webhook."""
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    drink = {"name": "drink", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths: dict[str, Any] = {}
    for word in WORDS:
        body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/New"}}}}
        paths[f"/{word}"] = {"post": {"requestBody": body, "responses": {"201": one("Drink")}}}
        paths[f"/{word}/{{id}}"] = {"parameters": [key], "get": {"responses": {"200": one("Drink")}}}
    paths["/gins/{drink}/refills"] = {
        "parameters": [drink],
        "post": {"requestBody": body, "responses": {"201": one("Drink")}},
    }
    paths["/gins/{drink}/refills/{id}"] = {"parameters": [drink, key], "get": {"responses": {"200": one("Drink")}}}
    new = {"type": "object", "properties": {"label": {"type": "string"}, "barcode": {"type": "integer"}}}
    drinks: dict[str, Any] = {
        "type": "object",
        "required": ["id", "state"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "state": {"enum": ["poured", "drunk", "spilled"], "readOnly": True},
            **new["properties"],
        },
    }
    event = {
        "post": {
            "requestBody": {"content": {"application/json": {"schema": drinks}}},
            "responses": {"204": {"description": "x"}},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Bar", "version": "1"},
        "paths": paths,
        "webhooks": {"mocha.created": event},
        "components": {"schemas": {"New": new, "Drink": drinks}},
    }


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("bar") / "bar.json"
    file.write_text(json.dumps(bar()))
    with running(serve(file)) as (_, url):
        yield url


@pytest.fixture
def api(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server) as client:
        assert client.post("/__mock__/reset").status_code == 204
        yield client


@pytest.fixture
def opened(browser: Browser, server: str, api: httpx.Client) -> Iterator[Opened]:
    found = Opened(browser, server)
    yield found
    found.context.close()
    assert found.errors == []


def test_of_many_collections_those_with_records_are_found(opened: Opened, api: httpx.Client) -> None:
    for _ in range(3):
        assert api.post("/gins", json={"label": "dry"}).status_code == 201
    api.post("/gins/2/refills", json={"label": "again"})
    page = opened.go("records")
    tree = page.get_by_label("Collections", exact=True)
    expect(tree.locator(".current")).to_have_text("gins3")
    expect(page.locator(".list .row")).to_have_count(3)
    expect(tree.get_by_role("link")).to_have_count(len(WORDS) + 1)
    page.keyboard.press("/")
    page.keyboard.type("refil")
    expect(tree.get_by_role("link")).to_have_text(["gins/refills1"])
    tree.get_by_role("link").click()
    expect(page.get_by_label("Key of the record above")).to_have_value("2")
    expect(page.locator(".list .row")).to_contain_text("again")
    api.post("/gins/3/refills", json={"label": "more"})
    expect(tree.get_by_role("link")).to_have_text(["gins/refills2"])
    assert page.locator("#above option").evaluate_all("all => all.map((each) => each.value)") == ["2"]
    page.get_by_label("Key of the record above").fill("3")
    page.keyboard.press("Enter")
    expect(page.locator(".list .row")).to_contain_text("more")


def test_an_answer_about_a_collection_that_was_left_is_passed_over(opened: Opened, api: httpx.Client) -> None:
    api.post("/gins", json={"label": "dry"})
    api.post("/gins/1/refills", json={"label": "again"})
    opened.page.add_init_script(HELD_BACK)
    page = opened.go("records/gins/1")
    rows = page.locator(".list .row")
    expect(rows).to_contain_text("dry")
    page.evaluate("holding = true")
    api.post("/gins", json={"label": "sloe"})
    page.evaluate("held")
    page.get_by_label("Record", exact=True).get_by_role("link", name="refills").click()
    expect(rows).to_contain_text(["again"])
    with page.expect_response(lambda each: "/__mock__/records?" in each.url and "refills" not in each.url) as late:
        page.evaluate("send()")
    late.value.finished()
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert [each.split("\n")[1] for each in rows.all_inner_texts()] == ["again"]


def test_what_somebody_is_at_stays_while_calls_come(opened: Opened, api: httpx.Client) -> None:
    api.post("/gins", json={"label": "dry"})
    page = opened.go("records/gins/1")
    detail = page.get_by_label("Record", exact=True)
    detail.get_by_role("button", name="Edit").focus()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.properties td'))")
    api.post("/gins", json={"label": "sloe"})
    expect(page.locator(".list .row")).to_have_count(2)
    expect(detail.get_by_role("button", name="Edit")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == "dry"
    api.delete("/__mock__/record", params={"resource": "gins", "key": "1"})
    expect(detail).to_contain_text("No record chosen")


def test_an_attempt_that_was_opened_stays_open(opened: Opened, api: httpx.Client) -> None:
    api.post("/__mock__/endpoints", json={"url": f"{api.base_url}/__mock__/capture"})
    api.post("/mochas", json={"label": "white"})
    page = opened.go("webhooks/evt_000001")
    event = page.get_by_label("Event", exact=True)
    event.locator("summary").click()
    api.post("/mochas", json={"label": "dark"})
    expect(page.locator(".list .row")).to_have_count(2)
    expect(event.locator("details")).to_have_attribute("open", "")


def test_a_button_that_was_pressed_keeps_the_focus_and_does_it_again(opened: Opened) -> None:
    page = opened.go("control")
    shown = page.locator(".clock")
    before = shown.text_content()
    hour = page.get_by_role("button", name="+1 h")
    hour.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        expect(shown).not_to_have_text(before or "")
        before = shown.text_content()
        expect(hour).to_be_focused()


def test_whole_numbers_of_any_size_stay_as_they_are(opened: Opened, api: httpx.Client) -> None:
    body = f'{{"label": "long", "barcode": {BEYOND}}}'
    assert api.post("/gins", content=body, headers={"content-type": "application/json"}).status_code == 201
    page = opened.go("exchanges")
    page.locator(".row").click()
    expect(page.get_by_label("Request body")).to_contain_text(f'"barcode": {BEYOND}')
    expect(page.get_by_label("Response body")).to_contain_text(f'"barcode": {BEYOND}')
    for kind in ("Python", "pytest"):
        page.get_by_role("button", name=f"Copy {kind}").click()
        expect(page.locator("#toast")).to_contain_text(f"Copied {kind}")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert f'"barcode": {BEYOND}' in copied
        compile(copied, "copied", "exec")
    opened.go("records/gins/1")
    expect(page.locator(".properties")).to_contain_text(str(BEYOND))
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("barcode").fill(str(BEYOND + 2))
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".properties")).to_contain_text(str(BEYOND + 2))
    assert api.get("/gins/1").json()["barcode"] == BEYOND + 2


@pytest.mark.parametrize("width", [1440, 390])
def test_an_empty_view_says_what_to_do(browser: Browser, server: str, api: httpx.Client, width: int) -> None:
    for each in api.get("/__mock__/endpoints").json()["endpoints"]:
        api.delete(f"/__mock__/endpoints/{each['id']}")
    opened = Opened(browser, server, width=width)
    for view, text in {
        "exchanges": "Send a request to the mock, or try this one",
        "records": "Make one with New, or send the request that creates one.",
        "webhooks": "A change of a record that the document has a webhook for emits one.",
        "webhooks/inbox": "Send this mock's own webhooks here",
        "control": "Add a fault to see what your client does.",
    }.items():
        expect(opened.go(view).get_by_text(text)).to_be_in_viewport()
    api.post("/gins", json={"label": "dry"})
    page = opened.go("exchanges")
    expect(page.locator(".list .row")).to_be_visible()
    page.get_by_label("Filter exchanges").fill("nothing like that")
    expect(page.get_by_text("Another filter shows more.")).to_be_in_viewport()
    opened.context.close()
    assert opened.errors == []
