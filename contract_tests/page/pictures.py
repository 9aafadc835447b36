"""Takes the pictures of docs/page.md: `make pictures`."""

from __future__ import annotations

from pathlib import Path

import httpx
from pages import Opened
from playwright.sync_api import expect, sync_playwright
from processes import running, serve

from real_servers import chromium

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
MET = {"latency": "120ms±40", "chaos": "5%"}


def fill(api: httpx.Client) -> None:
    """What somebody might have done before."""
    api.post("/__mock__/endpoints", json={"url": f"{api.base_url}/__mock__/capture"})
    api.post("/customers", json={"name": "Ada"})
    for note in ("gift wrap", "leave at the door"):
        api.post("/orders", json={"note": note, "customer_id": 1})
    api.post("/orders/1/pay")
    for path in ("/orders/99", "/orders/1", "/orders"):
        api.get(path)
    api.post("/orders", json={"note": 7})


def main() -> None:
    """Write every picture anew."""
    with (
        running(serve(ROOT / "tests" / "support" / "orders.yaml", "--progression", "time")) as (_, url),
        httpx.Client(base_url=url) as api,
        sync_playwright() as playwright,
    ):
        fill(api)
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])

        def take(name: str, view: str, theme: str, choose: str | None = None) -> None:
            opened = Opened(browser, url, width=1280, height=720, theme=theme)
            page = opened.go(view)
            page.locator("#main > *").wait_for()
            if choose is not None:
                page.locator(".list .row", has_text=choose).first.click()
                expect(page.locator(".detail header")).to_be_visible()
            page.wait_for_timeout(1_000)
            page.screenshot(path=FOLDER / f"page-{name}.png")
            assert opened.errors == []
            opened.context.close()

        take("exchanges", "exchanges", "light", "400")
        take("records", "records/orders/1", "dark")
        take("webhooks", "webhooks/inbox", "light", "order.paid")
        take("contract", "contract", "light")
        api.put("/__mock__/conditions", json=MET)
        api.post("/__mock__/faults", json={"kind": "status", "status": 503, "operationId": "getOrder"})
        take("control", "control", "dark")
        browser.close()


if __name__ == "__main__":
    main()
