"""The page in Chromium: every view and control, in four sizes and two themes, without an error in its console."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pages import Opened
from playwright.sync_api import Browser, expect
from processes import running, serve

from real_servers import node_packages

ORDERS = Path(__file__).parents[2] / "tests" / "support" / "orders.yaml"
TABS = ("exchanges", "records", "webhooks", "control", "contract")
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> javascript:alert(3)"

pytestmark = [pytest.mark.slow, pytest.mark.process]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running(serve(ORDERS, "--progression", "time")) as (_, url):
        yield url


@pytest.fixture
def api(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server) as client:
        assert client.post("/__mock__/reset").status_code == 204
        for each in client.get("/__mock__/endpoints").json()["endpoints"]:
            client.delete(f"/__mock__/endpoints/{each['id']}")
        yield client


@pytest.fixture
def opened(browser: Browser, server: str, api: httpx.Client) -> Iterator[Opened]:
    found = Opened(browser, server)
    yield found
    found.context.close()
    assert found.errors == []


def fill(api: httpx.Client) -> None:
    api.post("/__mock__/endpoints", json={"url": f"{api.base_url}/__mock__/capture"})
    api.post("/customers", json={"name": HOSTILE})
    for note in ("first", HOSTILE):
        api.post("/orders", json={"note": note, "customer_id": 1})
    api.post("/orders/1/pay")
    api.get("/orders/99")
    api.post("/orders", json={"note": 7})
    api.post("/__mock__/faults", json={"kind": "status", "status": 503, "operationId": "getOrder"})


# -- as a whole -------------------------------------------------------------------------------------------------------


VIEWS = (*TABS, "records/orders/1", "webhooks/evt_000001", "webhooks/inbox")


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_every_view_is_accessible(browser: Browser, server: str, api: httpx.Client, width: int, theme: str) -> None:
    fill(api)
    axe = (node_packages("axe-core@4.14.1") / "node_modules" / "axe-core" / "axe.min.js").read_text()
    opened = Opened(browser, server, width=width, theme=theme)
    for view in VIEWS:
        page = opened.go(view)
        page.locator("#main > *").wait_for()
        page.evaluate(f"{axe}; undefined")
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'best-practice']})")
        problems = [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found["violations"]]
        assert problems == [], f"{view} {width} {theme}: {problems}"
    opened.context.close()
    assert opened.errors == []


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (390, "light"), (1440, "dark"), (3840, "dark")])
def test_no_view_is_wider_than_the_screen(
    browser: Browser, server: str, api: httpx.Client, width: int, theme: str
) -> None:
    fill(api)
    opened = Opened(browser, server, width=width, theme=theme)
    for view in VIEWS:
        page = opened.go(view)
        page.locator("#main > *").wait_for()
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{view} is {overflow} px too wide"
    opened.context.close()
    assert opened.errors == []


def test_values_of_records_stay_text_and_nothing_comes_from_elsewhere(opened: Opened, api: httpx.Client) -> None:
    fill(api)
    answer = api.get("/__mock__/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    requested: list[str] = []
    opened.page.on("request", lambda request: requested.append(request.url))
    for tab in ("exchanges", "records/customers/1", "records/orders/2", "webhooks/evt_000002"):
        page = opened.go(tab)
        if tab == "exchanges":
            page.locator(".row", has_text="createCustomer").click()
        expect(page.locator("#main")).to_contain_text("<script>alert(2)</script>")
        assert page.locator("#main img, #main script").count() == 0
    assert all(url.startswith(opened.url) for url in requested)


def test_keys_walk_through_the_views(opened: Opened) -> None:
    page = opened.go("exchanges")
    for number, tab in enumerate(TABS, start=1):
        page.keyboard.press(str(number))
        expect(page.locator("#tabs .current")).to_have_text(tab.capitalize())
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("replay the exchange")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.keyboard.press("/")
    expect(page.get_by_label("Filter exchanges")).to_be_focused()


def test_the_theme_is_kept(opened: Opened) -> None:
    page = opened.go("exchanges")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("button", name="Theme").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


# -- exchanges --------------------------------------------------------------------------------------------------------


def test_the_page_awaits_the_journal_before_it_calls_it_empty(opened: Opened) -> None:
    opened.go("exchanges")
    opened.page.route("**/__mock__/journal?*", lambda _route: None)
    with opened.page.expect_request("**/__mock__/journal?*"):
        opened.page.reload(wait_until="domcontentloaded")
    expect(opened.page.get_by_label("Filter exchanges")).to_be_visible()
    expect(opened.page.locator("#main")).not_to_contain_text("Nothing was called yet")
    opened.page.unroute("**/__mock__/journal?*")  # what was held goes on
    expect(opened.page.locator("#main")).to_contain_text("Nothing was called yet")


def test_exchanges_come_live_and_say_why_they_were_refused(opened: Opened, api: httpx.Client) -> None:
    page = opened.go("exchanges")
    expect(page.locator("#main")).to_contain_text("Nothing was called yet")
    api.post("/orders", json={"note": 7})
    row = page.locator(".row", has_text="createOrder")
    expect(row).to_contain_text("400")
    row.click()
    detail = page.get_by_label("Exchange", exact=True)
    expect(detail).to_contain_text("Refused: body /note: expected string, got integer")
    expect(detail).to_contain_text('"note": 7')


def test_an_exchange_shows_what_it_changed(opened: Opened, api: httpx.Client) -> None:
    fill(api)
    page = opened.go("exchanges")
    page.get_by_label("Filter exchanges").fill("payOrder")
    page.locator(".row", has_text="payOrder").click()
    detail = page.get_by_label("Exchange", exact=True)
    detail.get_by_role("link", name="orders 1").click()
    expect(page.get_by_label("Record", exact=True)).to_contain_text("paid")


def test_filters_replay_and_copies(opened: Opened, api: httpx.Client) -> None:
    fill(api)
    page = opened.go("exchanges")
    page.get_by_label("Status").select_option("refused")
    expect(page.locator(".row")).to_have_count(2)
    page.get_by_label("Status").select_option("")
    page.get_by_label("Operation").select_option("createCustomer")
    page.locator(".row").first.click()
    page.get_by_role("button", name="Replay").click()
    expect(page.locator("#toast")).to_have_text("Sent again: 201")
    expect(page.locator(".row")).to_have_count(2)
    for name, text in {
        "Copy curl": "curl -i -X POST",
        "Copy Python": "httpx.Client",
        "Copy SDK call": "client.customers.create(",
        "Copy pytest": "def test_create_customer",
    }.items():
        page.get_by_role("button", name=name).click()
        assert text in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#main")).to_contain_text("Nothing was called yet")
    assert api.get("/__mock__/journal").json()["entries"] == []


def test_a_request_is_edited_and_sent(opened: Opened, api: httpx.Client) -> None:
    api.post("/customers", json={"name": "Ann"})
    page = opened.go("exchanges")
    page.locator(".row").first.click()
    page.get_by_role("button", name="Edit and send").click()
    page.get_by_role("textbox", name="Body").fill('{"name": "Ben"}')
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#toast")).to_have_text("Sent again: 201")
    assert api.get("/customers/2").json()["name"] == "Ben"


def test_thousands_of_exchanges_are_a_few_rows(opened: Opened, api: httpx.Client) -> None:
    for _ in range(1_500):
        api.get("/orders/1")
    page = opened.go("exchanges")
    expect(page.locator(".bar").get_by_role("status")).to_have_text("1500")
    assert page.locator(".row").count() < 100
    page.locator(".list").evaluate("element => { element.scrollTop = element.scrollHeight }")
    expect(page.locator(".row").last).to_be_visible()


def test_an_exchange_is_copied_as_a_call_of_the_generated_sdk(opened: Opened, api: httpx.Client) -> None:
    api.post("/orders", json={"note": "it's", "customer_id": None})
    api.get("/orders/1")
    page = opened.go("exchanges")
    for operation, call in {
        "createOrder": 'client.orders.create(note="it\'s", customer_id=None)\n',
        "getOrder": "client.orders.get(1)\n",
    }.items():
        page.locator(".row", has_text=operation).click()
        page.get_by_role("button", name="Copy SDK call").click()
        assert page.evaluate("navigator.clipboard.readText()") == call


# -- records ----------------------------------------------------------------------------------------------------------


def test_a_record_is_made_changed_moved_and_deleted(opened: Opened, api: httpx.Client) -> None:
    page = opened.go("records/orders")
    expect(page.locator("#main")).to_contain_text("No orders yet")
    page.get_by_role("button", name="New").click()
    expect(page.get_by_role("dialog").locator("input, select, textarea").first).to_be_focused()
    page.get_by_label("note").fill("by hand")
    page.get_by_role("button", name="Save").click()
    detail = page.get_by_label("Record", exact=True)
    expect(detail).to_contain_text("by hand")
    detail.get_by_role("button", name="Edit").click()
    page.get_by_label("note").fill("changed")
    page.get_by_role("button", name="Save").click()
    expect(detail).to_contain_text("changed")
    expect(detail.locator(".node.now")).to_contain_text("pending")
    detail.get_by_role("button", name="→ paid").click()
    expect(detail.locator(".node.now")).to_contain_text("paid")
    expect(detail).to_contain_text("pending → paid")
    assert api.get("/orders/1").json()["status"] == "paid"
    detail.get_by_role("button", name="Delete").click()
    expect(page.locator("#main")).to_contain_text("No orders yet")
    assert api.get("/orders/1").status_code == 404


def nested() -> dict[str, Any]:
    """Two collections of one name, one of them below another and of another kind; and one whose key has two parts."""
    paths: dict[str, Any] = {}
    for path, keys in {"/shops/{shop}/items": ["shop"], "/items": [], "/shops": []}.items():
        named = {"id": {"type": "integer"}, "label": {"type": "string"}, **{f"{key}_shelf": {} for key in keys}}
        part = {"type": "object", "properties": named}
        above = [{"name": key, "in": "path", "required": True, "schema": {"type": "integer"}} for key in keys]
        own = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        one = {"200": {"description": "it", "content": {"application/json": {"schema": part}}}}
        many = {"schema": {"type": "array", "items": part}}
        body = {"content": {"application/json": {"schema": part}}}
        made = {"201": one["200"]}
        listed = {"200": {"description": "all", "content": {"application/json": many}}}
        paths[path] = {"parameters": above, "get": {"responses": listed}}
        paths[path]["post"] = {"requestBody": body, "responses": made}
        paths[path + "/{id}"] = {"parameters": [*above, own], "get": {"responses": one}}
    return {"openapi": "3.1.0", "info": {"title": "Stock", "version": "1"}, "paths": paths}


def test_collections_below_others_and_of_one_name_are_distinguished(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "stock.json"
    file.write_text(json.dumps(nested()))
    with running(serve(file)) as (_, url), httpx.Client(base_url=url) as api:
        for path, label in (("/shops", "one"), ("/shops/1/items", "inside"), ("/items", "outside")):
            assert api.post(path, json={"label": label}).status_code == 201
        opened = Opened(browser, url)
        page = opened.go("records/shops/1")
        page.get_by_label("Record", exact=True).get_by_role("link", name="items").click()
        page.locator(".row", has_text="inside").click()
        detail = page.get_by_label("Record", exact=True)
        expect(detail).to_contain_text("shops/items 1/1")
        detail.get_by_role("button", name="Edit").click()
        page.get_by_label("label").fill("changed")
        page.get_by_role("button", name="Save").click()
        expect(detail).to_contain_text("changed")
        assert api.get("/shops/1/items/1").json()["label"] == "changed"
        page.get_by_label("Collections").get_by_role("link", name="items 1", exact=True).click()
        expect(page.locator(".row", has_text="outside")).to_be_visible()
        opened.context.close()
        assert opened.errors == []


def test_a_reference_leads_to_its_record_and_changes_come_by_themselves(opened: Opened, api: httpx.Client) -> None:
    fill(api)
    page = opened.go("records/orders/1")
    page.get_by_label("Record", exact=True).get_by_role("link", name="1", exact=True).click()
    expect(page.get_by_label("Record", exact=True)).to_contain_text("customers 1")
    api.patch("/__mock__/record", params={"resource": "customers", "key": "1"}, json={"attributes": {"name": "Zoe"}})
    expect(page.get_by_label("Record", exact=True)).to_contain_text("Zoe")


def test_what_the_schema_forbids_is_reported_and_nothing_is_lost(opened: Opened, api: httpx.Client) -> None:
    api.post("/orders", json={"note": "kept"})
    page = opened.go("records/orders/1")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("customer_id").fill("1.5")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog").locator("#toast")).to_contain_text("customer_id can't be 1.5")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert "customer_id" not in api.get("/orders/1").json()
    opened.refused(409)


# -- webhooks ---------------------------------------------------------------------------------------------------------


def test_endpoints_events_and_deliveries(opened: Opened, api: httpx.Client) -> None:
    page = opened.go("webhooks")
    expect(page.locator("#main")).to_contain_text("Nobody receives events")
    page.locator(".card", has_text="Endpoints").get_by_role("button", name="Add").click()
    page.get_by_label("URL").fill(f"{opened.url}/__mock__/capture")
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    expect(page.locator(".card", has_text="Endpoints")).to_contain_text("/__mock__/capture")
    api.post("/orders", json={"note": "watched"})
    row = page.locator(".row", has_text="order.created")
    expect(row).to_contain_text("delivered")
    row.click()
    detail = page.get_by_label("Event", exact=True)
    expect(detail).to_contain_text("1 of 3 attempts")
    detail.get_by_role("button", name="Redeliver").click()
    expect(detail).to_contain_text("2 of 3 attempts")
    page.locator(".card", has_text="Endpoints").get_by_role("button", name="Remove").click()
    expect(page.locator("#main")).to_contain_text("Nobody receives events")


def test_deliveries_are_damaged_on_purpose(opened: Opened, api: httpx.Client) -> None:
    page = opened.go("webhooks")
    page.locator(".card", has_text="Chaos").get_by_role("button", name="Add").click()
    page.get_by_label("How", exact=True).select_option("bad-signature")
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    expect(page.locator(".card", has_text="Chaos")).to_contain_text("bad-signature")
    assert api.get("/__mock__/chaos").json()["rules"][0]["kind"] == "bad-signature"
    page.locator(".card", has_text="Chaos").get_by_role("button", name="Remove", exact=True).click()
    expect(page.locator(".card", has_text="Chaos")).to_contain_text("Deliveries go out as they should.")


def test_the_inbox_shows_what_came_and_answers_as_configured(opened: Opened, api: httpx.Client) -> None:
    page = opened.go("webhooks/inbox")
    expect(page.locator("#main")).to_contain_text("Nothing came yet")
    page.get_by_role("button", name="Send this mock's own webhooks here").click()
    expect(page.locator("#toast")).to_have_text("Subscribed")
    api.post("/orders", json={"note": HOSTILE})
    row = page.locator(".row", has_text="order.created")
    row.click()
    detail = page.get_by_label("Captured webhook")
    expect(detail).to_contain_text(json.dumps(HOSTILE))
    expect(detail).to_contain_text("webhook-signature")
    page.locator(".card", has_text="Answers").get_by_role("button", name="Add").click()
    page.get_by_label("Type of event").fill("order.paid")
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    expect(page.locator(".card", has_text="Answers")).to_contain_text("503 for order.paid")
    assert api.post("/__mock__/capture/theirs", json={"type": "order.paid"}).status_code == 503
    expect(page.locator(".row", has_text="/theirs")).to_contain_text("503")
    page.get_by_label("Webhooks").get_by_role("link", name="Events").click()
    expect(page.locator(".row", has_text="order.created")).to_contain_text("delivered")


# -- control ----------------------------------------------------------------------------------------------------------


def test_time_moves_and_timers_happen(opened: Opened, api: httpx.Client) -> None:
    api.post("/orders", json={"note": "waiting"})
    api.post("/orders/1/pay")
    page = opened.go("control")
    clock = page.locator(".card", has_text="Clock")
    expect(clock).to_contain_text("paid → settled")
    before = api.get("/__mock__/clock").json()["now"]
    clock.get_by_role("button", name="+1 h").click()
    expect(page.locator("#toast")).to_have_text("The clock is +1 h")
    assert api.get("/__mock__/clock").json()["now"] > before
    clock.get_by_role("button", name="Let it happen").first.click()
    expect(page.locator("#toast")).to_have_text("It happened")
    assert api.get("/orders/1").json()["status"] == "settled"


def test_faults_snapshots_sessions_and_reset(opened: Opened, api: httpx.Client) -> None:
    page = opened.go("control")
    page.locator(".card", has_text="Faults").get_by_role("button", name="Add").click()
    page.get_by_label("Operation").select_option("listOrders")
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    expect(page.locator(".card", has_text="Faults")).to_contain_text("status 503")
    assert api.get("/orders").status_code == 503
    page.get_by_role("button", name="Take").click()
    expect(page.get_by_role("button", name="Restore")).to_be_visible()
    api.post("/customers", json={"name": "Ann"})
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("#toast")).to_have_text("Restored")
    assert api.get("/customers/1").status_code == 404
    page.locator(".card", has_text="Sessions").get_by_role("button", name="Begin").click()
    page.get_by_label("Key").fill("branch")
    page.get_by_role("dialog").get_by_role("button", name="Begin").click()
    expect(page.locator(".card", has_text="Sessions")).to_contain_text("branch")
    page.get_by_role("button", name="End").click()
    expect(page.locator(".card", has_text="Sessions")).to_contain_text("One mock for everybody")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert "rows" in json.loads(Path(str(download.value.path())).read_text())
    api.post("/customers", json={"name": "Ann"})
    page.get_by_role("button", name="Reset everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Reset", exact=True).click()
    expect(page.locator("#toast")).to_have_text("Back at the start")
    assert api.get("/customers/1").status_code == 404


def test_what_every_call_meets_is_chosen_and_shown_until_it_is_over(opened: Opened, api: httpx.Client) -> None:
    page = opened.go("control")
    card = page.locator(".card", has_text="Every call meets")
    card.get_by_label("Answer").select_option("code")
    card.get_by_label("Status").fill("404")
    card.get_by_label("Latency").fill("20ms±5")
    card.get_by_role("button", name="Apply").click()
    expect(page.locator("#notice")).to_have_text("code=404 · 20ms±5")
    api.post("/customers", json={"name": "Ann"})
    missed = api.get("/customers/1")
    assert (missed.status_code, 0.015 <= float(missed.headers["x-mock-latency"]) <= 0.025) == (404, True)
    card.get_by_label("Errors by chance").fill("half")
    card.get_by_role("button", name="Apply").click()
    expect(page.locator("#toast")).to_have_text("'half' is no share of answers such as 5%")
    opened.refused(409)
    card.get_by_label("Errors by chance").fill("100%")
    card.get_by_label("Answer").select_option("")
    card.get_by_label("Latency").fill("")
    card.get_by_label("Rate limit").fill("1000/s")
    card.get_by_role("button", name="Apply").click()
    expect(page.locator("#notice")).to_have_text("100% errors · at most 1000/s")
    assert api.get("/customers/1").headers["x-mock-fault"] == "chaos"
    card.get_by_role("button", name="Nothing").click()
    expect(page.locator("#notice")).to_be_empty()
    assert api.get("/customers/1").status_code == 200
    assert api.get("/__mock__/conditions").json() == {"prefer": [], "latency": None, "chaos": None, "rateLimit": None}


def test_a_preference_that_the_page_does_not_show_stays(opened: Opened, api: httpx.Client) -> None:
    api.put("/__mock__/conditions", json={"prefer": ["validation=contract", "dynamic=true"]})
    page = opened.go("control")
    card = page.locator(".card", has_text="Every call meets")
    expect(card).to_contain_text("Also preferred: validation=contract")
    card.get_by_label("Answer").select_option("example")
    card.get_by_label("Name of the example").fill("paid")
    card.get_by_role("button", name="Apply").click()
    expect(page.locator("#notice")).to_have_text("example=paid · validation=contract")
    assert api.get("/__mock__/conditions").json()["prefer"] == ["example=paid", "validation=contract"]


def test_state_and_seeds_go_out_and_come_in_again(opened: Opened, api: httpx.Client, tmp_path: Path) -> None:
    api.post("/customers", json={"name": "Ann"})
    page = opened.go("control")
    files = {}
    for button in ("Download", "Save seeds"):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        files[button] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[button])
    for loads, file in (("Load", files["Download"]), ("Add seeds", files["Save seeds"])):
        api.post("/__mock__/reset")
        assert api.get("/customers/1").status_code == 404
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name=loads, exact=True).click()
        chooser.value.set_files(file)
        expect(page.locator("#toast")).to_have_text(f"Loaded {file.name}")
        assert api.get("/customers/1").json()["name"] == "Ann"
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Load", exact=True).click()
    chooser.value.set_files(wrong)
    expect(page.locator("#toast")).to_have_text("wrong.json is no state that was downloaded here")


# -- contract ---------------------------------------------------------------------------------------------------------


def test_the_contract_says_which_answers_were_seen(opened: Opened, api: httpx.Client) -> None:
    api.post("/orders", json={"note": "x"})
    api.get("/orders/1")
    api.get("/orders/99")
    api.get("/orders/99")
    page = opened.go("contract")
    main = page.locator("#main")
    expect(main).to_contain_text("2 of 8 operations called so far, 3 of 15 documented answers seen")
    read = main.locator("tr", has_text="getOrder")
    expect(read.locator(".chip.seen")).to_have_text(["200", "404 ×2"])
    expect(main.locator("tr", has_text="payOrder").locator(".chip.unseen")).to_have_text(["200", "404", "409"])
    api.post("/orders", json={"note": 7})
    expect(main.locator("tr", has_text="createOrder").locator(".chip.odd")).to_have_text("400")
    page.get_by_label("Which operations").select_option("new")
    expect(main.locator("tr", has_text="getOrder")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_label("Filter operations").fill("customer")
    expect(main.locator(".operations tr")).to_have_count(2)
    page.get_by_label("Filter operations").fill("nothing like that")
    expect(main).to_contain_text("No such operation")


def test_a_session_has_a_page_of_its_own(opened: Opened, api: httpx.Client) -> None:
    api.post("/__mock__/sessions", json={"key": "branch"})
    api.post("/customers", json={"name": "Ann"}, headers={"x-mock-session": "branch"})
    opened.page.goto(f"{opened.url}/__mock__/sessions/branch/__mock__/#/exchanges")
    expect(opened.page.locator(".row", has_text="createCustomer")).to_be_visible()
    expect(opened.page.locator("h1")).to_contain_text("session branch")
    opened.page.get_by_label("Session", exact=True).select_option("")
    expect(opened.page.locator("h1")).not_to_contain_text("session")
    opened.page.get_by_label("Session", exact=True).select_option("branch")
    expect(opened.page.locator("h1")).to_contain_text("session branch")
    opened.go("exchanges")
    opened.page.reload()
    expect(opened.page.locator("#main")).to_contain_text("Nothing was called yet")
    api.delete("/__mock__/sessions/branch")


def test_a_server_with_a_token_asks_for_it(browser: Browser) -> None:
    with running(serve(ORDERS, "--control-token", "sesame")) as (_, url):
        opened = Opened(browser, url)
        page = opened.go("control")
        page.get_by_role("button", name="Take").click()
        page.get_by_role("textbox", name="Token").fill("sesame")
        page.get_by_role("button", name="Use it").click()
        expect(page.get_by_role("button", name="Restore")).to_be_visible()
        opened.context.close()


def test_a_document_that_became_wrong_is_reported_until_it_is_mended(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "orders.yaml"
    right = ORDERS.read_text()
    file.write_text(right)
    with running(serve(file, "--watch")) as (_, url):
        opened = Opened(browser, url)
        page = opened.go("exchanges")
        expect(page.locator("#wrong")).to_be_empty()
        file.write_text(right + "\noops: [")
        expect(page.locator("#wrong")).to_contain_text("the one before it is served", timeout=10_000)
        file.write_text(right)
        expect(page.locator("#wrong")).to_be_empty(timeout=10_000)
        opened.context.close()
