"""The page above several documents: links to the page of each, on a phone as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import Opened
from playwright.sync_api import expect, sync_playwright
from processes import running

from real_servers import chromium, node_packages

ORDERS = Path(__file__).parents[2] / "docs" / "examples" / "orders.yaml"

pytestmark = [pytest.mark.slow, pytest.mark.process]


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_each_document_is_a_link_to_its_page(width: int, theme: str) -> None:
    path = chromium()
    axe = (node_packages("axe-core@4.14.1") / "node_modules" / "axe-core" / "axe.min.js").read_text()
    serve = ["-m", "understudy.server.cli.main", "serve", f"shop={ORDERS}", f"branch={ORDERS}", "--port", "0"]
    with running(serve) as (_, url), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        opened = Opened(browser, url, width=width, theme=theme)
        page = opened.page
        answer = page.goto(url)
        assert answer is not None
        assert "unsafe" not in (answer.header_value("content-security-policy") or "unsafe")
        assert page.evaluate("getComputedStyle(document.body).maxWidth") == "640px", "its own style is let in"
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate(f"{axe}; undefined")
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'best-practice']})")
        assert [each["id"] for each in found["violations"]] == []
        page.get_by_role("link", name="branch").click()
        expect(page.locator("#connection")).to_have_text("live")
        assert page.url.startswith(url.replace("__mock__/", "branch/__mock__/"))
        browser.close()
        assert opened.errors == []
