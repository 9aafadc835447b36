"""A page of the mock in Chromium, with whatever goes wrong in it."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

__all__ = ["Opened"]


class Opened:
    """A page of the mock that noted whatever went wrong in it."""

    def __init__(
        self, browser: Browser, url: str, *, width: int = 1440, height: int = 900, theme: str = "light"
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("console", lambda each: self.errors.append(each.text) if each.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self.errors.append(f"a dialog: {dialog.message}"))
        self.url = url

    def refused(self, status: int) -> None:
        """That a call was refused is noted by browsers; here it was meant to be."""
        (found,) = [each for each in self.errors if f"responded with a status of {status}" in each]
        self.errors.remove(found)

    def go(self, tab: str) -> Page:
        self.page.goto(f"{self.url}/__mock__/#/{tab}")
        expect(self.page.locator("#connection")).to_have_text("live")
        return self.page
